import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const TOKEN_BYTES = 32;
/** Argon2id, the library's default kind: 46 MiB, one pass, one lane (README, "Nobody gets in"). */
const ARGON2 = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;
/** Longer texts are no passwords but an attempt to keep the machine busy. */
export const LONGEST_PASSWORD = 200;

/** 256 bits that nobody can guess, in characters that need no escaping in an address or a cookie. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is stored of a secret that already is random: a plain hash suffices, there is nothing to guess. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** What is stored of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}

let nobodys: Promise<string> | undefined;

/** Whether the password is right. Without a stored hash (nobody, or no password yet) it takes as long and answers no. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword(newToken());
  const standIn = await nobodys;
  const typed = password.length <= LONGEST_PASSWORD ? password : '';
  const right = await verify(stored ?? standIn, typed);
  return right && stored !== null && typed !== '';
}
