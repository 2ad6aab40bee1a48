import { Button } from '@mantine/core';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { Section } from '../../ui/page.tsx';
import styles from './member.module.css';
import type { MemberSeen, MemberSheet } from './member-words.ts';

interface Props {
  readonly member: MemberSeen;
  readonly mayChange: boolean;
  readonly onOpen: (sheet: MemberSheet) => void;
}

/** The member's memberships, the latest first. */
export function SpellsPart({ member, mayChange, onOpen }: Props) {
  return (
    <Section id="spells" title={t('member.spells')}>
      {member.spells.length === 0 ? <p className={styles.quiet}>{t('member.spells.none')}</p> : null}
      <ul className={styles.rows}>
        {member.spells.map(({ id, membership, kind, entry, joinedOn, leftOn, location }) => (
          <li key={id}>
            <div className={styles.row}>
              <span dir="auto">
                {[membership || t(`member.kind.${kind}`), location?.name].filter(Boolean).join(' · ')}
              </span>
              <small>
                {leftOn
                  ? t('member.spells.period', { from: spellDate(joinedOn), to: spellDate(leftOn) })
                  : t('member.spells.open', { day: spellDate(joinedOn) })}
                {` · ${t(`member.entry.${entry}`)}`}
                {kind === 'STANDARD' ? '' : ` · ${t(`member.kind.${kind}`)}`}
              </small>
            </div>
            {mayChange && leftOn === null ? (
              <Button onClick={() => onOpen({ kind: 'end-spell', spellId: id })}>{t('member.spells.end')}</Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
