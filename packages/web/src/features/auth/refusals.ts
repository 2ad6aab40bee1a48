import { t } from '../../ui/messages/index.ts';

interface Refused {
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

/** The server's sentence, and when another attempt makes sense where it says so. */
export function sayRefusal({ message, retryAfterSeconds }: Refused): string {
  if (retryAfterSeconds === undefined) return message;
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
  return `${message} ${t('signIn.wait', { minutes })}`;
}
