import { useApolloClient } from '@apollo/client/react';
import { UndoDocument } from '../../api/documents.ts';
import { t } from '../messages/index.ts';
import { tell } from './toasts.tsx';

/** Takes an act back by its line of the log, and says whether that was possible. Answers whether it was. */
export function useUndo(): (activityId: string) => Promise<boolean> {
  const client = useApolloClient();
  return async (activityId) => {
    try {
      // The line itself is the key: taken back twice, it is taken back once.
      const variables = { input: { activityId }, idempotencyKey: `undo-${activityId}` };
      const { data } = await client.mutate({ mutation: UndoDocument, variables, fetchPolicy: 'no-cache' });
      const answer = data?.undo;
      if (answer?.__typename !== 'ActivityUndone') {
        tell(answer && 'message' in answer ? answer.message : t('toast.notUndone'));
        return false;
      }
      tell(t('toast.undone'));
      await client.refetchQueries({ include: 'active' });
      return true;
    } catch {
      tell(t('verb.noAnswer'));
      return false;
    }
  };
}
