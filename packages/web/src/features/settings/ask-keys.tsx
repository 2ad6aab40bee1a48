import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { AddApiKeyDocument, ApiKeysDocument, RevokeApiKeyDocument } from '../../api/documents.ts';
import { addDays, type Day } from '../../ui/day.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { AddKeySheet, type KeyTold, RevokeKeySheet } from './key-sheets.tsx';
import { type ApiKey, KeysList } from './keys-list.tsx';

interface Props {
  readonly isAdding: boolean;
  readonly today: Day;
  readonly onClose: () => void;
  readonly homeHref: string;
}

/** Asks for the keys, makes one and ends one. */
export function AskKeys({ isAdding, today, onClose, homeHref }: Props) {
  const { data, error, refetch } = useQuery(ApiKeysDocument);
  const [chosen, setChosen] = useState<ApiKey | null>(null);
  const [now] = useState(() => new Date());
  if (error && !data) return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={4} />;
  return (
    <>
      <KeysList keys={data.apiKeys} now={now} onRevoke={setChosen} />
      {isAdding ? <AskAddKey today={today} onClose={onClose} /> : null}
      {chosen ? <AskRevokeKey apiKey={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

function AskAddKey({ today, onClose }: Pick<Props, 'today' | 'onClose'>) {
  const add = useVerb(AddApiKeyDocument, { done: 'ApiKeyAdded' });
  const [secret, setSecret] = useState<string | null>(null);
  const run = async ({ name, scopes, lastDay }: KeyTold) => {
    // The key holds until the midnight after its last day, by the clock of whoever makes it.
    const expiresAt = lastDay === '' ? null : new Date(`${addDays(lastDay, 1)}T00:00:00`).toISOString();
    const done = await add.run({ name, scopes, expiresAt });
    if (done?.key) setSecret(done.key);
    else if (done) onClose();
  };
  return (
    <AddKeySheet
      today={today}
      busy={add.busy}
      refusal={add.refusal}
      secret={secret}
      onAdd={(key) => void run(key)}
      onClose={onClose}
    />
  );
}

function AskRevokeKey({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const revoke = useVerb(RevokeApiKeyDocument, {
    done: 'ApiKeyRevoked',
    said: () => t('settings.key.revoked', { name: apiKey.name }),
    undo: false,
  });
  const run = async (reason: string) => {
    if (await revoke.run({ keyId: apiKey.id, reason })) onClose();
  };
  return (
    <RevokeKeySheet
      name={apiKey.name}
      busy={revoke.busy}
      refusal={revoke.refusal}
      onRevoke={(reason) => void run(reason)}
      onClose={onClose}
    />
  );
}
