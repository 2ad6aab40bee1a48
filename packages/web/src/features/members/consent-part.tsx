import { Button } from '@mantine/core';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { Section } from '../../ui/page.tsx';
import styles from './member.module.css';
import { CHANNELS, type MemberSeen, type MemberSheet } from './member-words.ts';

interface Props {
  readonly member: MemberSeen;
  readonly mayRecord: boolean;
  readonly onOpen: (sheet: MemberSheet) => void;
}

type Consent = MemberSeen['consents'][number];

/** By what the member agreed to be reached, in which words, and what was taken back. */
export function ConsentPart({ member, mayRecord, onOpen }: Props) {
  return (
    <Section id="consents" title={t('member.consents')}>
      <ul className={styles.rows}>
        {CHANNELS.map((channel) => {
          const all = member.consents.filter((consent) => consent.channel === channel);
          const holds = all.find(({ withdrawnOn }) => withdrawnOn === null) ?? null;
          const earlier = all.filter((consent) => consent !== holds);
          const words = t(`member.channel.${channel}`);
          return (
            <li key={channel}>
              <div className={styles.row}>
                <span>{words}</span>
                <small>{holds ? givenWords(holds) : t('member.consent.none')}</small>
                {holds ? <q dir="auto">{holds.wording}</q> : null}
                {earlier.length > 0 ? <Earlier consents={earlier} /> : null}
              </div>
              {mayRecord ? (
                <Button
                  aria-label={t(holds ? 'member.consent.withdrawFor' : 'member.consent.recordFor', { channel: words })}
                  onClick={() =>
                    onOpen(holds ? { kind: 'withdraw', consentId: holds.id } : { kind: 'consent', channel })
                  }
                >
                  {t(holds ? 'member.consent.withdraw' : 'member.consent.record')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function givenWords({ givenOn, recordedBy }: Consent): string {
  const day = spellDate(givenOn);
  return recordedBy ? t('member.consent.givenTo', { day, name: recordedBy.name }) : t('member.consent.given', { day });
}

function Earlier({ consents }: { readonly consents: readonly Consent[] }) {
  return (
    <details className={styles.history}>
      <summary>{t('member.consent.earlier', { count: consents.length })}</summary>
      <ul>
        {consents.map((consent) => (
          <li key={consent.id}>
            {givenWords(consent)}.{' '}
            {consent.withdrawnOn ? t('member.consent.withdrawn', { day: spellDate(consent.withdrawnOn) }) : null}.
          </li>
        ))}
      </ul>
    </details>
  );
}
