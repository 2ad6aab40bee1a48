import { percentParts } from '../number.ts';
import { speak, type FigureShape } from './figure.ts';
import styles from './figures.module.css';

/** A figure set large: the number, its sign smaller, the fraction beside it. */
export function LargeFigure({ figure }: { readonly figure: FigureShape }) {
  const { value, fraction } = speak(figure);
  return (
    <span className={styles.large}>
      <strong data-small={figure.speech === 'FRACTION' || undefined}>
        {fraction !== null && figure.percent !== null && figure.name !== 'COMPLETENESS' ? (
          <Percent percent={figure.percent} />
        ) : (
          value
        )}
      </strong>
      {fraction === null ? null : <span>{fraction}</span>}
    </span>
  );
}

function Percent({ percent }: { readonly percent: number }) {
  return percentParts(percent).map((part, index) =>
    part.type === 'unit' || part.type === 'percentSign' ? <small key={index}>{part.value}</small> : part.value,
  );
}

/** A figure in a line of text or a cell: 56 % 63 of 112. */
export function SmallFigure({ figure }: { readonly figure: FigureShape }) {
  const { value, fraction } = speak(figure);
  const faint = figure.speech === 'DASH' || figure.speech === 'FRACTION';
  return (
    <span className={styles.small} data-faint={faint || undefined}>
      <b>{value}</b>
      {fraction === null ? null : <span>{fraction}</span>}
    </span>
  );
}
