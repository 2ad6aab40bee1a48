import { ChoiceField, DayField, MoneyField, NumberField, TextField } from '../../ui/fields/index.ts';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import type { Draft } from './draft.rules.ts';
import type { SellingTerms } from './terms.ts';
import styles from './sales.module.css';

interface Props {
  readonly terms: SellingTerms;
  readonly draft: Draft;
  readonly price: number | null;
  readonly plan: readonly { readonly dueOn: string; readonly amountMinor: number }[] | null;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** When it is due and what was taken at once. */
export function MoneyFields({ terms, draft, price, plan, onChange }: Props) {
  const { currency, today } = terms;
  const inParts = draft.instalments !== null;
  return (
    <>
      <ChoiceField
        label={t('sale.due')}
        value={inParts ? 'parts' : 'once'}
        onChange={(word) => onChange({ instalments: word === 'parts' ? 3 : null })}
        options={[
          { value: 'once', label: t('sale.dueOnce') },
          { value: 'parts', label: t('sale.dueInParts') },
        ]}
      />
      {inParts ? (
        <>
          <div className={styles.pair}>
            <NumberField
              label={t('sale.parts')}
              value={draft.instalments}
              onChange={(instalments) => onChange({ instalments: instalments ?? 0 })}
            />
            <DayField
              label={t('sale.firstOn')}
              value={draft.firstOn || today}
              onChange={(firstOn) => onChange({ firstOn })}
              min={draft.soldOn || today}
            />
          </div>
          <ol className={styles.plan} aria-label={t('sale.plan')}>
            {(plan ?? []).map(({ dueOn, amountMinor }) => (
              <li key={dueOn}>
                <span>{spellDate(dueOn)}</span>
                <b>{spellMoney(amountMinor, currency)}</b>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <div className={styles.pair}>
        <MoneyField
          label={t('sale.collected')}
          currency={currency}
          value={draft.collectedMinor}
          onChange={(collectedMinor) => onChange({ collectedMinor })}
          optional
        />
        <TextField
          label={t('sale.method')}
          value={draft.method}
          onChange={(method) => onChange({ method })}
          maxLength={100}
          optional
        />
      </div>
      <Shortcuts draft={draft} price={price} plan={plan} currency={currency} onChange={onChange} />
      <DayField
        label={t('sale.soldOn')}
        value={draft.soldOn || today}
        onChange={(soldOn) => onChange({ soldOn: soldOn === today ? '' : soldOn })}
        max={today}
      />
    </>
  );
}

/** What is paid at once nearly always: all of it, or the first part. */
function Shortcuts({
  price,
  plan,
  currency,
  onChange,
}: Pick<Props, 'draft' | 'price' | 'plan' | 'onChange'> & { readonly currency: string }) {
  const first = plan?.[0]?.amountMinor ?? price;
  if (first === null || first === 0) return null;
  return (
    <div className={styles.quick}>
      <button type="button" onClick={() => onChange({ collectedMinor: first })}>
        {t(plan === null ? 'sale.paidAll' : 'sale.paidFirst', { amount: spellMoney(first, currency) })}
      </button>
      <button type="button" onClick={() => onChange({ collectedMinor: null })}>
        {t('sale.paidNothing')}
      </button>
    </div>
  );
}
