import { createTransport } from 'nodemailer';
import type { Letter } from './letters.rules.ts';

/** What takes a letter out of the house. */
export interface MailCarrier {
  /** Sends one letter; throws when the peer did not take it. */
  send(to: string, letter: Letter): Promise<void>;
  /** Ends the connections. */
  close(): void;
}

const TIMEOUT_MS = 15_000;

/** Mail by SMTP: `smtpUrl` as in `smtps://user:password@mail.example.com`, `from` the address that letters come from. */
export function openMailCarrier(smtpUrl: string, from: string): MailCarrier {
  const address = new URL(smtpUrl);
  const secure = address.protocol === 'smtps:';
  const user = decodeURIComponent(address.username);
  const transport = createTransport({
    host: address.hostname,
    port: Number(address.port) || (secure ? 465 : 587),
    secure,
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(address.password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Nothing is ever fetched or read from disk because a letter says so.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (to, { subject, text, html }) => {
      // As an object, so that no character of an address can add a second one.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html });
    },
    close: () => transport.close(),
  };
}
