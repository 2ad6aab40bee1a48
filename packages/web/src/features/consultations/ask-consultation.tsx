import { ListSkeleton } from '../../ui/list/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { ConsultationView } from './consultation-view.tsx';
import type { Act } from './states.rules.ts';
import { useChain } from './use-chain.ts';
import { useNow } from './use-now.ts';

interface Props {
  readonly id: string;
  readonly may: readonly string[];
  readonly back: { readonly href: string; readonly label: string };
  readonly hrefOfAct: (act: Act, id: string, memberId: string | null) => string | null;
  readonly hrefOfMember: (id: string) => string;
  readonly homeHref: string;
}

/** One consultation with every slot that it had. */
export function AskConsultation({ id, homeHref, ...view }: Props) {
  const now = useNow();
  const { slots, last, error, refetch } = useChain(id);
  if (slots && last) return <ConsultationView {...view} slots={slots} last={last} now={now} />;
  if (error) return <FaultNotice page fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  return <ListSkeleton rows={3} />;
}
