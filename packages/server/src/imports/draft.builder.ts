import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isRefusal, newId } from '../kernel/index.ts';
import { type ImportDraft, readDraft } from './drafts.read.ts';
import { judgeImport } from './judge-import.ts';
import { uploadFile } from './upload-file.ts';
import { workOnDraft } from './work-on-draft.ts';

/** The first lines of a club's files, as its system exports them. */
export const HEADINGS = {
  staff: 'Staff ID,First Name,Last Name,Email,Role,Home Location,Pay Per Session',
  members: 'Client ID,First Name,Last Name,Email,Join Date,Home Location,Membership Type,Status',
  consultations: 'Appt ID,Client ID,Staff,Location,Start,Minutes,Booked On,Booked By,Status,Rescheduled To',
  sales: 'Sale ID,Sale Date,Client ID,Location,Item,Sale Type,Sessions,Amount Paid,Expires,Sold By',
} as const;

/** What must not be refused in a test that is about something else. */
export function must<T>(answer: T): Exclude<T, { readonly refusal: string }> {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer as Exclude<T, { readonly refusal: string }>;
}

/** Sends files into one draft. */
export async function aDraft(
  db: Database,
  ctx: Ctx,
  files: Readonly<Record<string, readonly string[]>>,
  sourceName = 'Club system',
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'setshow-draft-'));
  let draftId: string | null = null;
  try {
    for (const [name, lines] of Object.entries(files)) {
      const path = join(folder, name);
      const text = `${lines.join('\r\n')}\r\n`;
      writeFileSync(path, text);
      const bytes = Buffer.byteLength(text);
      draftId = must(await uploadFile(db, ctx, { draftId, sourceName, name, path, bytes })).draftId;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return draftId ?? '';
}

/** Has a draft judged, and waits for it. */
export async function judged(db: Database, ctx: Ctx, draftId: string): Promise<ImportDraft> {
  must(await judgeImport(db, ctx, { draftId }, newId()));
  await workOnDraft(db, ctx.organizationId, draftId, ctx.now);
  return must(await readDraft(db, ctx, draftId));
}
