import { MoneyField, NumberField, SelectField, TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import type { Draft } from './draft.rules.ts';
import type { OfferOnSale, SellingTerms } from './terms.ts';
import styles from './sales.module.css';

interface Props {
  readonly terms: SellingTerms;
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** The word in the list of offers for what is on no price list. */
const OWN = 'own';

/** What is sold, and for how much. */
export function OfferFields({ terms, draft, onChange }: Props) {
  const offer = terms.offers.find(({ id }) => id === draft.offerId) ?? null;
  const options = [
    ...terms.offers.map((one) => ({ value: one.id, label: offerWords(one) })),
    ...(terms.ownTerms ? [{ value: OWN, label: t('sale.ownTerms') }] : []),
  ];
  const choose = (word: string | null) =>
    onChange(
      word === OWN
        ? { offerId: null, own: { item: '', sessions: null, validDays: null }, priceMinor: null }
        : { offerId: word, own: null, priceMinor: terms.offers.find(({ id }) => id === word)?.priceMinor ?? null },
    );
  return (
    <>
      <SelectField
        label={t('sale.what')}
        value={draft.own ? OWN : draft.offerId}
        onChange={choose}
        options={options}
        placeholder={t('sale.chooseOffer')}
        hint={options.length === 0 ? t('sale.noOffers') : null}
      />
      {draft.own ? <OwnFields draft={draft} own={draft.own} currency={terms.currency} onChange={onChange} /> : null}
      {offer && terms.discountLimitBp !== 0 ? (
        <MoneyField
          label={t('sale.price')}
          currency={terms.currency}
          key={offer.id}
          value={draft.priceMinor}
          onChange={(priceMinor) => onChange({ priceMinor })}
          hint={priceHint(offer, terms)}
        />
      ) : null}
    </>
  );
}

interface OwnProps extends Pick<Props, 'draft' | 'onChange'> {
  readonly own: NonNullable<Draft['own']>;
  readonly currency: string;
}

function OwnFields({ own, draft, currency, onChange }: OwnProps) {
  return (
    <>
      <TextField
        label={t('sale.item')}
        value={own.item}
        onChange={(item) => onChange({ own: { ...own, item } })}
        maxLength={200}
      />
      <div className={styles.pair}>
        <NumberField
          label={t('sale.sessions')}
          value={own.sessions}
          onChange={(sessions) => onChange({ own: { ...own, sessions } })}
        />
        <NumberField
          label={t('sale.validDays')}
          value={own.validDays}
          onChange={(validDays) => onChange({ own: { ...own, validDays } })}
          optional
        />
      </div>
      <MoneyField
        label={t('sale.price')}
        currency={currency}
        value={draft.priceMinor}
        onChange={(priceMinor) => onChange({ priceMinor })}
      />
    </>
  );
}

/** PT 12 · 12 sessions · $990.00 */
function offerWords({ name, sessions, bonusSessions, priceMinor, currency }: OfferOnSale): string {
  const count = t('sale.sessionsCount', { count: sessions + bonusSessions });
  return `${name} · ${count} · ${spellMoney(priceMinor, currency)}`;
}

/** How far one may go. */
function priceHint({ priceMinor, lowestPriceMinor }: OfferOnSale, terms: SellingTerms): string {
  const list = spellMoney(priceMinor, terms.currency);
  return terms.discountLimitBp === null
    ? t('sale.listPrice', { list })
    : t('sale.priceLimit', { list, lowest: spellMoney(lowestPriceMinor, terms.currency) });
}
