import type { ReactNode } from 'react';
import type { SaleOpenedQuery } from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Name } from '../../ui/name.tsx';
import { spellCount, spellPercent } from '../../ui/number.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { CollectForm, RefundForm } from './money-forms.tsx';
import styles from './sales.module.css';
import { nameOf } from './words.ts';

/** A sale with every line of its money. */
export type OpenedSale = SaleOpenedQuery['sale'];

interface Props {
  readonly sale: OpenedSale;
  readonly mayCollect: boolean;
  readonly mayRefund: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  /** Answers whether it was done. */
  readonly onCollect: (amountMinor: number, method: string) => Promise<boolean>;
  /** Null for all that has not gone back yet. */
  readonly onRefund: (amountMinor: number | null) => Promise<boolean>;
  readonly hrefOfMember: (id: string) => string;
  readonly hrefOfConsultation: (id: string) => string;
  readonly onClose: () => void;
}

/** What was sold, on which terms, what is due and was paid, and what can still be done about it. */
export function OpenedSaleSheet(props: Props) {
  const { sale, mayCollect, mayRefund, busy, refusal, onCollect, onRefund, onClose } = props;
  return (
    <Sheet title={sale.item} onClose={onClose}>
      <Terms {...props} />
      <Lines sale={sale} />
      <RefusalNote refusal={refusal} />
      {mayCollect && (sale.openMinor ?? 0) > 0 ? (
        <CollectForm key={sale.openMinor} sale={sale} busy={busy} onCollect={onCollect} />
      ) : null}
      {mayRefund && (sale.refundableMinor ?? 0) > 0 ? (
        <RefundForm key={sale.refundableMinor} sale={sale} busy={busy} onRefund={onRefund} />
      ) : null}
    </Sheet>
  );
}

type Fact = readonly [label: string, value: ReactNode];

/** The terms as they were frozen at the sale, and what became of it. */
function Terms({ sale, hrefOfMember, hrefOfConsultation }: Props) {
  const { member, sessions, bonusSessions: bonus, soldOn, location, expiresOn, consultationId } = sale;
  const name = <Name whole>{nameOf(member)}</Name>;
  const facts: readonly (Fact | null)[] = [
    [t('sale.member'), member?.known ? <Anchor href={hrefOfMember(member.id)}>{name}</Anchor> : name],
    [t('sale.kindLabel'), withSmall(t(`sale.kind.${sale.kind}`), sale.kindInferred ? t('sale.inferred') : null)],
    [t('sale.sessions'), bonus > 0 ? t('sale.withBonus', { sessions, bonus }) : spellCount(sessions)],
    [t('sale.soldOn'), [spellDate(soldOn), location?.name].filter(Boolean).join(' · ')],
    [t('sale.expires'), expiresOn ? spellDate(expiresOn) : t('sale.never')],
    [t('sale.sellers'), <Sellers key="sellers" sale={sale} />],
    consultationId === null
      ? null
      : [
          t('sale.closed'),
          <Anchor key="closed" href={hrefOfConsultation(consultationId)}>
            {t('sale.consultation')}
          </Anchor>,
        ],
    ...moneyFacts(sale),
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter((fact) => fact !== null)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const withSmall = (value: ReactNode, small: string | null): ReactNode => (
  <>
    {value}
    {small === null ? null : <small>{small}</small>}
  </>
);

/** The price beside that of the list, and what went back. */
function moneyFacts({
  currency,
  priceMinor,
  listPriceMinor,
  refundedOn,
  refundedMinor,
  rescinded,
}: OpenedSale): Fact[] {
  const money = (amount: number) => spellMoney(amount, currency);
  const offList = listPriceMinor !== null && listPriceMinor !== priceMinor;
  const list = offList ? t('sale.listPrice', { list: money(listPriceMinor) }) : null;
  const back = refundedMinor === null ? null : money(refundedMinor);
  return [
    ...(priceMinor === null ? [] : [[t('sale.price'), withSmall(money(priceMinor), list)] as const]),
    ...(refundedOn === null
      ? []
      : [[t(rescinded ? 'sale.rescinded' : 'sale.refunded'), withSmall(spellDate(refundedOn), back)] as const]),
  ];
}

function Sellers({ sale: { sellers, currency } }: { readonly sale: OpenedSale }) {
  const several = sellers.length > 1;
  return sellers.map(({ seller, partBp, amountMinor }) => (
    <span key={seller?.id ?? ''} className={styles.sellerLine}>
      {seller?.name ?? t('sale.somebody')} {several ? spellPercent(partBp / 100) : ''}
      {amountMinor !== null && several ? <small>{spellMoney(amountMinor, currency)}</small> : null}
    </span>
  ));
}

/** What is due when, and what was paid when and how. */
function Lines({ sale: { due, collected, currency, openMinor } }: { readonly sale: OpenedSale }) {
  if (openMinor === null) return null;
  return (
    <>
      <section className={styles.part}>
        <h3>{t('sale.due')}</h3>
        <ul className={styles.plan}>
          {due.map(({ id, dueOn, amountMinor }) => (
            <li key={id}>
              <span>{spellDate(dueOn)}</span>
              <b>{spellMoney(amountMinor, currency)}</b>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.part}>
        <h3>{t('sale.paid')}</h3>
        <ul className={styles.plan}>
          {collected.map(({ id, collectedOn, amountMinor, method }) => (
            <li key={id}>
              <span>{[spellDate(collectedOn), method].filter(Boolean).join(' · ')}</span>
              <b>{spellMoney(amountMinor, currency)}</b>
            </li>
          ))}
          <li>
            <span>{t('sale.open')}</span>
            <b>{spellMoney(openMinor, currency)}</b>
          </li>
        </ul>
      </section>
    </>
  );
}
