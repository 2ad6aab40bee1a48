import { Anchor } from '../../ui/anchor.tsx';
import type { Day } from '../../ui/day.ts';
import { Empty } from '../../ui/empty.tsx';
import { SearchField } from '../../ui/fields/index.ts';
import { figureClock, FigureCell, figureLabel, Sparkline, type FigureName } from '../../ui/figures/index.ts';
import { List, type Column } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import {
  changeIn,
  COMPARED,
  heatOf,
  idOf,
  LINES_AT_FIRST,
  nameOf,
  type ComparedLine,
  type CompareHrefs,
  type Comparison,
  type Sort,
} from './compare.ts';
import styles from './compare.module.css';
import { Pinned } from './pinned.tsx';

/** Rates have their interval beside them; counts are narrow. */
const WIDTHS = { joined: '9%', sets: '9%', set: '20%', show: '20%', close: '20%', sales: '11%' } as const;

interface Props {
  readonly comparison: Comparison;
  readonly by: 'LOCATION' | 'TRAINER';
  readonly sort: Sort;
  readonly text: string;
  readonly pins: readonly string[];
  readonly hrefs: CompareHrefs;
  readonly onText: (text: string) => void;
  readonly onMore: () => void;
  readonly loading: boolean;
  readonly today: Day;
}

/** Lines beside one another: every rate with its fraction and interval, coloured where the sample allows; two of them pinned. */
export function CompareView(props: Props) {
  const { comparison, by, sort, text, pins, hrefs, onText, onMore, loading, today } = props;
  const { lines, pinned, totalCount } = comparison;
  const figures = COMPARED.filter(([, name]) => lines.some((line) => changeIn(line, name)));
  const heat = new Map<FigureName, ReadonlyMap<string, number>>(figures.map(([, name]) => [name, heatOf(lines, name)]));
  const cell = (line: ComparedLine, name: FigureName) => (
    <FigureCell
      change={changeIn(line, name)}
      href={hrefs.figure(name, idOf(line))}
      of={nameOf(line)}
      interval
      heat={heat.get(name)?.get(idOf(line)) ?? null}
    />
  );
  const columns: Column<ComparedLine>[] = [
    {
      key: 'name',
      header: t(`compare.${by}`),
      sort: 'name',
      width: '14%',
      cell: (line) => <WhoIs line={line} pins={pins} hrefs={hrefs} />,
    },
    ...figures.map(([word, name]) => ({
      key: name,
      header: t('compare.column', { figure: figureLabel(name), clock: figureClock(name) }),
      sort: word,
      width: WIDTHS[word],
      cell: (line: ComparedLine) => cell(line, name),
    })),
    { key: 'trend', header: t('compare.trend'), width: '7rem', cell: (line) => <Weeks line={line} /> },
  ];
  return (
    <>
      {pinned.length > 0 ? <Pinned lines={pinned} hrefs={hrefs} today={today} /> : null}
      <div className={`${styles.find} no-print`}>
        <SearchField label={t(`compare.find.${by}`)} value={text} onSearch={onText} />
      </div>
      <div className={styles.lines}>
        <List
          label={t(`compare.${by}S`)}
          rows={lines}
          columns={columns}
          card={(line) => (
            <Card line={line} cell={cell} figures={figures.map(([, name]) => name)} pins={pins} hrefs={hrefs} />
          )}
          keyOf={idOf}
          nameOf={nameOf}
          sorting={{ by: sort.word, descending: sort.descending, hrefOf: hrefs.sort }}
          total={totalCount}
          hasMore={lines.length < Math.min(totalCount, 100)}
          pageSize={LINES_AT_FIRST}
          loading={loading}
          onMore={onMore}
          empty={<Nobody by={by} text={text} clearHref={hrefs.clearText} />}
        />
      </div>
      <p className={styles.note}>
        {t('compare.legend')}
        {by === 'TRAINER' ? ` · ${t('board.denominators')}` : null}
        {totalCount > 100 && lines.length === 100 ? ` · ${t('compare.tooMany', { count: totalCount })}` : null}
      </p>
    </>
  );
}

function Nobody({ by, text, clearHref }: Pick<Props, 'by' | 'text'> & { readonly clearHref: string }) {
  return text === '' ? (
    <Empty kind="nothing" title={t('compare.noneTitle')} body={t(`compare.none.${by}`)} />
  ) : (
    <Empty kind="filtered" body={t('compare.noneNamed', { text })} clearHref={clearHref} />
  );
}

interface WhoProps {
  readonly line: ComparedLine;
  readonly pins: readonly string[];
  readonly hrefs: CompareHrefs;
}

/** Who it is, which rank, and the pin. */
function WhoIs({ line, pins, hrefs }: WhoProps) {
  const isPinned = pins.includes(idOf(line));
  return (
    <span className={styles.who}>
      <Name>{nameOf(line)}</Name>
      <span className={styles.whoFoot}>
        {line.rank === null ? null : <span>{t('board.rank', { rank: line.rank })}</span>}
        <Anchor
          className={`${styles.pin} no-print`}
          href={hrefs.pin(idOf(line))}
          aria-current={isPinned ? 'true' : undefined}
          aria-label={t(isPinned ? 'compare.unpinOne' : 'compare.pinOne', { name: nameOf(line) })}
        >
          {t(isPinned ? 'compare.unpin' : 'compare.pin')}
        </Anchor>
      </span>
    </span>
  );
}

/** Twelve weeks of the close rate, too small for axes; in numbers they stand in the table of two pinned lines. */
function Weeks({ line: { trend } }: { readonly line: ComparedLine }) {
  const weeks = trend.map(({ figures }) => figures.find(({ name }) => name === 'CLOSE_RATE_30'));
  const firstOpen = weeks.findIndex((week) => week?.soFar);
  return (
    <Sparkline
      shape="line"
      ceiling={100}
      values={weeks.map((week) => week?.percent ?? null)}
      openFrom={firstOpen === -1 ? weeks.length : firstOpen}
    />
  );
}

interface CardProps extends WhoProps {
  readonly figures: readonly FigureName[];
  readonly cell: (line: ComparedLine, name: FigureName) => React.ReactNode;
}

function Card({ line, figures, cell, pins, hrefs }: CardProps) {
  return (
    <>
      <b>
        <WhoIs line={line} pins={pins} hrefs={hrefs} />
      </b>
      <dl className={styles.cardFigures}>
        {figures.map((name) => (
          <div key={name}>
            <dt>{figureLabel(name)}</dt>
            <dd>{cell(line, name)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
