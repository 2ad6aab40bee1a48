import type { ConsultationRow } from './rows.ts';
import { useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import {
  ConsultationListsDocument,
  MissConsultationDocument,
  ShowConsultationDocument,
  type ConsultationListsQuery,
} from '../../api/documents.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import { groupsOf, type Kind } from './groups.ts';
import { DayView } from './day-view.tsx';
import { NoConsultations } from './no-consultations.tsx';
import type { Act } from './states.rules.ts';
import { useNow } from './use-now.ts';
import { nameOf } from './words.ts';

const PAGE = 100;
/** So many that nobody marked stand above today's; the rest have a page of their own. */
const UNLOGGED_ABOVE = 8;

interface Props {
  readonly kind: Kind;
  /** Both days in, for `days`. */
  readonly from: string | null;
  readonly to: string | null;
  readonly locationId: string | null;
  readonly trainerId: string | null;
  readonly may: readonly string[];
  readonly withLocation: boolean;
  readonly withTrainer: boolean;
  /** What is not done by a click alone: the page opens a sheet. */
  readonly onOpen: (act: Exclude<Act, 'show' | 'miss'>, row: ConsultationRow) => void;
  readonly hrefOf: (row: ConsultationRow) => string;
  readonly unloggedHref: string;
  readonly homeHref: string;
  /** Where the list stands without its filters; null where none is in force. */
  readonly clearHref: string | null;
  /** Where setting one begins; null for whoever may not. */
  readonly setHref: string | null;
}

/** Asks for consultations by day, and tells who showed and who did not. */
export function AskDay(props: Props) {
  const { kind, onOpen, homeHref } = props;
  const now = useNow();
  const lists = useLists(props);
  const { verbs, busyId } = useOutcome();
  const { data, error, loading, refetch } = lists;
  if (!data) {
    if (error) return <FaultNotice page fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
    return <ListSkeleton rows={8} />;
  }
  const onAct = (act: Act, row: ConsultationRow) => {
    // A row that something is being written down for is not the one that the next letter means.
    if (busyId === row.id) return;
    if (act === 'show' || act === 'miss') void verbs.run(act, row);
    else onOpen(act, row);
  };
  return (
    <>
      {error ? <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} /> : null}
      <RefusalNote refusal={verbs.refusal} />
      <DayView
        {...props}
        groups={groupsOf(kind, data, { now, unloggedHref: props.unloggedHref })}
        now={now}
        onAct={onAct}
        busyId={busyId}
        loading={loading}
        onMore={moreOf(lists)}
        empty={<NoConsultations {...props} />}
      />
    </>
  );
}

function useLists({ kind, from, to, locationId, trainerId }: Props) {
  const named = kind === 'today' ? 'TODAY' : kind === 'upcoming' ? 'COMING' : null;
  return useQuery(ConsultationListsDocument, {
    variables: {
      ...(named === null ? {} : { days: named }),
      ...(kind === 'days' ? { from, to } : {}),
      locationId,
      trainerId,
      withUnlogged: kind !== 'upcoming',
      withOthers: kind !== 'unlogged',
      first: PAGE,
      unloggedFirst: kind === 'today' ? UNLOGGED_ABOVE : PAGE,
    },
    notifyOnNetworkStatusChange: true,
  });
}

/** The next page of whichever of the two lists goes on. */
function moreOf({ data, fetchMore }: ReturnType<typeof useLists>): (() => void) | null {
  const next = (list: ConsultationListsQuery['others']) =>
    list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  const after = next(data?.others);
  const unloggedAfter = data?.others ? null : next(data?.unlogged);
  if (!after && !unloggedAfter) return null;
  const variables = after ? { after } : { unloggedAfter };
  return () => void fetchMore({ variables }).catch(() => undefined);
}

/** Showed or not, by one click, each with its undo. */
function useOutcome() {
  const [row, setRow] = useState<ConsultationRow | null>(null);
  const who = useRef('');
  const show = useVerb(ShowConsultationDocument, {
    done: 'ConsultationShowed',
    said: () => t('consultation.saidShowed', { name: who.current }),
  });
  const miss = useVerb(MissConsultationDocument, {
    done: 'ConsultationMissed',
    said: () => t('consultation.saidMissed', { name: who.current }),
  });
  const run = async (act: 'show' | 'miss', of: ConsultationRow) => {
    show.clear();
    miss.clear();
    setRow(of);
    who.current = nameOf(of.member);
    await (act === 'show' ? show : miss).run({ consultationId: of.id });
  };
  const busy = show.busy || miss.busy;
  return { verbs: { run, refusal: show.refusal ?? miss.refusal }, busyId: busy ? (row?.id ?? null) : null };
}
