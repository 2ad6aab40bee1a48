import { Button, Skeleton } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { Anchor } from '../anchor.tsx';
import { t } from '../messages/index.ts';
import { useIsPhone } from '../screen.ts';
import styles from './list.module.css';
import { useRowKeys } from './row-keys.ts';

/** One column of the table. The first one names the row. */
export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The heading is said and not shown: a column of buttons. */
  readonly quiet?: boolean;
  /** Figures stand at the end, under one another. */
  readonly end?: boolean;
  /** Can be sorted by, under this word in the address. */
  readonly sort?: string;
  /** As CSS has it: "12rem", "22%". */
  readonly width?: string;
}

/** By what the rows are sorted, and where they stand when sorted otherwise. */
export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
  readonly hrefOf: (word: string) => string;
}

/** Which rows are chosen, for something that is done with many. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly onChange: (keys: ReadonlySet<string>) => void;
  /** What can be done with the chosen ones. */
  readonly bar: ReactNode;
}

export interface ListProps<Row> {
  /** What the rows are, for those who can not see them. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** A row on a phone. */
  readonly card: (row: Row) => ReactNode;
  readonly keyOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  /** Where a row leads; none for rows that lead nowhere. */
  readonly hrefOf?: (row: Row) => string | null;
  readonly sorting?: Sorting;
  readonly selection?: Selection;
  /** Keys that do something with the row one stands on: a letter, what it says, what it does. */
  readonly rowKeys?: readonly { readonly key: string; readonly label: string; readonly run: (row: Row) => void }[];
  /** How many there are in all; unknown where the server does not count. */
  readonly total?: number | null;
  readonly hasMore?: boolean;
  readonly pageSize?: number;
  readonly loading?: boolean;
  readonly onMore?: () => void;
  /** In the place of the rows when there are none. */
  readonly empty: ReactNode;
}

/** Rows of one kind. `j` and `k` walk, Enter opens, `x` chooses. */
export function List<Row>(props: ListProps<Row>) {
  const { rows, loading = false, empty, selection } = props;
  const phone = useIsPhone();
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place, props);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div ref={place} className={styles.list} aria-busy={loading} data-loading={loading || undefined}>
      {phone ? <Cards {...props} /> : <Table {...props} />}
      <More {...props} />
      {selection && selection.keys.size > 0 ? <Bar selection={selection} /> : null}
    </div>
  );
}

function Table<Row>({ label, rows, columns, keyOf, nameOf, hrefOf, sorting, selection }: ListProps<Row>) {
  return (
    <table className={styles.table}>
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr>
          {selection ? (
            <th scope="col" className={styles.tick}>
              <ChooseAll keys={rows.map(keyOf)} selection={selection} />
            </th>
          ) : null}
          {columns.map((column) => (
            <Heading key={column.key} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            data-row={keyOf(row)}
            tabIndex={-1}
            data-chosen={selection?.keys.has(keyOf(row)) || undefined}
          >
            {selection ? (
              <td className={styles.tick}>
                <Tick row={keyOf(row)} name={nameOf(row)} selection={selection} />
              </td>
            ) : null}
            {columns.map((column, place) => {
              const cell = column.cell(row);
              if (place > 0) {
                return (
                  <td key={column.key} data-end={column.end || undefined}>
                    {cell}
                  </td>
                );
              }
              const href = hrefOf?.(row) ?? null;
              return (
                <th key={column.key} scope="row">
                  {href === null ? cell : <Anchor href={href}>{cell}</Anchor>}
                </th>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading<Row>({ column, sorting }: { readonly column: Column<Row>; readonly sorting: Sorting | undefined }) {
  const { header, end, sort, width, quiet } = column;
  const sorted = sorting && sort !== undefined && sorting.by === sort;
  const direction = sorted ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" data-end={end || undefined} style={width ? { width } : undefined} aria-sort={direction}>
      {sorting && sort !== undefined ? (
        <Anchor href={sorting.hrefOf(sort)} title={t('list.sortBy', { column: header })}>
          {header} <span aria-hidden="true">{sorted ? (sorting.descending ? '↓' : '↑') : ''}</span>
        </Anchor>
      ) : (
        <span className={quiet ? 'sr-only' : undefined}>{header}</span>
      )}
    </th>
  );
}

function Cards<Row>({ label, rows, card, keyOf, nameOf, hrefOf, selection }: ListProps<Row>) {
  return (
    <ul className={styles.cards} aria-label={label}>
      {rows.map((row) => {
        const href = hrefOf?.(row) ?? null;
        return (
          <li key={keyOf(row)} data-row={keyOf(row)} data-chosen={selection?.keys.has(keyOf(row)) || undefined}>
            {selection ? <Tick row={keyOf(row)} name={nameOf(row)} selection={selection} /> : null}
            <div className={styles.card}>
              {card(row)}
              {href === null ? null : <Anchor className={styles.cover} href={href} aria-label={nameOf(row)} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function More<Row>({ rows, total = null, hasMore = false, pageSize = 50, loading = false, onMore }: ListProps<Row>) {
  return (
    <div className={`${styles.more} no-print`}>
      {total === null ? null : <span role="status">{t('list.shown', { shown: rows.length, total })}</span>}
      {hasMore && onMore ? (
        <Button onClick={onMore} loading={loading}>
          {t('list.more', { count: total === null ? pageSize : Math.min(pageSize, total - rows.length) })}
        </Button>
      ) : null}
    </div>
  );
}

interface TickProps {
  readonly row: string;
  readonly name: string;
  readonly selection: Selection;
}

function Tick({ row, name, selection: { keys, onChange } }: TickProps) {
  const toggle = () => {
    const next = new Set(keys);
    if (!next.delete(row)) next.add(row);
    onChange(next);
  };
  return (
    <label className={styles.tickLabel}>
      <input type="checkbox" checked={keys.has(row)} onChange={toggle} aria-label={t('list.select', { name })} />
    </label>
  );
}

function ChooseAll({ keys, selection }: { readonly keys: readonly string[]; readonly selection: Selection }) {
  const all = keys.every((key) => selection.keys.has(key));
  return (
    <label className={styles.tickLabel}>
      <input
        type="checkbox"
        checked={all}
        ref={(input) => {
          if (input) input.indeterminate = !all && selection.keys.size > 0;
        }}
        onChange={() => selection.onChange(new Set(all ? [] : keys))}
        aria-label={t('list.selectAll')}
      />
    </label>
  );
}

function Bar({ selection: { keys, onChange, bar } }: { readonly selection: Selection }) {
  return (
    <div className={`${styles.bar} no-print`} role="region" aria-label={t('list.selected', { count: keys.size })}>
      <b role="status">{t('list.selected', { count: keys.size })}</b>
      {bar}
      <Button variant="subtle" onClick={() => onChange(new Set())}>
        {t('list.clearSelection')}
      </Button>
    </div>
  );
}

/** The list's own layout in grey. */
export function ListSkeleton({ rows = 10 }: { readonly rows?: number }) {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        {t('app.loading')}
      </p>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.skeleton}>
          <Skeleton height={11} width="70%" />
          <Skeleton height={11} width="50%" />
          <Skeleton height={11} width="60%" />
        </div>
      ))}
    </div>
  );
}
