import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { spellPercent } from '../number.ts';
import styles from './charts.module.css';
import { Legend, Reading } from './reading.tsx';
import type { TrendSeries } from './series.ts';

interface Props {
  /** What stands under each group of bars. */
  readonly ticks: readonly string[];
  readonly series: readonly TrendSeries[];
  /** Says what the chart shows, for those who do not see it. */
  readonly title: string;
}

const COLOURS = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)'];

/** Rates of several lines side by side, step by step, from 0 to 100 %. A rate that may still turn is drawn lighter. */
export default function RateSteps({ ticks, series, title }: Props) {
  const data = ticks.map((tick, at) => ({
    tick,
    ...Object.fromEntries(series.map(({ points }, index) => [`line${index}`, points[at]?.percent ?? null])),
  }));
  return (
    <figure className={styles.chart} aria-label={title}>
      <Legend series={series} />
      <div className={styles.frame}>
        <ResponsiveContainer width="100%" height={190} initialDimension={{ width: 1, height: 190 }}>
          <BarChart data={data} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} barGap={2} accessibilityLayer>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="tick" tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} tickMargin={8} />
            <YAxis
              domain={[0, 100]}
              ticks={[0, 25, 50, 75, 100]}
              tickFormatter={(value: number) => spellPercent(value)}
              tickLine={false}
              axisLine={false}
              width={44}
            />
            <Tooltip
              cursor={{ fill: 'var(--sunk)' }}
              isAnimationActive={false}
              content={({ active, label }) =>
                active ? <Reading tick={String(label)} at={ticks.indexOf(String(label))} series={series} /> : null
              }
            />
            {series.map(({ key, points }, index) => (
              <Bar
                key={key}
                dataKey={`line${index}`}
                fill={COLOURS[index % COLOURS.length]}
                fillOpacity={points.some(({ open }) => open) ? 0.62 : 1}
                radius={[3, 3, 0, 0]}
                maxBarSize={34}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}
