import { createHash, createHmac, pbkdf2Sync, randomBytes, scrypt } from 'node:crypto';

/** The three roles of one database: who owns the tables, who serves requests, who works in the background. */
export interface RoleNames {
  readonly owner: string;
  readonly app: string;
  readonly jobs: string;
}

/** The roles that the set-up makes, named after the database: `setshow` has `setshow_owner`, `setshow_app`, `setshow_jobs`. */
export function rolesOf(database: string): RoleNames {
  return { owner: `${database}_owner`, app: `${database}_app`, jobs: `${database}_jobs` };
}

const PASSWORD_BYTES = 24;

/**
 * A role's password, derived from the administrator's: every machine that is given the same address comes to the same
 * password, and there is no second secret to keep or to carry about. Slow on purpose, so that a leaked role password
 * is no way back to the administrator's. Null stays null (a server that asks for none).
 */
export function derivePassword(adminPassword: string | null, role: string): Promise<string | null> {
  if (adminPassword === null) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    scrypt(adminPassword, `setshow role ${role}`, PASSWORD_BYTES, (error, key) =>
      error ? reject(error) : resolve(key.toString('base64url')),
    );
  });
}

const SCRAM_ROUNDS = 4096;
const SCRAM_SALT_BYTES = 16;
const SHA256_BYTES = 32;

/** The form in which PostgreSQL stores a password (RFC 5803): sent like this, it never stands in the server's log. */
export function scramVerifier(password: string): string {
  const salt = randomBytes(SCRAM_SALT_BYTES);
  const salted = pbkdf2Sync(password, salt, SCRAM_ROUNDS, SHA256_BYTES, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${SCRAM_ROUNDS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
