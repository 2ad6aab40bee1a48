import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';

/** The documents that the web app was built with, each with the name of its operation. */
export class ListedOperations {
  readonly #names: ReadonlyMap<string, string>;

  constructor(documents: readonly string[]) {
    this.#names = new Map(documents.map((text) => [text, nameOf(text)]));
  }

  /** The name of a listed document's operation; null where the document is not on the list. */
  nameOf(document: string): string | null {
    return this.#names.get(document) ?? null;
  }

  get size(): number {
    return this.#names.size;
  }
}

function nameOf(document: string): string {
  const operation = parse(document).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return (operation?.kind === Kind.OPERATION_DEFINITION && operation.name?.value) || 'unnamed';
}

/** Reads the list that the web app's build left beside its files, or, where it was not built, that of its sources. */
export function readListedOperations(webFolder: string): ListedOperations {
  const file = [join(webFolder, 'dist', 'operations.json'), join(webFolder, 'src', 'api', 'operations.json')].find(
    (path) => existsSync(path),
  );
  if (!file) return new ListedOperations([]);
  return new ListedOperations(Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}
