import { createHash } from 'node:crypto';
import { foldText } from './reading/index.ts';
import type { KnownLocation, KnownStaff } from './house.read.ts';

/** The answer to "who is this?": one person, nobody, or several of one name. */
export type PersonFound = { readonly staff: KnownStaff } | { readonly nobody: true } | { readonly several: number };

/**
 * The locations and the staff that rows may name: those of the house and those that the run itself brings. For somebody
 * with some locations only, it holds no other location, and who works elsewhere is not found in it: to them there is none.
 */
export class Directory {
  /** Whether the importer reaches everything: then nobody and nothing is out of reach. */
  readonly reachesAll: boolean;
  readonly #locations = new Map<string, KnownLocation>();
  readonly #byRef = new Map<string, KnownStaff>();
  readonly #byName = new Map<string, KnownStaff[]>();
  readonly #all = new Map<string, KnownStaff>();

  constructor(locations: readonly KnownLocation[], staff: readonly KnownStaff[], reachesAll = true) {
    this.reachesAll = reachesAll;
    for (const location of locations) this.addLocation(location);
    for (const person of staff) this.addStaff(person);
  }

  addLocation(location: KnownLocation): void {
    this.#locations.set(foldText(location.name), location);
  }

  addStaff(person: KnownStaff): void {
    this.#all.set(person.id, person);
    if (person.ref !== null) this.#byRef.set(person.ref, person);
    if (!person.withinReach) return;
    const namesakes = (this.#byName.get(person.nameKey) ?? []).filter(({ id }) => id !== person.id);
    this.#byName.set(person.nameKey, [...namesakes, person]);
  }

  /** The location of this name; the only one there is when the file names none. */
  location(name: string | null): KnownLocation | null {
    if (name !== null) return this.#locations.get(foldText(name)) ?? null;
    return this.#locations.size === 1 ? ([...this.#locations.values()][0] ?? null) : null;
  }

  locationById(id: string | null): KnownLocation | null {
    return [...this.#locations.values()].find((location) => location.id === id) ?? null;
  }

  /** By the source's id, else by a unique normalised name (README, "Who is who"). */
  person(ref: string | null, key: string | null): PersonFound {
    if (ref !== null) {
      const staff = this.#byRef.get(ref);
      return staff?.withinReach ? { staff } : { nobody: true };
    }
    const namesakes = key === null ? [] : (this.#byName.get(key) ?? []);
    const [only] = namesakes;
    if (!only) return { nobody: true };
    return namesakes.length > 1 ? { several: namesakes.length } : { staff: only };
  }

  /** Whom a row of staff is about, in reach or not: the source's id means one person, and so does an e-mail. */
  sameStaff(ref: string | null, email: string | null): KnownStaff | null {
    const known = ref === null ? undefined : this.#byRef.get(ref);
    if (known || email === null) return known ?? null;
    return [...this.#all.values()].find((person) => person.email?.toLowerCase() === email.toLowerCase()) ?? null;
  }

  /** A digest of everything that rows were resolved against: another one later means that they are to be judged again. */
  key(): string {
    const said = JSON.stringify([
      [...this.#locations.values()].map((location) => Object.values(location)).sort(),
      [...this.#all.values()]
        .map((person) => [person.id, person.ref, person.nameKey, person.email, person.withinReach])
        .sort(),
    ]);
    return createHash('sha256').update(said).digest('base64url');
  }
}
