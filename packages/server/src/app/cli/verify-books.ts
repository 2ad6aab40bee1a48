import { type SealReport, verifySeal } from '../../activity/index.ts';
import type { Organization } from '../../organizations/index.ts';
import { booksDifferences, booksSize } from '../../sales/index.ts';
import type { Typed } from './arguments.ts';
import {
  type BookSizes,
  bookSizes,
  type Difference,
  journeyDifferences,
  stageDifferences,
  trainerDifferences,
  versionDifferences,
} from './books.read.ts';
import { type House, organizationsMeant } from './open-house.ts';
import { EXIT, type Outcome } from './outcome.ts';

/** The proof of one organization's books. */
interface Proof {
  readonly organization: string;
  readonly isRight: boolean;
  readonly seal: SealReport;
  readonly sizes: BookSizes & { readonly entries: number; readonly lines: number };
  readonly differences: readonly Difference[];
}

const PROOFS = [journeyDifferences, trainerDifferences, stageDifferences, versionDifferences, booksDifferences];

async function prove(house: House, organization: Organization): Promise<Proof> {
  const seal = await verifySeal(house.db, organization.id);
  return house.db.read(organization.id, async (query) => {
    const differences: Difference[] = [];
    for (const differencesIn of PROOFS) differences.push(...(await differencesIn(query, organization.id)));
    const isRight = differences.length === 0 && seal.breaches.length === 0;
    return {
      organization: organization.name,
      isRight,
      seal,
      sizes: { ...(await bookSizes(query, organization.id)), ...(await booksSize(query, organization.id)) },
      differences,
    };
  });
}

const BREACHES = { TAMPERED: 'was changed', MISSING: 'is gone', SEAL_MISSING: 'has lost its seal' } as const;

function wordsOf({ organization, isRight, seal, sizes, differences }: Proof): string[] {
  return [
    `${organization}: ${isRight ? 'right' : 'NOT RIGHT'}`,
    `  log: ${seal.sealedRows} rows sealed, ${seal.unsealedRows} written since`,
    `  ${sizes.journeys} journeys, ${sizes.stages} stages, ${sizes.factVersions} versions of facts (${sizes.openFactVersions} not in a batch yet)`,
    `  ledger: ${sizes.entries} entries, ${sizes.lines} lines`,
    ...seal.breaches.map(
      ({ kind, activityId, position }) => `  log entry ${activityId ?? '?'} at place ${position} ${BREACHES[kind]}`,
    ),
    ...differences.map(({ what, id, problem }) => `  ${what} ${id} ${problem}`),
  ];
}

/**
 * `verify`: proves the log against its seal, journeys, stages and versions against the facts, and every identity of the books
 * against the ledger; names every row that differs.
 */
export async function verifyBooks(house: House, typed: Typed): Promise<Outcome> {
  const proofs: Proof[] = [];
  for (const organization of await organizationsMeant(house, typed)) proofs.push(await prove(house, organization));
  const isRight = proofs.every((proof) => proof.isRight);
  const words = proofs.length === 0 ? ['There is no organization yet, so nothing to prove.'] : proofs.flatMap(wordsOf);
  return { exitCode: isRight ? EXIT.done : EXIT.failed, data: { isRight, organizations: proofs }, words };
}
