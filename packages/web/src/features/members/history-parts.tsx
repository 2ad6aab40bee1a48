import { StateChip, type Tone } from '../../ui/chips.tsx';
import { dayAt, spellClock, spellDate, spellShortDay } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Section } from '../../ui/page.tsx';
import styles from './member.module.css';
import { todayOf, type MemberSeen } from './member-words.ts';

type Slot = MemberSeen['consultations'][number];
type Package = MemberSeen['packages'][number];

const TONES: Partial<Record<NonNullable<Slot['outcome']>, Tone>> = { SHOWED: 'good', NO_SHOW: 'bad' };

/** Every slot of the member's consultations, the latest first. */
export function ConsultationsPart({ member }: { readonly member: MemberSeen }) {
  const today = todayOf(member);
  return (
    <Section id="consultations" title={t('member.consultations')}>
      {member.consultations.length === 0 ? <p className={styles.quiet}>{t('member.consultations.none')}</p> : null}
      <ul className={styles.rows}>
        {member.consultations.map((slot) => (
          <li key={slot.id}>
            <div className={styles.row}>
              <span>
                {spellShortDay(dayAt(slot.startsAt, slot.timeZone), today)}, {spellClock(slot.startsAt, slot.timeZone)}
              </span>
              <small>
                <bdi>{slot.trainer ? t('member.consultations.with', { name: slot.trainer.name }) : null}</bdi>
                {slot.location ? (
                  <>
                    {' · '}
                    <bdi>{slot.location.name}</bdi>
                  </>
                ) : null}
                {slot.walkIn ? ` · ${t('member.consultations.walkIn')}` : null}
              </small>
            </div>
            <StateChip tone={slot.outcome ? (TONES[slot.outcome] ?? 'plain') : 'accent'}>
              {t(`members.outcome.${slot.outcome ?? 'open'}`)}
              {slot.late ? ` · ${t('member.consultations.late')}` : ''}
            </StateChip>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the member bought, with the terms frozen at the sale. Amounts are there where the reader sees money. */
export function PackagesPart({ member }: { readonly member: MemberSeen }) {
  return (
    <Section id="packages" title={t('member.packages')}>
      {member.packages.length === 0 ? <p className={styles.quiet}>{t('member.packages.none')}</p> : null}
      <ul className={styles.rows}>
        {member.packages.map((bought) => (
          <li key={bought.id}>
            <div className={styles.row}>
              <span dir="auto">{bought.item}</span>
              <small>{termsOf(bought)}</small>
              <small>
                <bdi>{sellersOf(bought)}</bdi>
              </small>
            </div>
            <Money bought={bought} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function termsOf({ sessions, bonusSessions, soldOn, expiresOn, refundedOn }: Package): string {
  const parts = [
    t('member.packages.sessions', { count: sessions }),
    bonusSessions > 0 ? t('member.packages.bonus', { count: bonusSessions }) : null,
    t('member.packages.sold', { day: spellDate(soldOn) }),
    expiresOn ? t('member.packages.expires', { day: spellDate(expiresOn) }) : null,
    refundedOn ? t('member.packages.refunded', { day: spellDate(refundedOn) }) : null,
  ];
  return parts.filter(Boolean).join(' · ');
}

function sellersOf({ sellers }: Package): string {
  const names = sellers.flatMap(({ seller }) => (seller ? [seller.name] : []));
  return names.length === 0 ? '' : t('member.packages.sellers', { names: names.join(', ') });
}

function Money({ bought }: { readonly bought: Package }) {
  const { priceMinor, listPriceMinor, dueMinor, collectedMinor, currency } = bought;
  if (priceMinor === null) return null;
  const money = (amount: number) => spellMoney(amount, currency);
  return (
    <div className={styles.money}>
      <span>{money(priceMinor)}</span>
      {listPriceMinor !== null && listPriceMinor !== priceMinor ? (
        <small>{t('member.packages.list', { price: money(listPriceMinor) })}</small>
      ) : null}
      {dueMinor !== null && collectedMinor !== null && dueMinor > 0 ? (
        <small data-open={collectedMinor < dueMinor || undefined}>
          {t('member.packages.collected', { collected: money(collectedMinor), due: money(dueMinor) })}
        </small>
      ) : null}
    </div>
  );
}
