import { useFragment } from '@apollo/client/react';
import { useState } from 'react';
import { BeBackRowFragmentDoc, LogTalkDocument } from '../../api/documents.ts';
import { addDays, todayIn } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import type { BeBackRow } from './be-backs-view.tsx';
import { type TalkDraft, TalkSheet } from './talk-sheet.tsx';
import { nameOf } from './words.ts';

interface Props {
  readonly stepId: string;
  /** Where the sale is written down; null for who closes none. */
  readonly boughtHrefOf: (consultationId: string) => string | null;
  readonly onClose: () => void;
}

/** Tells what came of speaking with somebody who is to be followed up. The queue behind the sheet knows who it is. */
export function AskTalk({ stepId, boughtHrefOf, onClose }: Props) {
  const { data, complete } = useFragment({
    fragment: BeBackRowFragmentDoc,
    fragmentName: 'BeBackRow',
    from: { __typename: 'BeBack', id: stepId },
  });
  if (!complete || !data) return null;
  const row = data as BeBackRow;
  return <Talk key={stepId} row={row} boughtHref={boughtHrefOf(row.consultationId ?? '')} onClose={onClose} />;
}

interface TalkProps {
  readonly row: BeBackRow;
  readonly boughtHref: string | null;
  readonly onClose: () => void;
}

function Talk({ row, boughtHref, onClose }: TalkProps) {
  const today = todayIn(row.location?.timeZone ?? 'UTC');
  const [draft, setDraft] = useState<TalkDraft>({
    said: 'TALKING',
    until: addDays(today, 2),
    reason: null,
    note: '',
  });
  const [dirty, setDirty] = useState(false);
  const name = nameOf(row.member);
  const verb = useVerb(LogTalkDocument, {
    done: 'TalkLogged',
    said: () => t(`talk.done.${draft.said}`, { name }),
  });
  const log = async () => {
    const { said, until, reason, note } = draft;
    const ends = said === 'NOT_NOW';
    const input = { stepId: row.id, said, until: ends ? null : until, reason: ends ? reason : null };
    if (await verb.run({ ...input, note: note.trim() || null })) onClose();
  };
  return (
    <TalkSheet
      row={row}
      today={today}
      draft={draft}
      onChange={(next) => {
        verb.clear();
        setDirty(true);
        setDraft((before) => ({ ...before, ...next }));
      }}
      dirty={dirty}
      busy={verb.busy}
      refusal={verb.refusal}
      boughtHref={boughtHref}
      onLog={() => void log()}
      onClose={onClose}
    />
  );
}
