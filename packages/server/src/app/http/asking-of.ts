import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asked, type Asking, type Ctx, ctxOfKey, ctxOfVisit, type VisitCookie } from '../../auth/index.ts';
import type { Database } from '../../db/index.ts';
import { isRefusal } from '../../kernel/index.ts';

/** What the answer needs to know of its surroundings. */
export interface Surroundings {
  readonly db: Database;
  readonly secureCookies: boolean;
  readonly publicUrl: string | null;
  readonly mails: boolean;
}

/** The visit's cookie. The prefix binds it to this host and to https; over plain http a browser would refuse it. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-setshow' : 'setshow';
}

/** The key of an `Authorization: Bearer` header, or null where there is none. */
export function bearerOf(request: FastifyRequest): string | null {
  const found = /^Bearer ([\w.~+/=-]{1,512})$/i.exec(request.headers.authorization ?? '');
  return found?.[1] ?? null;
}

function visitCookie(request: FastifyRequest, reply: FastifyReply, secure: boolean): VisitCookie {
  const name = cookieName(secure);
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    token: request.cookies[name] ?? null,
    put: (token, maxAgeSeconds) => void reply.setCookie(name, token, { ...options, maxAge: maxAgeSeconds }),
    drop: () => void reply.clearCookie(name, options),
  };
}

/**
 * Who asks. A key counts before a cookie, so that a program in a browser's hands acts as what it says it is. Null where a
 * key was sent that is none: that is an error and not a visitor who has not signed in yet.
 */
export async function askingOf(
  request: FastifyRequest,
  reply: FastifyReply,
  around: Surroundings,
): Promise<Asking | null> {
  const asked = { requestId: request.id, now: new Date() };
  const cookie = visitCookie(request, reply, around.secureCookies);
  const sendsKey = request.headers.authorization !== undefined;
  const ctx = await (sendsKey ? byKey(around.db, bearerOf(request), asked) : byVisit(around.db, cookie.token, asked));
  if (sendsKey && ctx === null) return null;
  return {
    ...asked,
    db: around.db,
    ctx,
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    cookie,
    mails: around.mails,
    publicUrl: around.publicUrl ?? `${request.protocol}://${request.host}`,
  };
}

async function byKey(db: Database, key: string | null, asked: Asked): Promise<Ctx | null> {
  const ctx = key === null ? null : await ctxOfKey(db, key, asked);
  return isRefusal(ctx) ? null : ctx;
}

async function byVisit(db: Database, token: string | null, asked: Asked): Promise<Ctx | null> {
  const ctx = token === null ? null : await ctxOfVisit(db, token, asked);
  return isRefusal(ctx) ? null : ctx;
}
