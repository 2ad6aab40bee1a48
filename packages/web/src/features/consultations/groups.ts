import type { ConsultationRow } from './rows.ts';
import { createElement } from 'react';
import type { ConsultationListsQuery } from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { addDays, spellDay, todayIn } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import type { Group } from './day-view.tsx';
import { byDay } from './states.rules.ts';

/** Which list: today's, what comes, what nobody marked, or some days. */
export type Kind = 'today' | 'upcoming' | 'unlogged' | 'days';

interface Around {
  readonly now: Date;
  readonly unloggedHref: string;
}

type List = ConsultationListsQuery['others'];

const rowsOf = (list: List): readonly ConsultationRow[] => (list?.edges ?? []).map(({ node }) => node);

/** Those that nobody marked first, then each day under its name; today is one heading, whatever its date elsewhere. */
export function groupsOf(kind: Kind, data: ConsultationListsQuery, around: Around): readonly Group[] {
  const [unlogged, others] = [rowsOf(data.unlogged), rowsOf(data.others)];
  const titled = (rows: readonly ConsultationRow[]) =>
    byDay(rows).map(([day, ofDay]): Group => ({
      key: day,
      title: dayTitle(day, ofDay[0], around.now),
      rows: ofDay,
      ofDays: false,
    }));
  if (kind === 'unlogged') return titled(unlogged);
  const days =
    kind === 'today' ? [{ key: 'today', title: t('consultation.today'), rows: others, ofDays: false }] : titled(others);
  return unlogged.length === 0 ? days : [unloggedGroup(kind, data, unlogged, around), ...days];
}

function unloggedGroup(
  kind: Kind,
  { unlogged, consultationCounts }: ConsultationListsQuery,
  rows: readonly ConsultationRow[],
  { unloggedHref }: Around,
): Group {
  const more = kind === 'today' && unlogged?.pageInfo.hasNextPage;
  const side = more
    ? createElement(
        Anchor,
        { href: unloggedHref },
        t('consultation.allUnlogged', { count: consultationCounts.unlogged }),
      )
    : null;
  return { key: 'unlogged', title: t('consultation.unloggedTitle'), side, rows, ofDays: true };
}

/** Tomorrow, Friday, 20 November */
function dayTitle(day: string, row: ConsultationRow | undefined, now: Date): string {
  const today = todayIn(row?.timeZone ?? 'UTC', now);
  return day === addDays(today, 1) ? t('consultation.tomorrow', { day: spellDay(day) }) : spellDay(day);
}
