import type { VisitsQuery } from '../../api/documents.ts';
import { StateChip } from '../../ui/chips.tsx';
import { spellMoment, viewerZone } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { deviceOf } from './device.rules.ts';
import styles from './profile.module.css';

/** An open visit of one's own. */
export type Visit = VisitsQuery['visits'][number];

interface Props {
  readonly visits: readonly Visit[];
  /** The organization of this visit: the others' are named. */
  readonly organizationName: string;
  /** The visit that is being ended. */
  readonly ending: string | null;
  readonly refusal: { readonly message?: string } | null;
  readonly onEnd: (id: string) => void;
}

/** Where one is signed in, the last used first; any of them but this one ends here. */
export function VisitsList({ visits, organizationName, ending, refusal, onEnd }: Props) {
  return (
    <>
      <RefusalNote refusal={refusal} />
      <ul className={styles.visits}>
        {visits.map((visit) => (
          <Line key={visit.id} visit={visit} here={organizationName} busy={ending === visit.id} onEnd={onEnd} />
        ))}
      </ul>
    </>
  );
}

function deviceWords(userAgent: string | null): string {
  const { browser, system } = deviceOf(userAgent);
  if (browser && system) return t('visits.device', { browser, system });
  return browser ?? system ?? t('visits.unknown');
}

interface LineProps {
  readonly visit: Visit;
  readonly here: string;
  readonly busy: boolean;
  readonly onEnd: (id: string) => void;
}

function Line({ visit, here, busy, onEnd }: LineProps) {
  const { id, organizationName, startedAt, lastSeenAt, address, userAgent, isThis } = visit;
  const device = deviceWords(userAgent);
  const zone = viewerZone();
  return (
    <li>
      <div>
        <p>
          <b>{device}</b> {isThis ? <StateChip tone="good">{t('visits.this')}</StateChip> : null}
        </p>
        <p className={styles.quiet}>
          {[
            t('visits.lastSeen', { when: spellMoment(lastSeenAt, zone) }),
            t('visits.began', { when: spellMoment(startedAt, zone) }),
            address === null ? null : t('visits.from', { address }),
            organizationName === here ? null : organizationName,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {isThis ? null : (
        <button
          type="button"
          className={styles.end}
          disabled={busy}
          aria-label={t('visits.endOf', { device })}
          onClick={() => onEnd(id)}
        >
          {t('visits.end')}
        </button>
      )}
    </li>
  );
}
