import type { ExportFormat, MemberFilter, MemberOrder, Named } from '../../features/members/index.ts';
import type { Chip } from '../../ui/chips.tsx';
import { spellDate, spellPeriod } from '../../ui/day.ts';
import type { Sorting } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { withSearch } from '../paths.ts';
import type { MembersSearch } from '../search/members.ts';

/** So many members one act is about at most. */
export const MOST_AT_ONCE = 200;

const upper = <Word extends string>(word: Word | undefined) => word?.toUpperCase() as Uppercase<Word> | undefined;
const lower = <Word extends string>(word: Word | null | undefined) =>
  (word?.toLowerCase() ?? undefined) as Lowercase<Word> | undefined;

/** What the address asks the server for. */
export function filterOf(search: MembersSearch): MemberFilter {
  return {
    text: search.text ?? null,
    stage: upper(search.stage) ?? null,
    locationId: search.location ?? null,
    sourceId: search.source ?? null,
    trainerId: search.trainer ?? null,
    stepOwnerId: search.owner ?? null,
    joinedFrom: search.from ?? null,
    joinedTo: search.to ?? null,
    notSetDays: search.notSet === undefined ? null : Number(search.notSet),
    nextStep: upper(search.step) ?? null,
  };
}

/** The address of a filter. */
export function searchOf(filter: MemberFilter): MembersSearch {
  return {
    text: filter.text ?? undefined,
    stage: lower(filter.stage),
    location: filter.locationId ?? undefined,
    source: filter.sourceId ?? undefined,
    trainer: filter.trainerId ?? undefined,
    owner: filter.stepOwnerId ?? undefined,
    from: filter.joinedFrom ?? undefined,
    to: filter.joinedTo ?? undefined,
    notSet: typeof filter.notSetDays === 'number' ? String(filter.notSetDays) : undefined,
    step: lower(filter.nextStep),
  };
}

export const orderOf = ({ sort }: MembersSearch): MemberOrder =>
  sort === 'joined' ? 'JOINED' : sort === 'step' ? 'NEXT_STEP' : 'NAME';

/** The list as a file: the endpoint is asked with the filter's own names. */
export function exportHrefOf(search: MembersSearch, format: ExportFormat): string {
  const { locationId, sourceId, trainerId, stepOwnerId, notSetDays, ...filter } = filterOf(search);
  return withSearch(`/exports/members.${format}`, {
    ...(Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null)) as Record<string, string>),
    location: locationId ?? undefined,
    source: sourceId ?? undefined,
    trainer: trainerId ?? undefined,
    stepOwner: stepOwnerId ?? undefined,
    notSetDays: typeof notSetDays === 'number' ? String(notSetDays) : undefined,
    order: orderOf(search),
  });
}

type At = (change: MembersSearch) => string;

/** The list's own order is by name; the latest joined and the step due first are the others. */
export function sortingOf({ sort }: MembersSearch, at: At): Sorting {
  return {
    by: sort ?? 'name',
    descending: sort === 'joined',
    hrefOf: (word) => at({ sort: word === 'joined' || word === 'step' ? word : undefined }),
  };
}

/** The views that everybody has. */
export const standingViews = () => [
  { key: 'all', label: t('members.view.all'), search: '' },
  { key: 'notSet', label: t('members.view.notSet'), search: 'notSet=3' },
  { key: 'noStep', label: t('members.view.noStep'), search: 'step=none' },
  { key: 'overdue', label: t('members.view.overdue'), search: 'step=overdue&sort=step' },
];

interface Names {
  readonly places: readonly Named[];
  readonly sources: readonly Named[];
  readonly trainers: readonly Named[];
  readonly owners: readonly Named[];
}

const nameIn = (named: readonly Named[], id: string): string =>
  named.find((one) => one.id === id)?.name ?? t('members.chip.someone');

/** The filters in force in words, each with the address without it. */
export function chipsOf(search: MembersSearch, at: At, names: Names): Chip[] {
  const { stage, location, source, trainer, owner, from, to, notSet, step } = search;
  const chip = (key: string, label: string, without: MembersSearch): Chip => ({ key, label, clearHref: at(without) });
  return [
    ...(stage ? [chip('stage', t(`members.stage.${upper(stage) ?? 'JOINED'}`), { stage: undefined })] : []),
    ...(location ? [chip('location', nameIn(names.places, location), { location: undefined })] : []),
    ...(trainer
      ? [chip('trainer', t('members.chip.trainer', { name: nameIn(names.trainers, trainer) }), { trainer: undefined })]
      : []),
    ...(from || to ? [chip('joined', joinedWords(from, to), { from: undefined, to: undefined })] : []),
    ...(notSet ? [chip('notSet', t('members.chip.notSet', { days: Number(notSet) }), { notSet: undefined })] : []),
    ...(step ? [chip('step', t(`members.chip.step.${step}`), { step: undefined })] : []),
    ...(owner
      ? [chip('owner', t('members.chip.owner', { name: nameIn(names.owners, owner) }), { owner: undefined })]
      : []),
    ...(source ? [chip('source', sourceWords(source, names.sources), { source: undefined })] : []),
  ];
}

const sourceWords = (source: string, sources: readonly Named[]): string =>
  source === 'none' ? t('members.filter.byHand') : t('members.chip.source', { name: nameIn(sources, source) });

function joinedWords(from: string | undefined, to: string | undefined): string {
  if (from && to) return t('members.chip.period', { period: spellPeriod(from, to) });
  return from ? t('members.chip.from', { day: spellDate(from) }) : t('members.chip.to', { day: spellDate(to ?? '') });
}
