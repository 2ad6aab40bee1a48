// Charts: the only home of the chart library; drawn from props, loaded when a desktop asks.
// Owns axes, series, colours and the words a chart is read by.
// Must never know a figure's meaning, and never be imported but lazily.
import { lazy } from 'react';

export const RateTrend = lazy(() => import('./rate-trend.tsx'));
export const RateSteps = lazy(() => import('./rate-steps.tsx'));
export type { TrendSeries } from './series.ts';
