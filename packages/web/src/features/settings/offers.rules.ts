import type { Day } from '../../ui/day.ts';

interface Version {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly heldFrom: Day;
  readonly heldUntil: Day | null;
  readonly previousId: string | null;
}

/** Where a version stands: it holds, it is to come, or it is over. */
export type Standing = 'HOLDS' | 'TO_COME' | 'OVER';

/** One entry of the price list with all of its versions, the latest first. */
export interface Entry<V extends Version> {
  /** The version that stands for the entry: what holds today, else what comes next, else what was last. */
  readonly shown: V;
  readonly standing: Standing;
  /** The terms that will take its place, where there are some already. */
  readonly next: V | null;
  readonly versions: readonly V[];
}

export function standingOf({ heldFrom, heldUntil }: Version, today: Day): Standing {
  if (heldFrom > today) return 'TO_COME';
  return heldUntil !== null && heldUntil <= today ? 'OVER' : 'HOLDS';
}

/** The first version of the chain that a version belongs to. */
function rootOf(version: Version, byId: ReadonlyMap<string, Version>): string {
  let root = version;
  for (let steps = 0; root.previousId !== null && steps < byId.size; steps += 1) {
    const before = byId.get(root.previousId);
    if (before === undefined) break;
    root = before;
  }
  return root.id;
}

/** The price list as its entries: versions that took each other's place are one, on the list before off it. */
export function entriesOf<V extends Version>(versions: readonly V[], today: Day): Entry<V>[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const chains = new Map<string, V[]>();
  for (const version of versions) {
    const root = rootOf(version, byId);
    chains.set(root, [...(chains.get(root) ?? []), version]);
  }
  return [...chains.values()].map((chain) => entryOf(chain, today)).sort((a, b) => order(a) - order(b));
}

const order = ({ standing }: { readonly standing: Standing }): number => ['HOLDS', 'TO_COME', 'OVER'].indexOf(standing);

function entryOf<V extends Version>(chain: readonly V[], today: Day): Entry<V> {
  const versions = [...chain].sort((a, b) => (a.heldFrom < b.heldFrom ? 1 : -1));
  const toCome = versions.filter((version) => standingOf(version, today) === 'TO_COME');
  const next = toCome.at(-1) ?? null;
  const holds = versions.find((version) => standingOf(version, today) === 'HOLDS');
  const shown = holds ?? next ?? (versions[0] as V);
  return { shown, standing: standingOf(shown, today), next: shown === next ? null : next, versions };
}
