import { useState } from 'react';
import type { Day } from '../../ui/day.ts';
import { CheckField, DayField, MoneyField, NumberField, SelectField, TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './settings.module.css';

/** An entry of the price list as the form holds it. */
export interface OfferDraft {
  readonly name: string;
  readonly intro: boolean;
  readonly sessions: number | null;
  readonly bonusSessions: number | null;
  readonly priceMinor: number | null;
  readonly currency: string;
  readonly validDays: number | null;
  readonly services: string;
  readonly from: Day | '';
}

/** What is missing in a draft, by field. */
export function missingIn({ name, sessions, priceMinor, from }: OfferDraft): (keyof OfferDraft)[] {
  const missing: (keyof OfferDraft)[] = [];
  if (name.trim() === '') missing.push('name');
  if (sessions === null) missing.push('sessions');
  if (priceMinor === null) missing.push('priceMinor');
  if (from === '') missing.push('from');
  return missing;
}

/** "PT, small group" as the services that they are. */
export const servicesOf = (text: string): string[] =>
  text
    .split(',')
    .map((service) => service.trim())
    .filter((service) => service !== '');

interface Props {
  readonly draft: OfferDraft;
  readonly onChange: (draft: OfferDraft) => void;
  /** A version of an entry keeps its name and its currency. */
  readonly isVersion: boolean;
  readonly currencies: readonly string[];
  readonly missing: readonly (keyof OfferDraft)[];
}

interface PartProps {
  readonly draft: OfferDraft;
  readonly set: (change: Partial<OfferDraft>) => void;
  readonly error: (key: keyof OfferDraft) => string | null;
}

/** What a package is: how many sessions, at which price, how long, from which day. */
export function OfferForm({ draft, onChange, isVersion, currencies, missing }: Props) {
  const set = (change: Partial<OfferDraft>) => onChange({ ...draft, ...change });
  const error = (key: keyof OfferDraft) => (missing.includes(key) ? t('settings.missing') : null);
  const hasCurrency = !isVersion && currencies.length > 1;
  const from = (
    <DayField
      label={t('settings.offer.from')}
      value={draft.from}
      onChange={(day) => set({ from: day })}
      error={error('from')}
      hint={hasCurrency ? null : t('settings.offer.fromHint')}
    />
  );
  return (
    <>
      {isVersion ? null : (
        <TextField
          label={t('settings.offer.name')}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={error('name')}
          focused
        />
      )}
      <div className={styles.two}>
        <MoneyField
          label={t('settings.offer.price')}
          currency={draft.currency}
          value={draft.priceMinor}
          onChange={(priceMinor) => set({ priceMinor })}
          error={error('priceMinor')}
          hint={t('settings.offer.priceHint')}
          focused={isVersion}
        />
        {hasCurrency ? (
          <SelectField
            label={t('settings.location.currency')}
            value={draft.currency}
            options={currencies.map((code) => ({ value: code, label: code }))}
            onChange={(currency) => currency && set({ currency })}
            hint={t('settings.offer.currencyHint')}
          />
        ) : (
          from
        )}
        <Sessions draft={draft} set={set} error={error} />
      </div>
      <Validity draft={draft} set={set} />
      <Kind draft={draft} set={set} />
      {hasCurrency ? from : null}
    </>
  );
}

function Sessions({ draft, set, error }: PartProps) {
  return (
    <>
      <NumberField
        label={t('settings.offer.sessions')}
        value={draft.sessions}
        onChange={(sessions) => set({ sessions })}
        error={error('sessions')}
      />
      <NumberField
        label={t('settings.offer.bonus')}
        value={draft.bonusSessions}
        onChange={(bonusSessions) => set({ bonusSessions })}
        optional
      />
    </>
  );
}

/** What a package that expires is valid for, until somebody writes another number. */
const USUAL_DAYS = 90;

function Validity({ draft, set }: Omit<PartProps, 'error'>) {
  const [endless, setEndless] = useState(draft.validDays === null);
  return (
    <>
      <CheckField
        label={t('settings.offer.endless')}
        checked={endless}
        onChange={(checked) => {
          setEndless(checked);
          set({ validDays: checked ? null : USUAL_DAYS });
        }}
      />
      {endless ? null : (
        <NumberField
          label={t('settings.offer.validFor')}
          unit={t('settings.offer.dayUnit')}
          value={draft.validDays}
          onChange={(validDays) => set({ validDays })}
        />
      )}
    </>
  );
}

function Kind({ draft, set }: Omit<PartProps, 'error'>) {
  return (
    <>
      <TextField
        label={t('settings.offer.services')}
        value={draft.services}
        onChange={(services) => set({ services })}
        hint={t('settings.offer.servicesHint')}
      />
      <CheckField
        label={t('settings.offer.isIntro')}
        checked={draft.intro}
        onChange={(intro) => set({ intro })}
        hint={t('settings.offer.introHint')}
      />
    </>
  );
}
