import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { sendFile } from './send-file.ts';

/** A file that somebody dropped, until it stands in the draft. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  /** 0 to 1. */
  readonly share: number;
  /** Why it was not taken; null while it is on its way. */
  readonly refused: string | null;
}

interface Uploads {
  readonly uploads: readonly Upload[];
  readonly send: (files: readonly File[]) => void;
  readonly forget: (key: string) => void;
}

/**
 * Sends files one after the other into one draft: the first opens it where there is none yet. `onDraft` is told of the draft
 * as soon as it is known.
 */
export function useUploads(draftId: string | null, onDraft: (draftId: string) => void): Uploads {
  const client = useApolloClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  const forget = (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key));
  const sendAll = async (files: readonly (readonly [string, File])[]) => {
    let draft = draftId;
    for (const [key, file] of files) {
      try {
        const sent = await sendFile(file, { draftId: draft, onProgress: (share) => change(key, { share }) });
        forget(key);
        draft = sent.draftId;
      } catch (error) {
        change(key, { refused: error instanceof Error ? error.message : String(error) });
      }
    }
    if (draft !== null && draft !== draftId) onDraft(draft);
    await client.refetchQueries({ include: 'active' });
  };
  const send = (files: readonly File[]) => {
    const keyed = files.map((file) => [crypto.randomUUID(), file] as const);
    setUploads((all) => [
      ...all.filter(({ refused }) => refused === null),
      ...keyed.map(([key, { name, size }]) => ({ key, name, bytes: size, share: 0, refused: null })),
    ]);
    void sendAll(keyed);
  };
  return { uploads, send, forget };
}
