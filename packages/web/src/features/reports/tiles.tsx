import { Anchor } from '../../ui/anchor.tsx';
import {
  Change,
  figureClock,
  figureLabel,
  figureSentence,
  LargeFigure,
  Restated,
  SoFar,
  Sparkline,
  speak,
  type ChangeShape,
  type FigureName,
} from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import type { HrefOfFigure, TrendWeek } from './board.ts';
import { changeOf } from './league.rules.ts';
import styles from './tiles.module.css';

interface Props {
  readonly figures: readonly ChangeShape[];
  readonly trend: readonly TrendWeek[];
  readonly hrefOf: HrefOfFigure;
  /** Money of two currencies is not one figure. */
  readonly mixedCurrencies: boolean;
}

const RATES = ['SET_RATE_30', 'SHOW_RATE', 'CLOSE_RATE_30'] as const satisfies readonly FigureName[];
const COUNTS = ['NEW_MEMBERS', 'SETS_MADE'] as const satisfies readonly FigureName[];

/** The figures that the morning asks for first. A figure that the reader's role does not get leaves no hole. */
export function Tiles({ figures, trend, hrefOf, mixedCurrencies }: Props) {
  const counts = COUNTS.flatMap((name) => changeOf(figures, name) ?? []);
  const sales = changeOf(figures, 'SALES_MONEY');
  return (
    <section className={styles.tiles} aria-label={t('board.headline')}>
      {RATES.map((name) => {
        const change = changeOf(figures, name);
        return change ? <RateTile key={name} change={change} trend={trend} href={hrefOf(name)} /> : null;
      })}
      {counts.length > 0 ? (
        <div className={styles.pair}>
          {counts.map((change) => (
            <CountTile key={change.figure.name} change={change} href={hrefOf(change.figure.name)} />
          ))}
        </div>
      ) : null}
      {sales ? <SalesTile change={sales} trend={trend} href={hrefOf('SALES_MONEY')} mixed={mixedCurrencies} /> : null}
    </section>
  );
}

interface TileProps {
  readonly change: ChangeShape;
  readonly href: string | null;
}

function RateTile({ change, trend, href }: TileProps & Pick<Props, 'trend'>) {
  const { figure } = change;
  const { interval } = speak(figure);
  const weeks = weeksOf(trend, figure.name);
  const firstOpen = weeks.findIndex((week) => week?.soFar);
  return (
    <Anchor className={styles.tile} href={href} aria-label={figureSentence(figure)}>
      <TileLabel name={figure.name} />
      <LargeFigure figure={figure} />
      <Sparkline
        shape="line"
        ceiling={100}
        values={weeks.map((week) => week?.percent ?? null)}
        openFrom={firstOpen === -1 ? weeks.length : firstOpen}
      />
      <span className={styles.foot}>
        {figure.soFar ? <SoFar openRows={figure.openRows} /> : <Change change={change} />}
        {interval === null ? null : <span>{interval}</span>}
        {figure.restated ? <Restated /> : null}
      </span>
    </Anchor>
  );
}

function CountTile({ change, href }: TileProps) {
  return (
    <Anchor className={styles.count} href={href} aria-label={figureSentence(change.figure)}>
      <TileLabel name={change.figure.name} />
      <span className={styles.line}>
        <strong>{speak(change.figure).value}</strong>
        <span className={styles.foot}>
          <Change change={change} />
          {change.figure.restated ? <Restated /> : null}
        </span>
      </span>
    </Anchor>
  );
}

function SalesTile({ change, trend, href, mixed }: TileProps & Pick<Props, 'trend'> & { readonly mixed: boolean }) {
  if (mixed) {
    return (
      <div className={styles.tile}>
        <TileLabel name="SALES_MONEY" />
        <p className={styles.mixed}>{t('board.mixed')}</p>
      </div>
    );
  }
  return (
    <Anchor className={styles.tile} href={href} aria-label={figureSentence(change.figure)} data-money>
      <TileLabel name="SALES_MONEY" />
      <LargeFigure figure={change.figure} />
      <Sparkline shape="columns" values={weeksOf(trend, 'SALES_MONEY').map((week) => week?.numerator ?? null)} />
      <span className={styles.foot}>
        <Change change={change} />
        {change.figure.restated ? <Restated /> : null}
      </span>
    </Anchor>
  );
}

function TileLabel({ name }: { readonly name: FigureName }) {
  return (
    <span className={styles.label}>
      {figureLabel(name)} <em>{figureClock(name)}</em>
    </span>
  );
}

const weeksOf = (trend: readonly TrendWeek[], name: FigureName) =>
  trend.map(({ figures }) => figures.find((figure) => figure.name === name));
