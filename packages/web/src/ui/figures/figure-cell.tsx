import { Anchor } from '../anchor.tsx';
import { Change } from './change.tsx';
import { figureSentence, speak, type ChangeShape } from './figure.ts';
import styles from './figures.module.css';
import { Interval } from './interval.tsx';
import { Restated } from './restated.tsx';
import { SoFar } from './so-far.tsx';
import { SmallFigure } from './value.tsx';
import { t } from '../messages/index.ts';

interface Props {
  readonly change: ChangeShape | null | undefined;
  readonly href: string | null;
  /** Whose it is, for those who can not see the row it stands in. */
  readonly of?: string;
  /** Draws the interval beside a rate. */
  readonly interval?: boolean;
  /** How strong it is among its like, 0 to 1; null where the sample does not allow that. */
  readonly heat?: number | null;
}

/** A figure in a table: the number with its fraction, its interval or change under it, as a link to its rows. */
export function FigureCell({ change, href, of, interval = false, heat = null }: Props) {
  if (!change) return <span className={styles.none}>{t('speech.dash')}</span>;
  const { figure, target } = change;
  const { interval: range } = speak(figure);
  return (
    <span
      className={styles.cell}
      data-heat={heat === null ? undefined : Math.round(heat * 4)}
      data-rate={figure.kind === 'RATE' || undefined}
    >
      <Anchor href={href} aria-label={figureSentence(figure, of)}>
        <SmallFigure figure={figure} />
        {figure.restated ? <Restated /> : null}
        <span className={styles.second}>
          {range === null ? null : <span>{range}</span>}
          {figure.soFar ? <SoFar /> : <Change change={change} />}
        </span>
      </Anchor>
      {interval && figure.kind === 'RATE' ? <Interval figure={figure} target={target} /> : null}
    </span>
  );
}
