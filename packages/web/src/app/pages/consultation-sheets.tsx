import {
  type Act,
  AskCancel,
  AskCorrect,
  AskMove,
  AskObjection,
  AskSet,
  AskTalk,
  AskWalkIn,
} from '../../features/consultations/index.ts';
import type { Viewer } from '../../features/auth/index.ts';
import { AskMemberField } from '../../features/members/index.ts';
import { AskClose } from '../../features/sales/index.ts';
import type { MemberFieldProps } from '../../ui/member-choice.ts';
import { homeOf, mayDo } from '../paths.ts';
import type { ConsultationsSearch } from '../search/consultations.ts';

/** Where a page stands with another part of its address. */
export type At = (change: ConsultationsSearch) => string;

interface Props {
  readonly viewer: Viewer;
  readonly search: ConsultationsSearch;
  readonly at: At;
  readonly onClose: () => void;
}

/** The part of an address that a sheet takes up; a closed sheet leaves none of it. */
export const NO_SHEET = { do: undefined, id: undefined, member: undefined, step: undefined } as const;

const SHEETS = {
  move: 'move',
  cancel: 'cancel',
  close: 'close',
  object: 'object',
  correct: 'correct',
} as const satisfies Partial<Record<Act, ConsultationsSearch['do']>>;

/** The part of an address that opens the sheet of an act; none for what a click does by itself. */
export function sheetOf(act: Act, id: string, memberId: string | null): ConsultationsSearch | null {
  if (act === 'again') return memberId === null ? null : { ...NO_SHEET, do: 'set', member: memberId };
  return act in SHEETS ? { ...NO_SHEET, do: SHEETS[act as keyof typeof SHEETS], id } : null;
}

const memberField = (field: MemberFieldProps) => <AskMemberField {...field} />;

/** The sheet that the address opens over a page about consultations. Selling comes from another feature: the page joins them. */
export function ConsultationSheets({ viewer, search, at, onClose }: Props) {
  const { id, member, step, location, trainer } = search;
  const homeHref = homeOf(viewer);
  const known = member === undefined ? null : { id: member, name: null };
  const booking = {
    places: viewer.locations,
    locationId: location ?? null,
    trainerId: trainer ?? null,
    member: known,
    memberField,
    onClose,
  };
  if (search.do === 'set') return <AskSet key={member ?? ''} {...booking} />;
  if (search.do === 'walk-in') return <AskWalkIn key={member ?? ''} {...booking} />;
  if (search.do === 'talk' && step !== undefined) {
    const boughtHrefOf = (consultationId: string) =>
      mayDo(viewer, 'closeConsultation') ? at({ ...NO_SHEET, do: 'close', id: consultationId }) : null;
    return <AskTalk stepId={step} boughtHrefOf={boughtHrefOf} onClose={onClose} />;
  }
  if (id === undefined) return null;
  const about = { id, homeHref, onClose };
  if (search.do === 'move') return <AskMove {...about} places={viewer.locations} />;
  if (search.do === 'cancel') return <AskCancel {...about} />;
  if (search.do === 'correct') return <AskCorrect {...about} />;
  if (search.do === 'object') return <AskObjection {...about} />;
  if (search.do === 'close') {
    return (
      <AskClose
        consultationId={id}
        objectionHref={at({ ...NO_SHEET, do: 'object', id })}
        homeHref={homeHref}
        onClose={onClose}
      />
    );
  }
  return null;
}
