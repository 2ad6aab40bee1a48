import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useRef, useState } from 'react';
import { t } from '../messages/index.ts';
import { faultOf } from '../refusal.ts';
import { tell } from './toasts.tsx';
import { useUndo } from './use-undo.ts';

/** What a mutation answers: one success in the past tense, or a refusal with its sentence. */
interface Answer {
  readonly __typename: string;
  readonly message?: string;
  /** The line of the log that undo is asked with. */
  readonly activityId?: string | null;
}

type AnswerOf<Data> = Extract<Data[Exclude<keyof Data, '__typename'>], Answer>;
type DoneOf<Data, Done extends string> = Extract<AnswerOf<Data>, { readonly __typename: Done }>;

/** Why it was not done: the refusal as it came, or `NoAnswer` where the server could not be reached. */
export type Refused<Data> =
  | Exclude<AnswerOf<Data>, { readonly activityId: string }>
  | { readonly __typename: 'NoAnswer'; readonly message: string };

interface Options<Data, Done extends string> {
  /** The type that says that it was done. */
  readonly done: Done;
  /** The toast's sentence; none when the screen says it by itself. */
  readonly said?: (answer: DoneOf<Data, Done>) => string;
  /** Whether the toast offers undo; it does when the answer has an activity. */
  readonly undo?: boolean;
}

/** A verb as a screen has it. */
export interface Verb<Data, Input, Done extends string> {
  /** Does it. Answers what was done, or null when it was refused: `refusal` then says why. */
  readonly run: (input: Input) => Promise<DoneOf<Data, Done> | null>;
  readonly busy: boolean;
  readonly refusal: Refused<Data> | null;
  readonly clear: () => void;
}

interface Sent {
  readonly text: string;
  readonly key: string;
}

/**
 * One verb of the API. The key is made when it is first asked and kept while the same is asked again after no answer came, so
 * that a broken connection makes nothing happen twice. Once done, whatever is on the screen is asked for anew.
 */
export function useVerb<Data, Input, Done extends AnswerOf<Data>['__typename']>(
  document: TypedDocumentNode<Data, { input: Input; idempotencyKey: string }>,
  { done, said, undo = true }: Options<Data, Done>,
): Verb<Data, Input, Done> {
  const client = useApolloClient();
  const takeBack = useUndo();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused<Data> | null>(null);
  const sent = useRef<Sent | null>(null);
  const keyFor = (input: Input): string => {
    const text = JSON.stringify(input);
    if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
    return sent.current.key;
  };
  const ask = async (input: Input): Promise<AnswerOf<Data> | null> => {
    const variables = { input, idempotencyKey: keyFor(input) };
    const { data } = await client.mutate({ mutation: document, variables, fetchPolicy: 'no-cache' });
    sent.current = null;
    return (Object.values(data ?? {}) as unknown[]).find(isAnswer) as AnswerOf<Data> | null;
  };
  const run = async (input: Input) => {
    setRefusal(null);
    setBusy(true);
    try {
      const answer = await ask(input);
      if (answer?.__typename !== done) {
        if (answer) setRefusal(answer as Refused<Data>);
        return null;
      }
      const happened = answer as DoneOf<Data, Done>;
      const { activityId } = happened;
      if (said) tell(said(happened), undo && activityId ? () => void takeBack(activityId) : undefined);
      await client.refetchQueries({ include: 'active' });
      return happened;
    } catch (error) {
      setRefusal({ __typename: 'NoAnswer', message: wordsOf(error) });
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, refusal, clear: () => setRefusal(null) };
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && '__typename' in value;

function wordsOf(error: unknown): string {
  const fault = faultOf(error);
  if (fault.kind === 'notPermitted') {
    return fault.whoMay === null
      ? t('refusal.notPermitted')
      : `${t('refusal.notPermitted')} ${t('refusal.whoMay', { whoMay: fault.whoMay })}`;
  }
  if (fault.kind === 'invalid') return fault.message;
  return fault.kind === 'broken' ? t('refusal.broken') : t('verb.noAnswer');
}
