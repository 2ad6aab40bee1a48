import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answered } from '../../activity/index.ts';
import { type Ctx, may, signedIn } from '../../auth/index.ts';
import { isTableName, MOST_UPLOAD_BYTES, spoolStream, uploadFile } from '../../imports/index.ts';
import { isRefusal, type Refusal } from '../../kernel/index.ts';
import { askingOf, type Surroundings } from './asking-of.ts';
import { refuseRequest } from './graphql-route.ts';
import { isOwnOrigin } from './origin.ts';

/** What a refusal is in HTTP's terms. */
const STATUS: Readonly<Record<string, number>> = {
  NotSignedIn: 401,
  NotPermitted: 403,
  NotFound: 404,
  ImportElsewhere: 409,
  TooMuch: 413,
};
/** The codes that the API uses for these. */
const codeOf = (refusal: string): string => refusal.replace(/(?!^)([A-Z])/g, '_$1').toUpperCase();

function refused(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { mend } = refusal as { mend?: string };
  return refuseRequest(
    goingNoFurther(reply),
    STATUS[refusal.refusal] ?? 400,
    codeOf(refusal.refusal),
    refusal.message,
    mend ? { mend } : {},
  );
}

/** What is still on its way runs out unread: a line cut in the middle would take the answer with it. */
function runningOut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.raw.unpipe();
  request.raw.resume();
  return reply;
}

/** What is still on its way is not waited for. */
function goingNoFurther(reply: FastifyReply): FastifyReply {
  return reply.header('connection', 'close');
}

/**
 * `POST /imports/files?draft=ID&source=NAME`, `multipart/form-data` with one file: takes it into a draft, a new one when none
 * is named, and answers `{ draftId, fileId }`. The file goes to the disk as it comes, and is never held in memory. Who asks is
 * settled before a byte of it is read.
 */
export async function addUploadRoute(app: FastifyInstance, around: Surroundings): Promise<void> {
  // In a room of its own: no other route takes forms.
  await app.register(async (room) => {
    await room.register(multipart, { limits: { files: 1, fields: 0, parts: 1, fileSize: MOST_UPLOAD_BYTES + 1 } });
    room.post('/imports/files', {
      preHandler: (request, reply) => admit(request, reply, around),
      handler: (request, reply) => receive(request, reply),
    });
  });
}

async function admit(request: FastifyRequest, reply: FastifyReply, around: Surroundings): Promise<unknown> {
  request.operation = 'uploadFile';
  if (!isOwnOrigin(request, around.publicUrl))
    return refuseRequest(goingNoFurther(reply), 403, 'WRONG_ORIGIN', 'This request comes from a page of another site.');
  const asking = await askingOf(request, reply, around);
  if (asking === null)
    return refuseRequest(
      goingNoFurther(reply),
      401,
      'NOT_SIGNED_IN',
      'This API key is not known, or it has been revoked.',
    );
  request.asking = asking;
  const allowed = await answered(async () => may(signedIn(asking), 'importFiles'));
  if (isRefusal(allowed)) return refused(reply, allowed);
  if (!request.isMultipart())
    return refuseRequest(goingNoFurther(reply), 415, 'WRONG_TYPE', 'Send one file as multipart/form-data.');
  return undefined;
}

function told(request: FastifyRequest, name: string): string | null {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

async function receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { asking } = request;
  const ctx: Ctx | null = asking?.ctx ?? null;
  if (!asking || !ctx) throw new Error('an upload reached its handler without being admitted');
  const part = await request.file();
  if (!part)
    return refuseRequest(goingNoFurther(reply), 400, 'FILE_MISSING', 'There is no file in this request.', {
      mend: 'Send one file as multipart/form-data.',
    });
  if (!isTableName(part.filename))
    return refuseRequest(goingNoFurther(reply), 415, 'WRONG_TYPE', 'This is no table: CSV and XLSX are taken in.', {
      mend: 'Export it as CSV or XLSX, then send that.',
    });
  const spooled = await spoolStream(part.file, MOST_UPLOAD_BYTES);
  if ('refusal' in spooled)
    return refuseRequest(runningOut(request, reply), 413, 'TOO_MUCH', spooled.refusal.message, {
      mend: spooled.refusal.mend,
    });
  try {
    const { path, bytes } = spooled;
    const file = {
      draftId: told(request, 'draft'),
      sourceName: told(request, 'source'),
      name: part.filename,
      path,
      bytes,
    };
    const answer = await uploadFile(asking.db, ctx, file);
    if (isRefusal(answer)) return refused(reply, answer);
    return reply.code(201).send({ draftId: answer.draftId, fileId: answer.fileId });
  } finally {
    await spooled.dispose();
  }
}
