import type { ApiScope } from '../../auth/index.ts';
import { isDay, isRefusal, newId } from '../../kernel/index.ts';
import { addApiKey } from '../../setup/index.ts';
import type { Typed } from './arguments.ts';
import { actorOf, type House, organizationNamed } from './open-house.ts';
import { CannotDo, EXIT, NotUnderstood, type Outcome } from './outcome.ts';

const SCOPES: Record<string, ApiScope> = { read: 'READ', write: 'WRITE', import: 'IMPORT' };

function scopesOf(words: readonly string[]): ApiScope[] {
  return words
    .flatMap((word) => word.split(','))
    .map((word) => {
      const scope = SCOPES[word.trim().toLowerCase()];
      if (!scope) throw new NotUnderstood(`A scope is read, write or import, not “${word}”.`);
      return scope;
    });
}

function expiryOf(day: string | null): Date | null {
  if (day === null) return null;
  if (!isDay(day)) throw new NotUnderstood(`--expires is a day, YYYY-MM-DD, not “${day}”.`);
  return new Date(`${day}T00:00:00Z`);
}

/** `key add`: makes an API key. It is told once, on standard output. */
export async function keyAdd(house: House, typed: Typed): Promise<Outcome> {
  const scopes = scopesOf(typed.words('scope'));
  const expiresAt = expiryOf(typed.word('expires'));
  const organization = await organizationNamed(house, typed.word('organization') ?? '');
  const ctx = await actorOf(house, typed, organization);
  const answer = await addApiKey(house.db, ctx, { name: typed.word('name') ?? '', scopes, expiresAt }, newId());
  if (isRefusal(answer)) throw new CannotDo(answer.message);
  house.say('Keep this key now: it is not shown again.');
  return {
    exitCode: EXIT.done,
    data: { type: answer.type, keyId: answer.keyId, key: answer.key },
    words: [answer.key ?? ''],
  };
}
