import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '../../ui/day.ts';
import { DayField, SelectField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { type Subject, SUBJECTS } from './log.rules.ts';
import styles from './log.module.css';

/** Which acts are shown. */
export interface LogFilter {
  readonly who?: string | undefined;
  readonly what?: string | undefined;
  readonly location?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly filter: LogFilter;
  readonly places: readonly Named[];
  /** Who is found by what was typed; null for a reader who sees their own acts alone. */
  readonly people: readonly Named[] | null;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onShow: (filter: LogFilter) => void;
  readonly onClose: () => void;
}

/** Who, what, where and when. */
export function LogFilterSheet({ filter, places, people, search, onSearch, onShow, onClose }: Props) {
  const [draft, setDraft] = useState(filter);
  const set = (change: LogFilter) => setDraft({ ...draft, ...change });
  return (
    <Sheet
      title={t('log.filterTitle')}
      onClose={onClose}
      footer={
        <Button variant="filled" onClick={() => onShow(draft)}>
          {t('log.show')}
        </Button>
      }
    >
      {people === null ? null : (
        <SelectField
          label={t('log.who')}
          value={draft.who ?? null}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          search={{ text: search, onSearch }}
          placeholder={t('log.anybody')}
          hint={t('log.whoHint')}
          onChange={(who) => set({ who: who ?? undefined })}
          optional
        />
      )}
      <SelectField<Subject>
        label={t('log.what')}
        value={SUBJECTS.find((subject) => subject === draft.what) ?? null}
        options={SUBJECTS.map((subject) => ({ value: subject, label: t(`log.what.${subject}`) }))}
        onChange={(what) => set({ what: what ?? undefined })}
        optional
      />
      {places.length < 2 ? null : (
        <SelectField
          label={t('log.where')}
          value={draft.location ?? null}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(location) => set({ location: location ?? undefined })}
          optional
        />
      )}
      <div className={styles.two}>
        <DayField
          label={t('log.from')}
          value={draft.from ?? ''}
          onChange={(day) => set({ from: day || undefined })}
          optional
        />
        <DayField
          label={t('log.to')}
          value={draft.to ?? ''}
          onChange={(day) => set({ to: day || undefined })}
          optional
        />
      </div>
    </Sheet>
  );
}
