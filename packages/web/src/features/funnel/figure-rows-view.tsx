import { Skeleton } from '@mantine/core';
import { Anchor } from '../../ui/anchor.tsx';
import { FilterChips, type Chip } from '../../ui/chips.tsx';
import { Downloads } from '../../ui/downloads.tsx';
import { spellMoment } from '../../ui/day.ts';
import { figureLabel, LargeFigure, SoFar, speak, type FigureShape } from '../../ui/figures/index.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellCount } from '../../ui/number.ts';
import { Tabs } from '../../ui/page.tsx';
import { TABS, type Completeness, type FigureDetail, type FigureHrefs, type Tab } from './figure-rows.ts';
import styles from './figure-rows.module.css';

interface Props {
  readonly detail: FigureDetail;
  /** How much of these days is logged; null for whom or what that says nothing. */
  readonly completeness: Completeness | null;
  readonly tab: Tab;
  /** The reason that the rows are narrowed to, by its code. */
  readonly reason: string | null;
  readonly chips: readonly Chip[];
  readonly hrefs: FigureHrefs;
  readonly timeZone: string;
}

/** The head of a figure opened: how it is counted, how complete it is, what corrections made of it, and its parts. */
export function FigureRowsView({ detail, completeness, tab, reason, chips, hrefs, timeZone }: Props) {
  const { figure } = detail;
  const reasons = tab === 'EXCLUDED' ? detail.excludedReasons : tab === 'NUMERATOR' ? detail.countedReasons : [];
  return (
    <>
      <header className={styles.header}>
        <div>
          <h1>{figureLabel(figure.name)}</h1>
          <p className={styles.formula}>{detail.formula}</p>
          <p className={styles.clock}>
            {detail.clockInWords}
            {completeness && figure.kind !== 'MONEY' ? (
              <>
                {' · '}
                <Anchor href={hrefs.unlogged}>{t('rows.completeness', { percent: speak(completeness).value })}</Anchor>
              </>
            ) : null}
          </p>
        </div>
        <div className={styles.figure}>
          <LargeFigure figure={figure} />
          <p>
            {figure.soFar ? <SoFar openRows={figure.openRows} /> : null}
            {speak(figure).interval}
          </p>
        </div>
      </header>
      <div className={styles.tools}>
        <FilterChips chips={chips.map((chip) => named(chip, detail, reason))} clearAllHref={hrefs.clearAll} />
        {tab === 'RESTATED' ? null : <Downloads hrefOf={(format) => hrefs.file(tab, format)} />}
      </div>
      <Restated detail={detail} hrefs={hrefs} timeZone={timeZone} />
      <Tabs label={t('rows.tabs')} tabs={tabsOf(detail, hrefs)} current={tab} />
      {reasons.length > 0 ? (
        <section className={styles.reasons} aria-labelledby="reasons">
          <h2 id="reasons">{t(tab === 'EXCLUDED' ? 'rows.reasons' : 'rows.why')}</h2>
          <ul>
            {reasons.map(({ code, reason: words, count }) => (
              <li key={code}>
                <Anchor href={hrefs.reason(tab, code)} aria-current={code === reason ? 'true' : undefined}>
                  <span>{words}</span> <b>{spellCount(count)}</b>
                </Anchor>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** The filter of a reason says the reason's own words, as the server has them. */
function named(chip: Chip, { excludedReasons, countedReasons }: FigureDetail, code: string | null): Chip {
  if (chip.key !== 'reason') return chip;
  const found = [...excludedReasons, ...countedReasons].find((one) => one.code === code);
  return found ? { ...chip, label: found.reason } : chip;
}

function Restated({ detail, hrefs, timeZone }: Pick<Props, 'detail' | 'hrefs' | 'timeZone'>) {
  const { restatement } = detail;
  if (!restatement) return null;
  const said = (figure: FigureShape) => {
    const { value, fraction } = speak(figure);
    return fraction === null ? value : `${value}, ${fraction}`;
  };
  return (
    <p className={styles.restated}>
      {t('rows.restatedSince', {
        when: spellMoment(restatement.since, timeZone),
        before: said(restatement.before),
        after: said(restatement.after),
      })}{' '}
      <Anchor href={hrefs.tab('RESTATED')}>{t('rows.restatedShow')}</Anchor>
    </p>
  );
}

/** A plain count has no "out of"; what was not restated has no such tab. */
function tabsOf({ figure, restatement }: FigureDetail, hrefs: FigureHrefs) {
  const there = TABS.filter(
    (tab) => (tab !== 'DENOMINATOR' || figure.kind === 'RATE') && (tab !== 'RESTATED' || restatement),
  );
  const moved = restatement ? restatement.cameIn + restatement.wentOut + restatement.changed : null;
  return there.map((tab) => {
    const count = tab === 'RESTATED' ? moved : countOf(figure, tab);
    return {
      key: tab,
      label: t(`rows.${tab}`),
      href: hrefs.tab(tab),
      count: count === null ? null : spellCount(count),
    };
  });
}

/** How many rows a part has, as far as the figure itself says so: money and days say an amount, not a number of rows. */
function countOf(
  figure: Pick<FigureShape, 'kind' | 'numerator' | 'denominator' | 'excludedRows'>,
  part: Tab,
): number | null {
  if (part === 'EXCLUDED') return figure.excludedRows;
  if (part === 'DENOMINATOR') return figure.denominator;
  return figure.kind === 'RATE' || figure.kind === 'COUNT' ? figure.numerator : null;
}

/** The page's own layout in grey. */
export function FigureRowsSkeleton({ name }: { readonly name: FigureShape['name'] }) {
  return (
    <div>
      <h1>{figureLabel(name)}</h1>
      <Skeleton height={12} width="60%" mt={14} />
      <Skeleton height={12} width="30%" mt={10} />
      <Skeleton height={34} width={320} mt={28} mb={28} />
      <ListSkeleton rows={12} />
    </div>
  );
}
