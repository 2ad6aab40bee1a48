import styles from './figures.module.css';

interface Props {
  /** Oldest first; null where nothing should be spoken. */
  readonly values: readonly (number | null)[];
  /** From this point on the line is dotted: cohorts that may still turn. */
  readonly openFrom?: number;
  /** Columns for counts, a line for rates. */
  readonly shape: 'line' | 'columns';
  /** Tops the scale; the largest value where none is given. */
  readonly ceiling?: number;
}

const WIDTH = 84;
const HEIGHT = 24;

/** A trend too small for axes. It decorates a figure whose table twin is on the same page, so it says nothing by itself. */
export function Sparkline({ values, openFrom = values.length, shape, ceiling }: Props) {
  const top = ceiling ?? Math.max(1, ...values.map((value) => value ?? 0));
  if (values.filter((value) => value !== null).length < 2)
    return <svg className={styles.sparkline} aria-hidden="true" />;
  return (
    <svg className={styles.sparkline} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {shape === 'columns' ? (
        <Columns values={values} top={top} />
      ) : (
        <Line values={values} top={top} openFrom={openFrom} />
      )}
    </svg>
  );
}

function Columns({ values, top }: { readonly values: readonly (number | null)[]; readonly top: number }) {
  const pitch = WIDTH / values.length;
  return values.map((value, index) => {
    const height = Math.max(1, ((value ?? 0) / top) * HEIGHT);
    return <rect key={index} x={index * pitch} y={HEIGHT - height} width={pitch * 0.66} height={height} rx="1" />;
  });
}

function Line({
  values,
  top,
  openFrom,
}: {
  readonly values: readonly (number | null)[];
  readonly top: number;
  readonly openFrom: number;
}) {
  const points = values.flatMap((value, index) => {
    if (value === null) return [];
    const x = (index / Math.max(1, values.length - 1)) * WIDTH;
    return [
      { index, text: `${x.toFixed(1)},${(HEIGHT - 1 - (Math.min(value, top) / top) * (HEIGHT - 2)).toFixed(1)}` },
    ];
  });
  const settled = points.filter(({ index }) => index < openFrom);
  const open = points.filter(({ index }) => index >= openFrom - 1);
  return (
    <>
      <polyline points={settled.map(({ text }) => text).join(' ')} />
      {openFrom < values.length ? <polyline data-open points={open.map(({ text }) => text).join(' ')} /> : null}
    </>
  );
}
