import type { PriceListQuery } from '../../api/documents.ts';
import { addDays, type Day, spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import type { Entry, Standing } from './offers.rules.ts';

/** One version of an entry of the price list. */
export type Offer = PriceListQuery['offers'][number];
export type OfferEntry = Entry<Offer>;

/** 10 sessions + 1 bonus */
export const sizeWords = ({ sessions, bonusSessions }: Pick<Offer, 'sessions' | 'bonusSessions'>): string =>
  bonusSessions > 0
    ? t('settings.offer.sizeBonus', { sessions, bonus: bonusSessions })
    : t('settings.offer.size', { sessions });

/** 90 days, or no end */
export const validWords = (validDays: number | null): string =>
  validDays === null ? t('settings.offer.openEnded') : t('settings.offer.days', { days: validDays });

/** since 3 Mar 2026 · from 1 Dec 2026 · 3 Mar – 30 Nov 2026 */
export function heldWords({ heldFrom, heldUntil }: Pick<Offer, 'heldFrom' | 'heldUntil'>, today: Day): string {
  const begins = t(heldFrom > today ? 'settings.role.from' : 'settings.role.since', { day: spellDate(heldFrom) });
  return heldUntil === null ? begins : `${begins} ${t('settings.role.to', { day: spellDate(addDays(heldUntil, -1)) })}`;
}

export const STANDING_TONES = { HOLDS: 'good', TO_COME: 'warn', OVER: 'plain' } as const satisfies Record<
  Standing,
  string
>;
