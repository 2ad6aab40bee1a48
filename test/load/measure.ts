// Ratios of two things done in turn: the machine's moods touch both alike.
import { Agent, request } from 'node:http';

/** Both medians, and the ratio of each round with its spread. */
export interface Compared {
  readonly name: string;
  readonly target: string;
  readonly rounds: number;
  /** What the medians are counted in: milliseconds each, or requests a second. */
  readonly unit: 'ms' | 'requests/s';
  readonly first: number;
  readonly second: number;
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
}

/** The value that this part of all are at or below. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}

/** How long each of so many runs takes, one after the other, in milliseconds. */
export async function timesOf(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

async function inTurn(
  named: Pick<Compared, 'name' | 'target' | 'unit'>,
  rounds: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<Compared> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await first());
    b.push(await second());
  }
  const ratios = a.map((value, round) => value / (b[round] ?? value));
  return {
    ...named,
    rounds,
    first: quantile(a, 0.5),
    second: quantile(b, 0.5),
    ratio: quantile(ratios, 0.5),
    ratioLow: Math.min(...ratios),
    ratioHigh: Math.max(...ratios),
  };
}

type Told = Pick<Compared, 'name' | 'target'>;

/** Runs `first` and `second` in turn, round by round after a warm-up, and compares what one run of each takes. */
export async function compare(
  told: Told,
  rounds: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<Compared> {
  const one = (work: () => Promise<unknown>) => async () => quantile(await timesOf(5, work), 0.5);
  await one(first)();
  await one(second)();
  return inTurn({ ...told, unit: 'ms' }, rounds, one(first), one(second));
}

/** A request as all clients send it. */
export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request once. Refuses any answer but a good one: what fails fast is not fast. */
export function send({ url, headers, body }: Request, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, agent };
    const sent = request(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200 && !text.includes('"errors"')) resolve(text);
        else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** How many clients send for how long, each its next request when the last was answered. */
export interface Load {
  readonly clients: number;
  readonly seconds: number;
}

async function rateOf(asked: Request, { clients, seconds }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const start = performance.now();
  const end = start + seconds * 1000;
  let answered = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      await send(asked, agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = (performance.now() - start) / 1000;
  agent.destroy();
  return answered / took;
}

/** Loads one server, then the other, round by round after a warm-up of both, and compares their requests a second. */
export async function compareRates(
  told: Told,
  rounds: number,
  load: Load,
  first: Request,
  second: Request,
): Promise<Compared> {
  await rateOf(first, load);
  await rateOf(second, load);
  return inTurn(
    { ...told, unit: 'requests/s' },
    rounds,
    () => rateOf(first, load),
    () => rateOf(second, load),
  );
}
