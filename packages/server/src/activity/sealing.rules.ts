import { createHash } from 'node:crypto';

/** What the first link of a chain rests on: the organization, so that no chain can stand in for another's. */
export function firstDigest(organizationId: string): Buffer {
  return createHash('sha256').update(`setshow activity seal 1 ${organizationId}`).digest();
}

/** The next link: SHA-256 over the link before and the row's content. */
export function nextDigest(before: Buffer, content: string): Buffer {
  return createHash('sha256').update(before).update(content, 'utf8').digest();
}
