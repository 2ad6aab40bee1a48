import { setTimeout as pause } from 'node:timers/promises';
import { LINK_HOURS, type LinkPurpose, mintLink } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { invitation, type Letter, passwordLetter } from './carriers/email/letters.rules.ts';
import type { MailCarrier } from './carriers/email/mail-carrier.ts';
import { hasPassword, nameOfStaff } from './messaging.read.ts';

/** What is due, as the outbox gives it: ids, and the address of the account. */
interface DueMail {
  readonly id: string;
  readonly kind: LinkPurpose;
  readonly userId: string;
  readonly email: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly inviterStaffId: string | null;
  readonly attempts: number;
}

/** Where mail goes out and what its links begin with. */
export interface Delivery {
  readonly carrier: MailCarrier;
  /** The address of the web app, without a slash at its end. */
  readonly publicUrl: string;
  readonly onError?: (error: unknown) => void;
}

const AT_ONCE = 20;
const LEASE_MINUTES = 5;
/** The tries are a minute apart, then two, four …: about a day and a half in all. */
const MOST_ATTEMPTS = 12;

async function letterFor(db: Database, mail: DueMail, publicUrl: string, now: Date): Promise<Letter> {
  // The link is made only now: what waited in the outbox was no secret.
  if (mail.kind === 'PASSWORD') {
    const token = await mintLink(db.global, mail.userId, 'PASSWORD', now);
    return passwordLetter({ publicUrl, token, hours: LINK_HOURS.PASSWORD });
  }
  const signsInAlready = await hasPassword(db, mail.userId);
  const token = signsInAlready ? null : await mintLink(db.global, mail.userId, 'INVITATION', now);
  const inviter =
    mail.organizationId && mail.inviterStaffId ? await nameOfStaff(db, mail.organizationId, mail.inviterStaffId) : null;
  return invitation({
    organization: mail.organizationName ?? '',
    inviter,
    publicUrl,
    token,
    days: LINK_HOURS.INVITATION / 24,
  });
}

async function deliver(db: Database, mail: DueMail, delivery: Delivery, now: Date): Promise<boolean> {
  try {
    await delivery.carrier.send(mail.email, await letterFor(db, mail, delivery.publicUrl, now));
  } catch (error) {
    delivery.onError?.(error);
    const due = new Date(now.getTime() + 2 ** (mail.attempts - 1) * 60_000);
    await db.global.rows('select mail_put_off($1, $2, $3)', [
      mail.id,
      due,
      mail.attempts >= MOST_ATTEMPTS ? now : null,
    ]);
    return false;
  }
  await db.global.rows('select mail_sent($1, $2)', [mail.id, now]);
  return true;
}

/**
 * Sends what is due, each letter by one process only. At least once: a letter whose sending was not noted (the machine
 * stopped right then) goes out again. Returns how many went out; a failed one comes due again later.
 */
export async function deliverMail(db: Database, delivery: Delivery, now: Date): Promise<number> {
  const due = await db.global.rows<DueMail>(
    `select id, kind, user_id as "userId", email, organization_id as "organizationId", organization_name as "organizationName",
       inviter_staff_id as "inviterStaffId", attempts
     from mail_take($1, make_interval(mins => $2), $3)`,
    [now, LEASE_MINUTES, AT_ONCE],
  );
  let sent = 0;
  for (const mail of due) if (await deliver(db, mail, delivery, now)) sent += 1;
  return sent;
}

const EVERY_MS = 3_000;

/** Sends mail as it comes due, until stopped; `stop` waits for the letters at hand. */
export function keepDelivering(db: Database, delivery: Delivery, everyMs = EVERY_MS): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const rounds = (async () => {
    while (!stopping.signal.aborted) {
      await deliverMail(db, delivery, new Date()).catch((error: unknown) => delivery.onError?.(error));
      await pause(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await rounds;
    },
  };
}
