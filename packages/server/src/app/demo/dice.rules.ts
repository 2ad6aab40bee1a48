/**
 * A seeded generator: the same seed throws the same numbers on every machine, so that the demonstration group is the same
 * wherever it is loaded on one day.
 */
export class Dice {
  #state: number;

  constructor(seed: string) {
    // FNV-1a, so that neighbouring days do not start neighbouring streams.
    this.#state = [...seed].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193), 0x811c9dc5) >>> 0;
  }

  #word(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** From 0 to just under 1. */
  share(): number {
    return this.#word() / 0x1_0000_0000;
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.share() < probability;
  }

  /** A whole number, both ends in. */
  between(low: number, high: number): number {
    return low + Math.floor(this.share() * (high - low + 1));
  }

  /** One of them, all alike. Needs at least one. */
  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.share() * items.length)] ?? items[0];
  }

  /** One of them, each by its weight. Needs at least one. */
  weighted<T>(items: readonly (readonly [T, number])[]): T {
    const total = items.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.share() * total;
    const hit = items.find(([, weight]) => (left -= weight) < 0) ?? items.at(-1);
    if (!hit) throw new Error('invariant: something to choose from');
    return hit[0];
  }

  /** An id shaped like those of the house (UUID v7), as if made at that moment. */
  id(at: Date): string {
    const hex = (length: number) => this.#word().toString(16).padStart(8, '0').slice(0, length);
    const time = at.getTime().toString(16).padStart(12, '0');
    const variant = '89ab'[this.#word() & 3] ?? '8';
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(8)}${hex(4)}`;
  }
}
