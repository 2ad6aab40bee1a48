import type { ConsultationRow } from './rows.ts';
import { t, type PlainKey } from '../../ui/messages/index.ts';
import type { ChainSlotFragment } from '../../api/documents.ts';
import type { Act, State } from './states.rules.ts';

/** A member in one line, however the name is split. */
export const nameOf = (member: { readonly firstName: string; readonly lastName: string } | null): string =>
  member === null ? t('consultation.nobody') : `${member.firstName} ${member.lastName}`.trim();

/** What a button says. */
export const actWord = (act: Act): string => t(`consultation.act.${act}`);

/** Where a row stands, in a word or two. */
export function stateWord(state: State, row: Pick<ConsultationRow, 'objection' | 'late' | 'outcome'>): string {
  if (state === 'cancelled') return cancelledWord(row);
  if (state === 'objected' && row.objection) {
    return t('consultation.objectedState', { objection: t(`objection.${row.objection}`) });
  }
  return t(`consultation.state.${state}` as PlainKey);
}

function cancelledWord({ outcome, late }: Pick<ConsultationRow, 'late' | 'outcome'>): string {
  if (outcome === 'CANCELLED_BY_CLUB') return t('consultation.cancelledByClub');
  return t(late ? 'consultation.cancelledLate' : 'consultation.cancelledByMember');
}

/** How a slot of a chain ended, in a word or two. */
export function outcomeWord(slot: Pick<ChainSlotFragment, 'outcome' | 'late'>): string {
  if (slot.outcome === null) return t('consultation.outcome.open');
  if (slot.outcome === 'CANCELLED_BY_MEMBER' && slot.late) return t('consultation.cancelledLate');
  return t(`consultation.outcome.${slot.outcome}`);
}
