import { useState } from 'react';
import { InvitePersonDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { tell, useVerb } from '../../ui/verbs/index.ts';
import { type Invitation, InviteSheet } from './invite-sheet.tsx';
import type { Person, Place } from './people.ts';

interface Props {
  /** Somebody of the staff list who gets a way in; a new person otherwise. */
  readonly person?: Person;
  readonly places: readonly Place[];
  readonly isOwner: boolean;
  readonly onClose: () => void;
}

/** Invites somebody, and shows the link where it was not mailed. */
export function AskInvite({ person, places, isOwner, onClose }: Props) {
  const invite = useVerb(InvitePersonDocument, { done: 'PersonInvited' });
  const [linkToken, setLinkToken] = useState<string | null>(null);
  const run = async (invitation: Invitation) => {
    const done = await invite.run({ ...invitation, staffId: person?.id ?? null });
    if (done === null) return;
    if (done.linkToken !== null) {
      setLinkToken(done.linkToken);
      return;
    }
    tell(t('settings.link.mailed', { email: invitation.email }));
    onClose();
  };
  return (
    <InviteSheet
      known={person ? { name: person.name, email: person.email } : null}
      places={places}
      isOwner={isOwner}
      busy={invite.busy}
      refusal={invite.refusal}
      linkToken={linkToken}
      onInvite={(invitation) => void run(invitation)}
      onClose={onClose}
    />
  );
}
