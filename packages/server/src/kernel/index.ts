// Kernel: the few ideas every feature speaks in: money, day, rate, refusal, invariant, ids.
// Owns: their arithmetic and their words. Nothing here reads a clock, a database or a request.
// Never knows: anybody else in the house.
export * from './day.ts';
export * from './ids.ts';
export * from './invariant.ts';
export * from './money.ts';
export * from './rate.ts';
export * from './refusal.ts';
export * from './text.ts';
