import { Button } from '@mantine/core';
import type { Said, WhyNotNow } from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { spellShortDay, type Day } from '../../ui/day.ts';
import { ChoiceField, DayField, NoteField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import type { BeBackRow } from './be-backs-view.tsx';
import { Form } from './form.tsx';
import { QuickDays } from './quick-days.tsx';
import styles from './sheets.module.css';
import { nameOf } from './words.ts';

/** What came of a talk, as it is being typed. */
export interface TalkDraft {
  readonly said: Said;
  readonly until: string;
  readonly reason: WhyNotNow | null;
  readonly note: string;
}

interface Props {
  readonly row: BeBackRow;
  readonly today: Day;
  readonly draft: TalkDraft;
  readonly onChange: (change: Partial<TalkDraft>) => void;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  readonly boughtHref: string | null;
  readonly onLog: () => void;
  readonly onClose: () => void;
}

const SAID = ['TALKING', 'NOT_REACHED', 'NOT_NOW'] as const satisfies readonly Said[];
const REASONS = [
  'PRICE',
  'TIME',
  'PARTNER',
  'HEALTH',
  'ELSEWHERE',
  'NO_INTEREST',
  'OTHER',
] as const satisfies readonly WhyNotNow[];

/** Who, how they are reached, what came of it, and what comes next by when. */
export function TalkSheet({ row, today, draft, onChange, dirty, busy, refusal, boughtHref, onLog, onClose }: Props) {
  const ends = draft.said === 'NOT_NOW';
  return (
    <Sheet
      title={t('talk.title')}
      onClose={onClose}
      dirty={dirty}
      footer={
        <>
          {boughtHref === null ? null : (
            <Anchor className={styles.other} href={boughtHref}>
              {t('talk.bought')}
            </Anchor>
          )}
          <Button variant="filled" type="submit" form="talk" loading={busy} disabled={ends && draft.reason === null}>
            {t('talk.submit')}
          </Button>
        </>
      }
    >
      <Form id="talk" onSubmit={onLog}>
        <Whom row={row} />
        <ChoiceField
          label={t('talk.said')}
          value={draft.said}
          onChange={(said) => onChange({ said })}
          options={SAID.map((value) => ({ value, label: t(`beBack.said.${value}`) }))}
        />
        {ends ? (
          <ChoiceField
            label={t('talk.reason')}
            value={draft.reason ?? ('' as WhyNotNow)}
            onChange={(reason) => onChange({ reason })}
            options={REASONS.map((value) => ({ value, label: t(`talk.why.${value}`) }))}
          />
        ) : (
          <>
            <DayField
              label={t('talk.until')}
              value={draft.until}
              onChange={(until) => onChange({ until })}
              min={today}
            />
            <QuickDays
              today={today}
              value={draft.until}
              onChange={(until) => onChange({ until })}
              spell={spellShortDay}
            />
          </>
        )}
        <NoteField
          label={t('talk.note')}
          value={draft.note}
          onChange={(note) => onChange({ note })}
          maxLength={2000}
          optional
        />
        <RefusalNote refusal={refusal} />
      </Form>
    </Sheet>
  );
}

function Whom({ row: { member, consultation, daysLeft } }: Pick<Props, 'row'>) {
  const objection = consultation?.objection;
  return (
    <div className={styles.who}>
      <b>
        <Name whole>{nameOf(member)}</Name>
      </b>
      <span>{t('beBack.daysLeft', { days: daysLeft })}</span>
      <p>{objection ? t(`objection.${objection}`) : ''}</p>
      {member?.phone || member?.email ? (
        <p className={styles.reach}>
          {member.phone ? <a href={`tel:${member.phone}`}>{member.phone}</a> : null}
          {member.email ? <a href={`mailto:${member.email}`}>{member.email}</a> : null}
        </p>
      ) : null}
    </div>
  );
}
