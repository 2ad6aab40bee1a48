import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Ctx } from '../../auth/index.ts';
import { NotSignedIn, type Refusal, Refused } from '../../kernel/index.ts';
import { exportAsked, type ExportAsked, type ExportName, EXPORTS } from '../exports/export-asked.ts';
import { type Format, sheetOn } from '../exports/sheets.ts';
import { writeExport } from '../exports/write-export.ts';
import { tellError } from '../logging.ts';
import { askingOf, type Surroundings } from './asking-of.ts';
import { isOwnOrigin } from './origin.ts';

/** Each holds a connection for as long as its reader takes: so many at once leave enough for everybody else. */
const MOST_AT_ONCE = 3;
/** A reader who takes longer than this has gone. */
const LONGEST_MS = 10 * 60_000;

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const STATUS: Readonly<Record<string, number>> = {
  NotSignedIn: 401,
  NotPermitted: 403,
  NotFound: 404,
  InvalidInput: 400,
};

/** A refusal as a problem (RFC 9457): its status, its sentence, and what it carries. */
function sendProblem(
  reply: FastifyReply,
  status: number,
  title: string,
  detail: string,
  more: object = {},
): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ type: 'about:blank', title, status, detail, ...more }));
}

function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { refusal: name, message, ...details } = refusal as Refusal & Record<string, unknown>;
  return sendProblem(reply, STATUS[name] ?? 422, name, message, details);
}

function fileName(asked: ExportAsked, format: Format): string {
  if (asked.what === 'members') return `members.${format}`;
  const { from, to } = asked.question.period;
  const what = asked.what === 'board' ? 'board' : asked.name.toLowerCase().replaceAll('_', '-');
  return `${what}-${from}-${to}.${format}`;
}

/** `GET /exports/figure-rows.csv` and its like: what the screen shows, as a file, streamed while it is read. */
export function addExports(app: FastifyInstance, parts: Surroundings & { readonly logger: Logger }): void {
  let running = 0;
  const answer = async (request: FastifyRequest, reply: FastifyReply, what: ExportName, format: Format) => {
    if (!isOwnOrigin(request, parts.publicUrl)) {
      return sendProblem(reply, 403, 'WrongOrigin', 'This request comes from a page of another site.');
    }
    const asking = await askingOf(request, reply, parts);
    if (!asking?.ctx) return sendRefusal(reply, new NotSignedIn());
    request.asking = asking;
    if (running >= MOST_AT_ONCE) {
      return sendProblem(
        reply.header('retry-after', '5'),
        429,
        'TooManyExports',
        'Others are being exported. Try again in a few seconds.',
      );
    }
    running += 1;
    try {
      const asked = exportAsked(what, request.query);
      return await stream(reply, asking.ctx, asked, format, () => void (running -= 1));
    } catch (error) {
      running -= 1;
      if (error instanceof Refused) return sendRefusal(reply, error.reason);
      throw error;
    }
  };

  /** Answers once nothing can be refused any more; what goes wrong later cuts the file off, so that nobody takes it for whole. */
  const stream = async (reply: FastifyReply, ctx: Ctx, asked: ExportAsked, format: Format, done: () => void) => {
    const out = new PassThrough();
    const cut = setTimeout(() => out.destroy(new Error('the reader took too long')), LONGEST_MS);
    const started = Promise.withResolvers<void>();
    const begun = async () => started.resolve();
    const work = writeExport(parts.db, ctx, asked, { sheet: sheetOn(out, format), format, begun }).finally(() =>
      clearTimeout(cut),
    );
    await Promise.race([started.promise, work]);
    void work
      .catch((error: unknown) => {
        if (!out.destroyed) parts.logger.error({ requestId: reply.request.id, err: tellError(error) }, 'fault');
        out.destroy(error instanceof Error ? error : new Error('the export failed'));
      })
      .finally(done);
    return reply
      .type(TYPES[format])
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${fileName(asked, format)}"`)
      .send(out);
  };

  for (const what of EXPORTS) {
    for (const format of ['csv', 'xlsx'] as const) {
      app.get(`/exports/${what}.${format}`, { exposeHeadRoute: false }, (request, reply) =>
        answer(request, reply, what, format),
      );
    }
  }
}
