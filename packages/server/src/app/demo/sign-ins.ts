import { MAIL_DOMAIN } from './cast.rules.ts';

/** The same for everybody of the demonstration, and printed at the start: it guards nothing but invented people. */
export const DEMO_PASSWORD = 'larkfield-morning';

/** One line of what is printed: as whom to look around. */
export interface DemoSignIn {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Whether the demonstration is wanted: it is unless DEMO is off. */
export function isDemoWanted(env: NodeJS.ProcessEnv = process.env): boolean {
  return !['off', '0', 'false', 'no'].includes((env['DEMO'] ?? '').trim().toLowerCase());
}

/** A sign-in for each role, for the start to print. */
export function demoSignIns(): readonly DemoSignIn[] {
  const roles = [
    ['Owner', 'owner'],
    ['Manager', 'manager'],
    ['Trainer', 'trainer'],
    ['Front desk', 'frontdesk'],
    ['Accountant', 'accountant'],
  ] as const;
  return roles.map(([role, address]) => ({ role, email: `${address}@${MAIL_DOMAIN}`, password: DEMO_PASSWORD }));
}
