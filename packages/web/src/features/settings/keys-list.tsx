import type { ApiKeysQuery } from '../../api/documents.ts';
import { StateChip } from '../../ui/chips.tsx';
import { dayAt, spellDate, viewerZone } from '../../ui/day.ts';
import { Empty } from '../../ui/empty.tsx';
import { type Column, List } from '../../ui/list/index.ts';
import { ActionMenu } from '../../ui/menu.tsx';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import styles from './settings.module.css';

/** A key for a program; never its secret. */
export type ApiKey = ApiKeysQuery['apiKeys'][number];

interface Props {
  readonly keys: readonly ApiKey[];
  readonly now: Date;
  readonly onRevoke: (key: ApiKey) => void;
}

type State = 'OPEN' | 'REVOKED' | 'EXPIRED';

const TONES = { OPEN: 'good', REVOKED: 'bad', EXPIRED: 'plain' } as const satisfies Record<State, string>;

function stateOf({ revokedAt, expiresAt }: ApiKey, now: Date): State {
  if (revokedAt !== null) return 'REVOKED';
  return expiresAt !== null && new Date(expiresAt) <= now ? 'EXPIRED' : 'OPEN';
}

const dayOf = (instant: string | null): string =>
  instant === null ? t('settings.none') : spellDate(dayAt(instant, viewerZone()));

const scopesOf = ({ scopes }: ApiKey): string => scopes.map((scope) => t(`settings.key.scope.${scope}`)).join(', ');

/** Keys with which programs come in: what each may do, when it was last used, and the way to end it. */
export function KeysList({ keys, now, onRevoke }: Props) {
  const columns: readonly Column<ApiKey>[] = [
    { key: 'name', header: t('settings.key.name'), width: '26%', cell: ({ name }) => <Name>{name}</Name> },
    { key: 'may', header: t('settings.key.may'), cell: scopesOf },
    { key: 'made', header: t('settings.key.made'), width: '9rem', cell: ({ createdAt }) => dayOf(createdAt) },
    { key: 'used', header: t('settings.key.used'), width: '9rem', cell: ({ lastUsedAt }) => dayOf(lastUsedAt) },
    { key: 'ends', header: t('settings.key.ends'), width: '9rem', cell: ({ expiresAt }) => dayOf(expiresAt) },
    { key: 'state', header: t('settings.key.state'), width: '9rem', cell: (key) => <State apiKey={key} now={now} /> },
    {
      key: 'do',
      header: t('list.actions'),
      width: '5rem',
      end: true,
      cell: (key) => <Acts apiKey={key} now={now} onRevoke={onRevoke} />,
    },
  ];
  return (
    <List
      label={t('settings.nav.keys')}
      rows={keys}
      columns={columns}
      card={(key) => (
        <>
          <div className={styles.cardTop}>
            <b>
              <Name>{key.name}</Name>
            </b>
            <Acts apiKey={key} now={now} onRevoke={onRevoke} />
          </div>
          <p className={styles.cardFoot}>
            {[scopesOf(key), `${t('settings.key.used')} ${dayOf(key.lastUsedAt)}`].join(' · ')}
          </p>
          <State apiKey={key} now={now} />
        </>
      )}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      empty={<Empty kind="nothing" title={t('settings.key.noneTitle')} body={t('settings.key.none')} />}
    />
  );
}

function State({ apiKey, now }: { readonly apiKey: ApiKey; readonly now: Date }) {
  const state = stateOf(apiKey, now);
  return (
    <span title={apiKey.revokedBecause ?? undefined}>
      <StateChip tone={TONES[state]}>{t(`settings.key.is.${state}`)}</StateChip>
    </span>
  );
}

function Acts({
  apiKey,
  now,
  onRevoke,
}: {
  readonly apiKey: ApiKey;
  readonly now: Date;
  readonly onRevoke: Props['onRevoke'];
}) {
  if (stateOf(apiKey, now) === 'REVOKED') return null;
  const act = { key: 'revoke', label: t('settings.key.revoke'), onClick: () => onRevoke(apiKey), danger: true };
  return <ActionMenu name={apiKey.name} acts={[act]} />;
}
