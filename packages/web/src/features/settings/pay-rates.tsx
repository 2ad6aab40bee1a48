import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PayRatesQuery } from '../../api/documents.ts';
import { addDays, type Day, spellDate } from '../../ui/day.ts';
import { DayField, MoneyField, PercentField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { spellPercent } from '../../ui/number.ts';
import { Section } from '../../ui/page.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import styles from './settings.module.css';

/** What somebody is paid on the days [heldFrom, heldUntil). */
export type PayRate = PayRatesQuery['payRates'][number];

/** 12.5 % of 1,250 basis points. */
export const spellBasisPoints = (basisPoints: number): string =>
  spellPercent(basisPoints / 100, basisPoints % 100 === 0 ? 0 : basisPoints % 10 === 0 ? 1 : 2);

interface ListProps {
  readonly rates: readonly PayRate[];
  readonly today: Day;
  readonly onSet: (() => void) | null;
}

/** What somebody was, is and will be paid, the latest first. */
export function PayRateList({ rates, today, onSet }: ListProps) {
  const side = onSet ? (
    <button type="button" className={styles.plain} onClick={onSet}>
      {t('settings.pay.set')}
    </button>
  ) : null;
  return (
    <Section id="pay" title={t('settings.pay.title')} side={side}>
      {rates.length === 0 ? <p className={styles.cardFoot}>{t('settings.pay.none')}</p> : null}
      <ul className={styles.facts}>
        {rates.map((rate) => {
          const isOver = rate.heldUntil !== null && rate.heldUntil <= today;
          return (
            <li key={rate.id} data-old={isOver || undefined}>
              <b>
                {t('settings.pay.rate', {
                  pay: spellMoney(rate.payPerSessionMinor, rate.currency),
                  commission: spellBasisPoints(rate.commissionBp),
                })}
              </b>
              <span>{daysOf(rate, today)}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function daysOf({ heldFrom, heldUntil }: PayRate, today: Day): string {
  const begins = t(heldFrom > today ? 'settings.role.from' : 'settings.role.since', { day: spellDate(heldFrom) });
  return heldUntil === null ? begins : `${begins} ${t('settings.role.to', { day: spellDate(addDays(heldUntil, -1)) })}`;
}

/** A rate as it is to be. */
export interface RateTold {
  readonly payPerSessionMinor: number;
  readonly commissionBp: number;
  readonly currency: string;
  readonly from: Day;
}

interface SheetProps {
  readonly name: string;
  readonly current: PayRate | null;
  readonly currency: string;
  readonly today: Day;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  readonly onSet: (rate: RateTold) => void;
  readonly onClose: () => void;
}

/** Another rate from a day on. What was paid before is not rewritten. */
export function PayRateSheet({ name, current, currency, today, busy, refusal, onSet, onClose }: SheetProps) {
  const [pay, setPay] = useState<number | null>(current?.payPerSessionMinor ?? null);
  const [commission, setCommission] = useState<number | null>(current?.commissionBp ?? 0);
  const [from, setFrom] = useState<Day | ''>(today);
  const [tried, setTried] = useState(false);
  const money = current?.currency ?? currency;
  const set = () => {
    setTried(true);
    if (pay === null || commission === null || from === '') return;
    onSet({ payPerSessionMinor: pay, commissionBp: commission, currency: money, from });
  };
  const missing = (isMissing: boolean) => (tried && isMissing ? t('settings.missing') : null);
  return (
    <Sheet
      title={t('settings.pay.sheet', { name })}
      onClose={onClose}
      dirty={pay !== (current?.payPerSessionMinor ?? null) || commission !== (current?.commissionBp ?? 0)}
      footer={
        <Button variant="filled" loading={busy} onClick={set}>
          {t('settings.pay.submit')}
        </Button>
      }
    >
      <div className={styles.two}>
        <MoneyField
          label={t('settings.pay.perSession')}
          currency={money}
          value={pay}
          onChange={setPay}
          error={missing(pay === null)}
          focused
        />
        <PercentField
          label={t('settings.pay.commission')}
          value={commission}
          onChange={setCommission}
          error={missing(commission === null)}
        />
      </div>
      <DayField
        label={t('settings.pay.from')}
        value={from}
        onChange={setFrom}
        hint={t('settings.pay.fromHint')}
        error={missing(from === '')}
      />
      <RefusalNote refusal={refusal} />
    </Sheet>
  );
}
