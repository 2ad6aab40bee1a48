import { t } from '../../ui/messages/index.ts';

/** A file on its way: how much of it went out, or what the server said to it. */
export interface Sent {
  readonly draftId: string;
  readonly fileId: string;
}

interface Target {
  /** The draft that it joins; a new one is opened when null. */
  readonly draftId: string | null;
  readonly onProgress: (share: number) => void;
}

/**
 * Sends one file as it is. Throws an error with the server's sentence where it was not taken. It goes by XMLHttpRequest:
 * `fetch` does not say how much of a body went out.
 */
export function sendFile(file: File, { draftId, onProgress }: Target): Promise<Sent> {
  const form = new FormData();
  form.append('file', file);
  const request = new XMLHttpRequest();
  request.open('POST', `/imports/files${draftId === null ? '' : `?draft=${encodeURIComponent(draftId)}`}`);
  request.responseType = 'json';
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new Error(t('imports.sendBroken')));
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Sent);
      else reject(new Error(sentenceOf(request.response)));
    };
    request.send(form);
  });
}

/** The sentence of a refusal and its mend, in the form in which the API's errors come. */
function sentenceOf(answer: unknown): string {
  const [first] = (answer as { readonly errors?: readonly Refused[] } | null)?.errors ?? [];
  if (first === undefined) return t('imports.sendBroken');
  return [first.message, first.extensions?.mend].filter(Boolean).join(' ');
}

interface Refused {
  readonly message: string;
  readonly extensions?: { readonly mend?: string };
}
