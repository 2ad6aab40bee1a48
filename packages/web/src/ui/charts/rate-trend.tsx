import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { spellPercent } from '../number.ts';
import styles from './charts.module.css';
import { Legend, Reading } from './reading.tsx';
import type { TrendSeries } from './series.ts';

interface Props {
  /** What stands under each point, oldest first. */
  readonly ticks: readonly string[];
  readonly series: readonly TrendSeries[];
  /** Says what the chart shows, for those who do not see it. */
  readonly title: string;
}

const COLOURS = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)'];
const settledKey = (index: number): string => `settled${index}`;
const openKey = (index: number): string => `open${index}`;

type Datum = { readonly tick: string; readonly at: number } & Record<string, number | string | null>;

/** Rates by week as lines from 0 to 100 %; the weeks that may still turn are dotted. */
export default function RateTrend({ ticks, series, title }: Props) {
  const data = ticks.map((tick, at) => toDatum(tick, at, series));
  return (
    <figure className={styles.chart} aria-label={title}>
      <Legend series={series} />
      <div className={styles.frame}>
        <ResponsiveContainer width="100%" height={190} initialDimension={{ width: 1, height: 190 }}>
          <LineChart data={data} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="tick"
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              tickMargin={8}
              interval="preserveStartEnd"
            />
            <YAxis
              domain={[0, 100]}
              ticks={[0, 25, 50, 75, 100]}
              tickFormatter={(value: number) => spellPercent(value)}
              tickLine={false}
              axisLine={false}
              width={44}
            />
            <Tooltip
              cursor={{ stroke: 'var(--line-strong)' }}
              isAnimationActive={false}
              content={({ active, label }) =>
                active ? <Reading tick={String(label)} at={ticks.indexOf(String(label))} series={series} /> : null
              }
            />
            {series.map(({ key }, index) => (
              <Line key={key} dataKey={settledKey(index)} {...lineLook(index)} dot={false} />
            ))}
            {series.map(({ key }, index) => (
              <Line
                key={`${key} open`}
                dataKey={openKey(index)}
                {...lineLook(index)}
                strokeDasharray="2 4"
                dot={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

function lineLook(index: number) {
  return {
    stroke: COLOURS[index % COLOURS.length],
    strokeWidth: 1.8,
    isAnimationActive: false,
    connectNulls: true,
    activeDot: { r: 3, strokeWidth: 0 },
  } as const;
}

/** The dotted part begins on the last settled point, so that the two parts meet. */
function toDatum(tick: string, at: number, series: readonly TrendSeries[]): Datum {
  const values: Record<string, number | null> = {};
  series.forEach(({ points }, index) => {
    const point = points[at];
    const next = points[at + 1];
    const percent = point?.percent ?? null;
    const open = point?.open ?? false;
    values[settledKey(index)] = open ? null : percent;
    values[openKey(index)] = open || next?.open ? percent : null;
  });
  return { ...values, tick, at };
}
