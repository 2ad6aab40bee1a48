import { useQuery } from '@apollo/client/react';
import { Suspense, useState, type ReactNode } from 'react';
import {
  CompleteNextStepDocument,
  DropNextStepDocument,
  MemberDocument,
  TellApartDocument,
  WriteNoteDocument,
} from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice, Notice } from '../../ui/notice.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { AskMemberSheet } from './lazy-sheets.ts';
import { MemberSkeleton, MemberView } from './member-view.tsx';
import type { MemberSheet } from './member-words.ts';
import { nameOf, type Named } from './words.ts';

/** What the reader may do with a member, by where it leads or what it opens; null for what they may not. */
export interface MemberLinks {
  readonly list: string;
  readonly home: string;
  readonly ofMember: (id: string) => string;
  readonly set: string | null;
  readonly sell: string | null;
}

interface Place extends Named {
  readonly timeZone: string;
}

interface Props {
  readonly id: string;
  readonly links: MemberLinks;
  readonly may: { readonly change: boolean; readonly note: boolean; readonly plan: boolean; readonly consent: boolean };
  readonly places: readonly Place[];
  readonly me: string;
  readonly timeline: ReactNode;
}

/** One member: asks for them and for what is done with them. */
export function AskMember({ id, links, may, places, me, timeline }: Props) {
  const { data, error, loading, refetch } = useQuery(MemberDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const [sheet, setSheet] = useState<MemberSheet | null>(null);
  const complete = useVerb(CompleteNextStepDocument, {
    done: 'NextStepCompleted',
    said: () => t('member.steps.saidDone'),
  });
  const drop = useVerb(DropNextStepDocument, { done: 'NextStepDropped', said: () => t('member.steps.saidDropped') });
  const apart = useVerb(TellApartDocument, { done: 'ToldApart', said: () => t('member.alike.said') });
  const note = useVerb(WriteNoteDocument, { done: 'NoteWritten', said: () => t('member.note.said') });
  const member = data?.member;
  if (!member) {
    if (!error) return <MemberSkeleton />;
    const fault = faultOf(error);
    if (fault.kind === 'notFound') return <Gone href={links.list} />;
    return <FaultNotice page fault={fault} homeHref={links.home} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <title>{`${nameOf(member)} · ${t('app.name')}`}</title>
      <MemberView
        member={member}
        stale={loading}
        links={links}
        may={may}
        timeline={timeline}
        onOpen={setSheet}
        onDone={(stepId) => void complete.run({ stepId })}
        onDrop={(stepId) => void drop.run({ stepId })}
        onApart={(otherMemberId) => void apart.run({ memberId: id, otherMemberId })}
        refusal={complete.refusal ?? drop.refusal ?? apart.refusal}
        note={{
          busy: note.busy,
          refusal: note.refusal,
          onWrite: async (body) => (await note.run({ memberId: id, body })) !== null,
        }}
      />
      <Suspense fallback={null}>
        {sheet ? (
          <AskMemberSheet sheet={sheet} member={member} places={places} me={me} onClose={() => setSheet(null)} />
        ) : null}
      </Suspense>
    </>
  );
}

/** A link to somebody who was taken back, or is not the reader's. */
function Gone({ href }: { readonly href: string }) {
  return (
    <Notice page title={t('member.gone')} body={t('member.goneBody')}>
      <Anchor href={href}>{t('member.back')}</Anchor>
    </Notice>
  );
}
