import { Skeleton } from '@mantine/core';
import { Anchor } from '../../ui/anchor.tsx';
import { figureLabel, LargeFigure, SoFar, speak, type FigureShape } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellCount } from '../../ui/number.ts';
import { PARTS, type FigureDetail, type FilterChip, type Part } from './figure-rows.ts';
import styles from './figure-rows.module.css';
import { RowList } from './row-list.tsx';

interface Props {
  readonly detail: FigureDetail;
  /** The rows of the part asked for; null until they come. */
  readonly rows: FigureDetail['rows'] | null;
  readonly part: Part;
  readonly filters: readonly FilterChip[];
  readonly hrefOfPart: (part: Part) => string;
  readonly clearAllHref: string | null;
  readonly loading: boolean;
  readonly pageSize: number;
  readonly onMore: () => void;
}

/** A figure opened: how it is counted, who is in it, out of whom, and who is left out and why. */
export function FigureRowsView(props: Props) {
  const { detail, rows, part, filters, hrefOfPart, clearAllHref, loading, pageSize, onMore } = props;
  const { figure } = detail;
  return (
    <>
      <header className={styles.header}>
        <div>
          <h1>{figureLabel(figure.name)}</h1>
          <p className={styles.formula}>{detail.formula}</p>
          <p className={styles.clock}>{detail.clockInWords}</p>
        </div>
        <div className={styles.figure}>
          <LargeFigure figure={figure} />
          <p>
            {figure.soFar ? <SoFar openRows={figure.openRows} /> : null}
            {speak(figure).interval}
          </p>
        </div>
      </header>
      <Filters filters={filters} />
      <PartTabs detail={detail} rows={rows} part={part} hrefOfPart={hrefOfPart} />
      {part === 'EXCLUDED' ? <Reasons detail={detail} /> : null}
      {rows === null ? (
        <RowsSkeleton />
      ) : (
        <RowList
          rows={rows.edges.map(({ node }) => node)}
          totalCount={rows.totalCount}
          part={part}
          kind={figure.kind}
          loading={loading}
          pageSize={pageSize}
          hasMore={rows.pageInfo.hasNextPage}
          onMore={onMore}
          clearAllHref={clearAllHref}
        />
      )}
    </>
  );
}

function Filters({ filters }: Pick<Props, 'filters'>) {
  return (
    <ul className={styles.filters} aria-label={t('rows.filters')}>
      {filters.map(({ key, label, clearHref }) => (
        <li key={key}>
          {label}
          {clearHref === null ? null : (
            <Anchor href={clearHref} aria-label={t('rows.clearFilter', { filter: label })}>
              <svg viewBox="0 0 10 10" width="8" height="8" aria-hidden="true">
                <path d="M1 1l8 8M9 1l-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
              </svg>
            </Anchor>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Tabs are links: each part of a figure has an address of its own. A plain count has no "out of". */
function PartTabs({ detail, rows, part, hrefOfPart }: Pick<Props, 'detail' | 'rows' | 'part' | 'hrefOfPart'>) {
  const parts = PARTS.filter((one) => one !== 'DENOMINATOR' || detail.figure.kind === 'RATE');
  return (
    <nav className={styles.tabs} aria-label={t('rows.tabs')}>
      {parts.map((one) => {
        const count = one === part && rows ? rows.totalCount : countOf(detail.figure, one);
        return (
          <Anchor key={one} href={hrefOfPart(one)} aria-current={one === part ? 'page' : undefined}>
            {t(`rows.${one}`)} {count === null ? null : <span>{spellCount(count)}</span>}
          </Anchor>
        );
      })}
    </nav>
  );
}

/** How many rows a part has, as far as the figure itself says so: money and days say an amount, not a number of rows. */
function countOf(
  figure: Pick<FigureShape, 'kind' | 'numerator' | 'denominator' | 'excludedRows'>,
  part: Part,
): number | null {
  if (part === 'EXCLUDED') return figure.excludedRows;
  if (part === 'DENOMINATOR') return figure.denominator;
  return figure.kind === 'RATE' || figure.kind === 'COUNT' ? figure.numerator : null;
}

function Reasons({ detail }: Pick<Props, 'detail'>) {
  if (detail.excludedReasons.length === 0) return null;
  return (
    <section className={styles.reasons} aria-labelledby="reasons">
      <h2 id="reasons">{t('rows.reasons')}</h2>
      <dl>
        {detail.excludedReasons.map(({ reason, count }) => (
          <div key={reason}>
            <dt>{reason}</dt>
            <dd>{spellCount(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The page's own layout in grey. */
export function FigureRowsSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        {t('app.loading')}
      </p>
      <Skeleton height={24} width={220} />
      <Skeleton height={12} width="60%" mt={14} />
      <Skeleton height={12} width="30%" mt={10} />
      <Skeleton height={34} width={320} mt={28} mb={28} />
      <RowsSkeleton />
    </div>
  );
}

function RowsSkeleton() {
  return Array.from({ length: 12 }, (_, index) => (
    <div key={index} className={styles.skeletonLine}>
      <Skeleton height={11} width="70%" />
      <Skeleton height={11} width="50%" />
      <Skeleton height={11} />
    </div>
  ));
}
