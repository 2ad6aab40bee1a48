import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { t } from '../../ui/messages/index.ts';
import { useRowKeys } from '../../ui/list/index.ts';
import { Section } from '../../ui/page.tsx';
import { DayRow } from './day-row.tsx';
import type { ConsultationRow } from './rows.ts';
import styles from './day.module.css';
import { type Act, KEYS, offeredFor } from './states.rules.ts';
import { actWord, nameOf } from './words.ts';

/** Rows that stand together under a heading: those nobody marked, or those of one day. */
export interface Group {
  readonly key: string;
  readonly title: string;
  readonly side?: ReactNode;
  readonly rows: readonly ConsultationRow[];
  /** Of several days: each row then says its own. */
  readonly ofDays: boolean;
}

interface Props {
  readonly groups: readonly Group[];
  /** The moment that the states are told for. */
  readonly now: Date;
  /** The operations of the reader's role. */
  readonly may: readonly string[];
  readonly onAct: (act: Act, row: ConsultationRow) => void;
  /** The row of which something is being written down at this moment. */
  readonly busyId: string | null;
  readonly hrefOf: (row: ConsultationRow) => string;
  /** Whether the location says something: where there are several. */
  readonly withLocation: boolean;
  readonly withTrainer: boolean;
  readonly loading: boolean;
  readonly onMore: (() => void) | null;
  readonly empty: ReactNode;
}

/** Consultations by day: what is on, how it went, and what can come next, by a click or by a letter. */
export function DayView(props: Props) {
  const { groups, now, may, onAct, loading, onMore, empty } = props;
  const place = useRef<HTMLDivElement>(null);
  const rows = groups.flatMap((group) => group.rows);
  useRowKeys(place, {
    rows,
    keyOf: ({ id }) => id,
    rowKeys: (Object.keys(KEYS) as Act[]).map((act) => ({
      key: KEYS[act],
      label: actWord(act),
      run: (row: ConsultationRow) => {
        const offered = offeredFor(row, now, may);
        if ([...offered.now, ...offered.more].includes(act)) onAct(act, row);
      },
    })),
  });
  useKeptPlace(place, rows.map(({ id }) => id).join());
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div ref={place} className={styles.day} aria-busy={loading} data-loading={loading || undefined}>
      {groups.map((group) =>
        group.rows.length === 0 ? null : (
          <Section key={group.key} id={`group-${group.key}`} title={group.title} side={group.side}>
            <ul className={styles.rows} aria-label={group.title}>
              {group.rows.map((row) => (
                <li key={row.id} data-row={row.id} tabIndex={-1} aria-label={nameOf(row.member)}>
                  <DayRow row={row} {...props} withDay={group.ofDays} />
                </li>
              ))}
            </ul>
          </Section>
        ),
      )}
      {onMore === null ? null : (
        <div className={styles.more}>
          <Button onClick={onMore} loading={loading}>
            {t('consultation.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Who works through the rows by keyboard stays where they are when a row goes to another heading, or away. */
function useKeptPlace(place: React.RefObject<HTMLElement | null>, rows: string): void {
  const last = useRef<number | null>(null);
  useEffect(() => {
    const element = place.current;
    const remember = () => {
      const all = [...(element?.querySelectorAll('[data-row]') ?? [])];
      const at = all.findIndex((row) => row.contains(document.activeElement));
      last.current = at < 0 ? null : at;
    };
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  });
  useEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return;
    const all = [...(place.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    all[Math.min(last.current, all.length - 1)]?.focus();
  }, [place, rows]);
}
