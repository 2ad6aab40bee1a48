import { AskChange } from './ask-change.tsx';
import { AskConsent, AskWithdraw } from './ask-consent.tsx';
import { AskEndSpell, AskStartSpell, type SpellPlace } from './ask-spells.tsx';
import { AskMoveStep, AskPlanStep } from './ask-steps.tsx';
import type { MemberSeen, MemberSheet } from './member-words.ts';

interface Props {
  readonly sheet: MemberSheet;
  readonly member: MemberSeen;
  readonly places: readonly SpellPlace[];
  readonly me: string;
  readonly onClose: () => void;
}

/** What is open over a member's page. */
export function AskMemberSheet({ sheet, member, places, me, onClose }: Props) {
  const common = { member, onClose };
  switch (sheet.kind) {
    case 'change':
      return <AskChange {...common} />;
    case 'plan':
      return <AskPlanStep {...common} me={me} />;
    case 'move':
      return <AskMoveStep {...common} stepId={sheet.stepId} />;
    case 'consent':
      return <AskConsent {...common} channel={sheet.channel} />;
    case 'withdraw':
      return <AskWithdraw {...common} consentId={sheet.consentId} />;
    case 'start-spell':
      return <AskStartSpell {...common} places={places} />;
    case 'end-spell':
      return <AskEndSpell {...common} spellId={sheet.spellId} />;
  }
}
