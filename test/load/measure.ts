// Ratios of two things done in turn: the machine's moods touch both alike.

/** Both medians in milliseconds, and the ratio of each round with its spread. */
export interface Compared {
  readonly name: string;
  readonly firstMs: number;
  readonly secondMs: number;
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
  readonly rounds: number;
  readonly target: string;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < times; n += 1) await work();
  return (performance.now() - start) / times;
}

/** Runs `first` and `second` in turn, round by round after a warm-up, and compares them round by round. */
export async function compare(
  name: string,
  target: string,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  { rounds = 7, times = 5 } = {},
): Promise<Compared> {
  await timed(2, first);
  await timed(2, second);
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await timed(times, first));
    b.push(await timed(times, second));
  }
  const ratios = a.map((ms, index) => ms / (b[index] ?? ms));
  return {
    name,
    target,
    rounds,
    firstMs: median(a),
    secondMs: median(b),
    ratio: median(ratios),
    ratioLow: Math.min(...ratios),
    ratioHigh: Math.max(...ratios),
  };
}
