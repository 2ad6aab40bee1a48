import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Conflict } from '../../ui/conflict.tsx';
import { CheckField, PercentField, SelectField, TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import {
  changedMeanwhile,
  changesOf,
  type LocationTerms,
  missingTerms,
  takeTheirs,
  type TermKey,
} from './location.rules.ts';
import { spellBasisPoints } from './pay-rates.tsx';
import { countries, countryName, currencies, timeZones } from './place-names.ts';
import styles from './settings.module.css';

interface Props {
  readonly title: string;
  /** As it was when the sheet was opened; what a new one begins with. */
  readonly before: LocationTerms;
  readonly isNew: boolean;
  /** As it is now, when somebody changed it meanwhile. */
  readonly now: LocationTerms | null;
  /** An owner changes everything; a manager only what trainers see of each other. */
  readonly isOwner: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  readonly onSave: (changes: Partial<LocationTerms>, terms: LocationTerms) => void;
  /** The conflict is settled: what is there now is what the form stands on. */
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

/** A location's terms: opened with, and changed. */
export function LocationSheet(props: Props) {
  const { title, before, isNew, now, isOwner, busy, refusal, onSave, onTaken, onClose } = props;
  const [draft, setDraft] = useState(before);
  const [tried, setTried] = useState(false);
  const missing = missingTerms(draft);
  const changes = changesOf(draft, before);
  const set = (change: Partial<LocationTerms>) => setDraft({ ...draft, ...change });
  const save = () => {
    setTried(true);
    if (missing.length === 0) onSave(changes, draft);
  };
  const theirs = () => {
    if (now) setDraft(takeTheirs(draft, before, now));
    onTaken();
  };
  return (
    <Sheet
      title={title}
      onClose={onClose}
      dirty={Object.keys(changes).length > 0}
      footer={
        <Button
          variant="filled"
          loading={busy}
          disabled={now !== null || (!isNew && Object.keys(changes).length === 0)}
          onClick={save}
        >
          {t(isNew ? 'settings.location.open' : 'settings.location.save')}
        </Button>
      }
    >
      {now ? (
        <Conflict
          busy={busy}
          onTakeTheirs={theirs}
          onWriteMine={save}
          differences={changedMeanwhile(draft, before, now).map((key) => ({
            key,
            label: t(`settings.location.${key}`),
            theirs: spellTerm(now, key),
            mine: spellTerm(draft, key),
          }))}
        />
      ) : null}
      <Fields draft={draft} set={set} isOwner={isOwner} missing={tried ? missing : []} />
      <RefusalNote refusal={now ? null : refusal} />
    </Sheet>
  );
}

function spellTerm(terms: LocationTerms, key: TermKey): string {
  if (key === 'country') return countryName(terms.country);
  if (key === 'leagueVisible') return t(terms.leagueVisible ? 'settings.yes' : 'settings.no');
  if (key === 'discountLimitBp') return spellBasisPoints(terms.discountLimitBp ?? 0);
  return terms[key];
}

interface FieldsProps {
  readonly draft: LocationTerms;
  readonly set: (change: Partial<LocationTerms>) => void;
  readonly isOwner: boolean;
  readonly missing: readonly TermKey[];
}

function Fields({ draft, set, isOwner, missing }: FieldsProps) {
  const [zones, money, lands] = useMemo(() => [timeZones(), currencies(), countries()], []);
  const error = (key: TermKey) => (missing.includes(key) ? t('settings.missing') : null);
  const disabled = !isOwner;
  return (
    <>
      {isOwner ? null : <p className={styles.quiet}>{t('settings.location.managerNote')}</p>}
      <TextField
        label={t('settings.location.name')}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={error('name')}
        disabled={disabled}
        focused={isOwner}
      />
      <SelectField
        label={t('settings.location.timeZone')}
        value={draft.timeZone || null}
        options={zones}
        onChange={(timeZone) => set({ timeZone: timeZone ?? '' })}
        error={error('timeZone')}
        hint={t('settings.location.timeZoneHint')}
        disabled={disabled}
      />
      <div className={styles.two}>
        <SelectField
          label={t('settings.location.country')}
          value={draft.country || null}
          options={lands}
          onChange={(country) => set({ country: country ?? '' })}
          error={error('country')}
          disabled={disabled}
        />
        <SelectField
          label={t('settings.location.currency')}
          value={draft.currency || null}
          options={money}
          onChange={(currency) => set({ currency: currency ?? '' })}
          error={error('currency')}
          disabled={disabled}
        />
      </div>
      <PercentField
        label={t('settings.location.discountLimitBp')}
        value={draft.discountLimitBp}
        onChange={(discountLimitBp) => set({ discountLimitBp })}
        error={error('discountLimitBp')}
        hint={t('settings.location.discountHint')}
        disabled={disabled}
      />
      <CheckField
        label={t('settings.location.leagueVisible')}
        checked={draft.leagueVisible}
        onChange={(leagueVisible) => set({ leagueVisible })}
        hint={t('settings.location.leagueHint')}
      />
    </>
  );
}
