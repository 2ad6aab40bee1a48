/** One line of a trend: a value for each of the chart's weeks, null where nothing should be spoken. */
export interface TrendSeries {
  readonly key: string;
  readonly label: string;
  readonly points: readonly {
    readonly percent: number | null;
    readonly words: string;
    /** The cohort is younger than its window: drawn dotted. */
    readonly open: boolean;
  }[];
}
