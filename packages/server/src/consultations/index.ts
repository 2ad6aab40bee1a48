export * from './journeys.ts';
