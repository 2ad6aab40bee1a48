/** The five roles of the permission table. */
export const ROLES = ['OWNER', 'MANAGER', 'TRAINER', 'FRONT_DESK', 'ACCOUNTANT'] as const;
export type Role = (typeof ROLES)[number];

/** A role as the trade says it. */
export const ROLE_WORDS: Record<Role, string> = {
  OWNER: 'an owner',
  MANAGER: 'a manager',
  TRAINER: 'a trainer',
  FRONT_DESK: 'the front desk',
  ACCOUNTANT: 'an accountant',
};
