import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { spellClock, spellShortDay } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './sheets.module.css';
import { type ChainSlot, useChain } from './use-chain.ts';
import { nameOf, outcomeWord } from './words.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly homeHref: string;
  readonly onClose: () => void;
  /** The sheet, once the consultation is there. */
  readonly children: (slots: readonly ChainSlot[], last: ChainSlot) => ReactNode;
}

/** A sheet about one consultation: waits for it, and says where there is none. */
export function ChainSheet({ id, title, homeHref, onClose, children }: Props) {
  const { slots, last, error, refetch } = useChain(id);
  if (slots && last) return <>{children(slots, last)}</>;
  return (
    <Sheet title={title} onClose={onClose}>
      {error ? (
        <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={64} />
      )}
    </Sheet>
  );
}

/** With whom, when and by whom: what the sheet is about. */
export function About({ slot }: { readonly slot: ChainSlot }) {
  const where = [slot.trainer?.name, slot.location?.name].filter(Boolean).join(' · ');
  return (
    <div className={styles.who}>
      <b>
        <Name whole>{nameOf(slot.member)}</Name>
      </b>
      <time dateTime={slot.startsAt}>{momentOf(slot)}</time>
      <p>
        <bdi>{where}</bdi>
      </p>
    </div>
  );
}

/** 20 Nov, 10:00 */
export const momentOf = ({ slotOn, startsAt, timeZone }: Pick<ChainSlot, 'slotOn' | 'startsAt' | 'timeZone'>): string =>
  t('consultation.moment', { day: spellShortDay(slotOn), time: spellClock(startsAt, timeZone) });

/** Where it stood before it moved: it stays one consultation. */
export function Slots({ slots }: { readonly slots: readonly ChainSlot[] }) {
  if (slots.length < 2) return null;
  return (
    <ol className={styles.slots} aria-label={t('move.earlier')}>
      {slots.map((slot) => (
        <li key={slot.id} data-last={slot.isLast || undefined}>
          <time dateTime={slot.startsAt}>{momentOf(slot)}</time>
          <span>{outcomeWord(slot)}</span>
        </li>
      ))}
    </ol>
  );
}
