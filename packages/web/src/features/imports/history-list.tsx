import type { ReactNode } from 'react';
import type { ImportHistoryQuery } from '../../api/documents.ts';
import { StateChip } from '../../ui/chips.tsx';
import { spellMoment, viewerZone } from '../../ui/day.ts';
import { List, type Column } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { spellCount } from '../../ui/number.ts';
import { STATE_TONES, stateWord } from './words.ts';

type Run = ImportHistoryQuery['importHistory']['edges'][number]['node'];

interface Props {
  readonly runs: readonly Run[];
  readonly hrefOf: (run: { readonly id: string; readonly prepared: boolean }) => string;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly pageSize: number;
  readonly onMore: () => void;
  readonly empty: ReactNode;
}

const who = ({ startedBy }: Run): string => startedBy?.name ?? t('imports.house');
const when = ({ startedAt }: Run): string => spellMoment(startedAt, viewerZone());

/** Every import, the newest first: from where, by whom, what became of its rows. */
export function HistoryList({ runs, hrefOf, ...list }: Props) {
  const columns: readonly Column<Run>[] = [
    { key: 'when', header: t('imports.when'), width: '24%', cell: when },
    { key: 'source', header: t('imports.source'), cell: ({ source }) => <Name>{source}</Name> },
    { key: 'who', header: t('imports.who'), cell: (run) => <Name>{who(run)}</Name> },
    { key: 'new', header: t('imports.total.create'), end: true, cell: ({ counts }) => spellCount(counts.create) },
    { key: 'changed', header: t('imports.total.update'), end: true, cell: ({ counts }) => spellCount(counts.update) },
    { key: 'refused', header: t('imports.total.refused'), end: true, cell: ({ counts }) => spellCount(counts.refused) },
    {
      key: 'state',
      header: t('imports.stateHead'),
      end: true,
      width: '140px',
      cell: ({ state }) => <StateChip tone={STATE_TONES[state]}>{stateWord(state)}</StateChip>,
    },
  ];
  return (
    <List
      {...list}
      label={t('imports.history')}
      rows={runs}
      columns={columns}
      keyOf={({ id }) => id}
      nameOf={(run) => `${run.source}, ${when(run)}`}
      hrefOf={hrefOf}
      card={(run) => (
        <>
          <b>
            <Name>{run.source}</Name>
          </b>{' '}
          <StateChip tone={STATE_TONES[run.state]}>{stateWord(run.state)}</StateChip>
          <p>
            {when(run)} · {who(run)}
          </p>
          <p>
            {t('imports.countsLine', {
              created: run.counts.create,
              updated: run.counts.update,
              refused: run.counts.refused,
            })}
          </p>
        </>
      )}
    />
  );
}
