// Messaging: what leaves the house as a letter, and the carriers that take it.
// Owns: the letters' words, the outbox of mail and its delivery.
// Never knows: why somebody is written to; it is told by ids what to send.
export { type MailCarrier, openMailCarrier } from './carriers/email/mail-carrier.ts';
export { deliverMail, type Delivery, keepDelivering } from './deliver-mail.ts';
