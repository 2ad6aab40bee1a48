import { text } from 'node:stream/consumers';
import type { Role } from '../../auth/index.ts';
import { foldText, isRefusal, newId } from '../../kernel/index.ts';
import { locationsOf } from '../../organizations/index.ts';
import { addUser } from '../../setup/index.ts';
import type { Typed } from './arguments.ts';
import { actorOf, type House, organizationNamed } from './open-house.ts';
import { CannotDo, EXIT, NotUnderstood, type Outcome } from './outcome.ts';

const ROLES: Record<string, Role> = {
  owner: 'OWNER',
  manager: 'MANAGER',
  trainer: 'TRAINER',
  'front-desk': 'FRONT_DESK',
  accountant: 'ACCOUNTANT',
};

function roleOf(word: string): Role {
  const role = ROLES[word.trim().toLowerCase().replaceAll('_', '-')];
  if (!role) throw new NotUnderstood(`A role is one of ${Object.keys(ROLES).join(', ')}, not “${word}”.`);
  return role;
}

async function locationNamed(house: House, organizationId: string, name: string | null): Promise<string | null> {
  if (name === null) return null;
  const locations = await house.db.read(organizationId, (query) => locationsOf(query, organizationId, null));
  const found = locations.find((location) => foldText(location.name) === foldText(name));
  if (!found)
    throw new CannotDo(
      `There is no location “${name}”. There is: ${locations.map((location) => location.name).join(', ') || 'none yet'}.`,
    );
  return found.id;
}

/** `user add`: lets somebody in, with a password from standard input or with a link to set one. */
export async function userAdd(house: House, typed: Typed): Promise<Outcome> {
  const role = roleOf(typed.word('role') ?? '');
  const organization = await organizationNamed(house, typed.word('organization') ?? '');
  const ctx = await actorOf(house, typed, organization);
  const locationId = await locationNamed(house, organization.id, typed.word('location'));
  const names = (typed.word('name') ?? '').trim().split(/\s+/);
  const person = {
    email: typed.word('email') ?? '',
    firstName: names.slice(0, -1).join(' '),
    lastName: names.at(-1) ?? '',
  };
  const password = typed.has('password-stdin') ? (await text(process.stdin)).replace(/\r?\n$/, '') : null;
  const answer = await addUser(house.db, ctx, { ...person, grants: [{ role, locationId }], password }, newId());
  if (isRefusal(answer)) throw new CannotDo(answer.message);
  const base = (process.env['PUBLIC_URL'] || `http://localhost:${process.env['PORT'] || '4000'}`).replace(/\/$/, '');
  const link = answer.linkToken === null ? null : `${base}/set-password/${answer.linkToken}`;
  const words = [
    `${person.email} may sign in at ${organization.name}.`,
    ...(link ? ['The link to set a password, good for a week:', link] : []),
  ];
  return {
    exitCode: EXIT.done,
    data: { type: answer.type, staffId: answer.staffId, userId: answer.userId, link },
    words,
  };
}
