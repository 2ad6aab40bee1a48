import { useQuery } from '@apollo/client/react';
import { ImportReportDocument } from '../../api/documents.ts';
import { StateChip } from '../../ui/chips.tsx';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { spellCount } from '../../ui/number.ts';
import { PageHead, Section } from '../../ui/page.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { UndoRun } from './draft-actions.tsx';
import styles from './imports.module.css';
import { sentenceOf, STATE_TONES, stateWord } from './words.ts';

interface Props {
  readonly runId: string;
  readonly mayUndo: boolean;
  readonly historyHref: string;
  readonly homeHref: string;
}

const COLUMNS = ['create', 'update', 'unchanged', 'repeated', 'superseded', 'refused'] as const;
/** Rows that one look takes in; the whole list is the command line's. */
const MOST_SHOWN = 300;

/** What became of an import that the command line or a job made. */
export function AskReport({ runId, mayUndo, historyHref, homeHref }: Props) {
  const { data, error, refetch } = useQuery(ImportReportDocument, { variables: { runId } });
  const report = data?.importReport;
  if (!report) {
    if (error) return <FaultNotice page fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
    return <ListSkeleton />;
  }
  const { files, refused, state } = report;
  return (
    <>
      <PageHead
        back={{ href: historyHref, label: t('imports.title') }}
        title={t('imports.reportTitle')}
        sub={<StateChip tone={STATE_TONES[state]}>{stateWord(state)}</StateChip>}
        actions={mayUndo && state === 'COMMITTED' ? <UndoRun runId={runId} /> : null}
      />
      <div className={styles.scroll} role="region" aria-label={t('imports.totals')} tabIndex={0}>
        <table className={styles.totals}>
          <thead>
            <tr>
              <th scope="col">{t('imports.fileName')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`imports.total.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {files.map(({ name, counts }) => (
              <tr key={name}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                {COLUMNS.map((column) => (
                  <td key={column}>{spellCount(counts[column])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused.length === 0 ? null : (
        <Section id="refused" title={t('imports.refusedRows', { count: refused.length })}>
          <ul className={styles.refusedRows}>
            {refused.slice(0, MOST_SHOWN).map(({ file, row, reasons, reason }) => (
              <li key={`${file} ${row}`}>
                <b>{t('imports.rowOf', { file, row })}</b>
                {reasons.length === 0 ? <p>{sentenceOf(reason)}</p> : null}
                {reasons.map(({ column, value, message, mend }) => (
                  <p key={`${column} ${message}`}>
                    {column}: <q>{value}</q>. {sentenceOf(message)} {mend}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
