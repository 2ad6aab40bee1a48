import { Anchor } from '../../ui/anchor.tsx';
import { dayAt, spellClock, spellDate, spellDay } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { PageHead, Section } from '../../ui/page.tsx';
import styles from './consultation.module.css';
import { type Act, offeredFor } from './states.rules.ts';
import type { ChainSlot } from './use-chain.ts';
import { actWord, nameOf, outcomeWord } from './words.ts';

interface Props {
  readonly slots: readonly ChainSlot[];
  readonly last: ChainSlot;
  readonly now: Date;
  readonly may: readonly string[];
  readonly back: { readonly href: string; readonly label: string };
  /** Where an act is done; null for what is done from the list alone. */
  readonly hrefOfAct: (act: Act, id: string, memberId: string | null) => string | null;
  readonly hrefOfMember: (id: string) => string;
}

/** One consultation: when it is or was, how it went, why the member did not buy, and every slot that it had. */
export function ConsultationView({ slots, last, now, may, back, hrefOfAct, hrefOfMember }: Props) {
  const { member } = last;
  const offered = offeredFor({ ...last, sale: null }, now, may);
  const acts = [...offered.now, ...offered.more].flatMap((act) => {
    const href = hrefOfAct(act, last.id, member?.id ?? null);
    return href === null ? [] : [{ act, href }];
  });
  const where = [last.trainer?.name, last.location?.name].filter(Boolean).join(' · ');
  return (
    <>
      <PageHead
        back={back}
        title={
          member?.known ? (
            <Anchor href={hrefOfMember(member.id)}>
              <Name whole>{nameOf(member)}</Name>
            </Anchor>
          ) : (
            <Name whole>{nameOf(member)}</Name>
          )
        }
        sub={`${spellDay(last.slotOn)}, ${spellClock(last.startsAt, last.timeZone)} · ${where} · ${outcomeWord(last)}`}
        actions={acts.map(({ act, href }) => (
          <Anchor key={act} className={styles.act} href={href}>
            {actWord(act)}
          </Anchor>
        ))}
      />
      {last.objection ? <Objection slot={last} /> : null}
      <Section id="slots" title={t('chain.slots')} side={t('chain.one')}>
        <ol className={styles.slots}>
          {slots.map((slot) => (
            <li key={slot.id} data-last={slot.isLast || undefined}>
              <time dateTime={slot.startsAt}>
                {spellDate(slot.slotOn)}, {spellClock(slot.startsAt, slot.timeZone)}
              </time>
              <b>{outcomeWord(slot)}</b>
              <p>{bookedWords(slot)}</p>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function Objection({ slot: { objection, objectionNote, followUpOn } }: { readonly slot: ChainSlot }) {
  return (
    <Section id="objection" title={t('chain.objection')}>
      <div className={styles.objection}>
        <b>{objection ? t(`objection.${objection}`) : ''}</b>
        {objectionNote ? <p dir="auto">{objectionNote}</p> : null}
        <p>{followUpOn ? t('chain.followUp', { day: spellDate(followUpOn) }) : t('objection.nobody')}</p>
      </div>
    </Section>
  );
}

/** Booked 18 Nov by Fay Desk, with Tom Trainer, 45 minutes */
function bookedWords(slot: ChainSlot): string {
  const day = spellDate(dayAt(slot.bookedAt, slot.timeZone));
  const booked = slot.setBy ? t('chain.bookedBy', { day, name: slot.setBy.name }) : t('chain.booked', { day });
  return [booked, slot.trainer?.name, t('consultation.minutes', { minutes: slot.minutes })].filter(Boolean).join(' · ');
}
