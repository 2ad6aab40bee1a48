import type { SaleOpenedQuery } from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Name } from '../../ui/name.tsx';
import { spellPercent } from '../../ui/number.ts';
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
      {mayCollect && (sale.openMinor ?? 0) > 0 ? <CollectForm key={sale.openMinor} sale={sale} busy={busy} onCollect={onCollect} /> : null}
      {mayRefund && (sale.refundableMinor ?? 0) > 0 ? <RefundForm key={sale.refundableMinor} sale={sale} busy={busy} onRefund={onRefund} /> : null}
    </Sheet>
  );
}

function Terms({ sale, hrefOfMember, hrefOfConsultation }: Props) {
  const { member, currency, priceMinor, listPriceMinor, refundedOn } = sale;
  const money = (amount: number) => spellMoney(amount, currency);
  const name = <Name whole>{nameOf(member)}</Name>;
  const facts: readonly (readonly [string, React.ReactNode] | null)[] = [
    [t('sale.member'), member?.known ? <Anchor href={hrefOfMember(member.id)}>{name}</Anchor> : name],
    [t('sale.kindLabel'), <>{t(`sale.kind.${sale.kind}`)}{sale.kindInferred ? <small>{t('sale.inferred')}</small> : null}</>],
    [t('sale.sessions'), sale.bonusSessions > 0 ? t('sale.withBonus', { sessions: sale.sessions, bonus: sale.bonusSessions }) : String(sale.sessions)],
    [t('sale.soldOn'), [spellDate(sale.soldOn), sale.location?.name].filter(Boolean).join(' · ')],
    [t('sale.expires'), sale.expiresOn ? spellDate(sale.expiresOn) : t('sale.never')],
    [t('sale.sellers'), sale.sellers.map(({ seller, partBp, amountMinor }) => (
      <span key={seller?.id ?? ''} className={styles.sellerLine}>
        {seller?.name ?? t('sale.somebody')} {sale.sellers.length > 1 ? spellPercent(partBp / 100) : ''}
        {amountMinor !== null && sale.sellers.length > 1 ? <small>{money(amountMinor)}</small> : null}
      </span>
    ))],
    sale.consultationId ? [t('sale.closed'), <Anchor key="c" href={hrefOfConsultation(sale.consultationId)}>{t('sale.consultation')}</Anchor>] : null,
    priceMinor === null ? null : [t('sale.price'), <>{money(priceMinor)}{listPriceMinor !== null && listPriceMinor !== priceMinor ? <small>{t('sale.listPrice', { list: money(listPriceMinor) })}</small> : null}</>],
    refundedOn ? [t(sale.rescinded ? 'sale.rescinded' : 'sale.refunded'), <>{spellDate(refundedOn)}{sale.refundedMinor === null ? null : <small>{money(sale.refundedMinor)}</small>}</>] : null,
  ];
  return (
    <dl className={styles.facts}>
      {facts.filter((fact) => fact !== null).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
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
