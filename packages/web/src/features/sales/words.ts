import { t } from '../../ui/messages/index.ts';

/** A member in one line, however the name is split. */
export const nameOf = (member: { readonly firstName: string; readonly lastName: string } | null): string =>
  member === null ? t('sale.somebody') : `${member.firstName} ${member.lastName}`.trim();
