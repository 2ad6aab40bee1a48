import { Button } from '@mantine/core';
import { SnoozeWorkLineDocument } from '../../api/documents.ts';
import { spellDay, spellShortDay, type Day } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import { laterDays, lineTitle, type Worker, type WorkLineHead } from './work.ts';
import styles from './work-list.module.css';

interface Props {
  readonly line: WorkLineHead;
  readonly worker: Worker;
  readonly today: Day;
  readonly onClose: () => void;
}

/** Puts a line of one's own list off, in one press: until tomorrow, for three days, for a week. */
export default function PutOffWork({ line, worker, today, onClose }: Props) {
  const verb = useVerb(SnoozeWorkLineDocument, {
    done: 'WorkLineSnoozed',
    said: ({ until }) => t('work.snoozedUntil', { day: spellShortDay(until, today) }),
  });
  const putOff = async (until: Day) => {
    if (await verb.run({ key: line.id, until })) onClose();
  };
  return (
    <Sheet title={lineTitle(line, worker)} onClose={onClose}>
      <p>{t('work.laterNote')}</p>
      <div className={styles.later}>
        {laterDays(today).map((day, place) => (
          <Button
            key={day}
            loading={verb.busy}
            onClick={() => void putOff(day)}
            data-autofocus={place === 0 || undefined}
          >
            {t('work.later', { day: spellDay(day) })}
          </Button>
        ))}
      </div>
      <RefusalNote refusal={verb.refusal} />
    </Sheet>
  );
}
