import { useLazyQuery, useQuery } from '@apollo/client/react';
import { ActivityProofDocument, ActivityVerificationDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { LogProofSheet } from './log-proof-sheet.tsx';

/** Asks how far the log is sealed, and has it proved line by line. */
export function AskLogProof({ onClose }: { readonly onClose: () => void }) {
  const { data, error } = useQuery(ActivityProofDocument, { fetchPolicy: 'network-only' });
  const [verify, verified] = useLazyQuery(ActivityVerificationDocument, { fetchPolicy: 'network-only' });
  return (
    <LogProofSheet
      proof={data?.activityProof ?? null}
      found={verified.data?.activityVerification ?? null}
      busy={verified.loading}
      failed={error || verified.error ? t('verb.noAnswer') : null}
      onVerify={() => void verify().catch(() => undefined)}
      onClose={onClose}
    />
  );
}
