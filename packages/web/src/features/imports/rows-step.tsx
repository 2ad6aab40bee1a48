import { Button } from '@mantine/core';
import { useQuery } from '@apollo/client/react';
import { ImportRowsDocument, RunImportDocument } from '../../api/documents.ts';
import { Empty } from '../../ui/empty.tsx';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { Tabs } from '../../ui/page.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { spellCount } from '../../ui/number.ts';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import type { DraftPlaces } from './ask-draft.tsx';
import type { Draft, KindFields } from './draft.ts';
import styles from './imports.module.css';
import { JudgedRows } from './judged-rows.tsx';
import { FILTER_OF, ROW_SHOWS, type RowShow } from './words.ts';

const PAGE = 50;

interface Props {
  readonly draft: Draft;
  readonly kinds: readonly KindFields[];
  readonly file: string | undefined;
  readonly show: RowShow | undefined;
  readonly places: DraftPlaces;
}

/** Every row with its verdict, those that are refused first; mended in place; then all of it is written at once. */
export function RowsStep({ draft, kinds, file, show: asked, places }: Props) {
  const run = useVerb(RunImportDocument, { done: 'ImportRunStarted', undo: false });
  const counts = draft.files.find(({ id }) => id === file)?.counts ?? draft.counts;
  const show = asked ?? (counts && counts.refused > 0 ? 'refused' : 'new');
  const tabs = ROW_SHOWS.map((key) => ({
    key,
    label: t(`imports.show.${key}`),
    href: places.hrefOf({ step: 'rows', show: key, ...(file ? { file } : {}) }),
    count: spellCount(countOf(draft, counts, key, file)),
    rows: countOf(draft, counts, key, file),
  })).filter(({ key, rows }) => rows > 0 || key === show);
  const writes = (draft.counts?.create ?? 0) + (draft.counts?.update ?? 0);
  return (
    <>
      {draft.state === 'JUDGED' ? (
        <div className={styles.go}>
          <RefusalNote refusal={run.refusal} />
          <p>
            {t('imports.runNote', {
              created: draft.counts?.create ?? 0,
              updated: draft.counts?.update ?? 0,
              refused: draft.counts?.refused ?? 0,
            })}
          </p>
          <Button
            variant="filled"
            disabled={writes === 0}
            loading={run.busy}
            onClick={() => void run.run({ draftId: draft.id })}
          >
            {t('imports.run')}
          </Button>
        </div>
      ) : null}
      <ControlTotals draft={draft} file={file} show={show} places={places} />
      <Tabs label={t('imports.verdicts')} tabs={tabs} current={show} />
      <AskRows
        draft={draft}
        kinds={kinds}
        file={file}
        show={show}
        places={places}
        total={countOf(draft, counts, show, file)}
      />
    </>
  );
}

function countOf(draft: Draft, counts: Draft['counts'], show: RowShow, file: string | undefined): number {
  const mended = draft.files
    .filter(({ id }) => file === undefined || id === file)
    .reduce((sum, one) => sum + one.rowsMended, 0);
  if (show === 'mended') return mended;
  if (!counts) return 0;
  const { create, update, unchanged, repeated, superseded, refused, possibleDuplicates } = counts;
  return { refused, duplicates: possibleDuplicates, new: create, changed: update, unchanged, repeated, superseded }[
    show
  ];
}

interface TotalsProps {
  readonly draft: Draft;
  readonly file: string | undefined;
  readonly show: RowShow;
  readonly places: DraftPlaces;
}

/** Every row of every file is accounted for: what was read is what was judged. A file's line narrows the list to it. */
function ControlTotals({ draft, file, show, places }: TotalsProps) {
  const columns = ['create', 'update', 'unchanged', 'repeated', 'superseded', 'refused'] as const;
  const judged = draft.files.filter(({ counts }) => counts !== null);
  return (
    <div className={styles.scroll} role="region" aria-label={t('imports.totals')} tabIndex={0}>
      <table className={styles.totals}>
        <caption className="sr-only">{t('imports.totals')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('imports.fileName')}</th>
            <th scope="col">{t('imports.rowsRead')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`imports.total.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {judged.map(({ id, name, rowsRead, counts }) => (
            <tr key={id} data-chosen={id === file || undefined}>
              <th scope="row">
                <a href={places.hrefOf({ step: 'rows', show, ...(id === file ? {} : { file: id }) })}>
                  <bdi>{name}</bdi>
                </a>
              </th>
              <td>{spellCount(rowsRead ?? 0)}</td>
              {columns.map((column) => (
                <td key={column}>{spellCount(counts?.[column] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowsProps extends TotalsProps {
  readonly kinds: readonly KindFields[];
  readonly total: number;
}

function AskRows({ draft, kinds, file, show, places, total }: RowsProps) {
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(ImportRowsDocument, {
    variables: { draftId: draft.id, fileId: file ?? null, show: FILTER_OF[show], first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const page = (data ?? previousData)?.importRows;
  if (!page) {
    if (error) return <FaultNotice fault={faultOf(error)} homeHref={places.homeHref} onRetry={() => void refetch()} />;
    return <ListSkeleton />;
  }
  const after = page.pageInfo.endCursor;
  return (
    <JudgedRows
      rows={page.edges.map(({ node }) => node)}
      kinds={kinds}
      open={draft.state === 'JUDGED'}
      memberHref={places.memberHref}
      total={total}
      hasMore={page.pageInfo.hasNextPage}
      loading={loading}
      pageSize={PAGE}
      onMore={() => void fetchMore({ variables: { after } }).catch(() => undefined)}
      empty={
        <Empty
          kind="filtered"
          body={t(`imports.none.${show}`)}
          clearHref={file === undefined ? null : places.hrefOf({ step: 'rows', show })}
        />
      }
    />
  );
}
