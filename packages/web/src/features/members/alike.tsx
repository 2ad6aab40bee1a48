import type { ReactNode } from 'react';
import type { LookAlikesQuery } from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import styles from './members.module.css';
import { nameOf } from './words.ts';

/** Somebody who may be the same person. */
export type LookAlike = LookAlikesQuery['lookAlikes'][number];

/** More than this many are folded away. */
const SHOWN = 2;

interface Props {
  readonly alike: readonly LookAlike[];
  readonly hrefOf: (memberId: string) => string;
  readonly title?: string;
  readonly hint?: string;
  /** What can be done about one of them. */
  readonly action?: (one: LookAlike) => ReactNode;
}

/** Who may be there already, and why it looks so. It is read out when it appears. */
export function Alike({ alike, hrefOf, title, hint, action }: Props) {
  return (
    <div role="status">
      {alike.length === 0 ? null : (
        <div className={styles.alike}>
          <b>{title ?? t('member.alike.title', { count: alike.length })}</b>
          {hint ? <p>{hint}</p> : null}
          <Ones alike={alike.slice(0, SHOWN)} hrefOf={hrefOf} action={action} />
          {alike.length > SHOWN ? (
            <details>
              <summary>{t('member.alike.more', { count: alike.length - SHOWN })}</summary>
              <Ones alike={alike.slice(SHOWN)} hrefOf={hrefOf} action={action} />
            </details>
          ) : null}
        </div>
      )}
    </div>
  );
}

interface OnesProps {
  readonly alike: readonly LookAlike[];
  readonly hrefOf: (memberId: string) => string;
  readonly action: ((one: LookAlike) => ReactNode) | undefined;
}

function Ones({ alike, hrefOf, action }: OnesProps) {
  return (
    <ul>
      {alike.map((one) => (
        <li key={one.memberId}>
          <Anchor href={one.known ? hrefOf(one.memberId) : null}>
            <Name>{nameOf(one)}</Name>
          </Anchor>
          <span>{factsOf(one)}</span>
          {action?.(one)}
        </li>
      ))}
    </ul>
  );
}

function factsOf({ because, homeLocation, joinedOn }: LookAlike): string {
  const parts = [
    t(`member.alike.${because}`),
    homeLocation?.name,
    joinedOn ? t('member.sub', { day: spellDate(joinedOn) }) : null,
  ];
  return parts.filter(Boolean).join(' · ');
}
