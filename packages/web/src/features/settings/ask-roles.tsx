import { ChangeGrantsDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import type { Person, Place } from './people.ts';
import type { RoleTold } from './roles.rules.ts';
import { RolesSheet } from './roles-sheet.tsx';

interface Props {
  readonly person: Person;
  readonly places: readonly Place[];
  readonly isOwner: boolean;
  readonly onClose: () => void;
}

/** Changes the roles of one person. */
export function AskRoles({ person, places, isOwner, onClose }: Props) {
  const change = useVerb(ChangeGrantsDocument, {
    done: 'GrantsChanged',
    said: () => t('settings.roles.done', { name: person.name }),
  });
  const run = async (grants: RoleTold[]) => {
    if (await change.run({ staffId: person.id, grants })) onClose();
  };
  return (
    <RolesSheet
      person={person}
      places={places}
      isOwner={isOwner}
      busy={change.busy}
      refusal={change.refusal}
      onSave={(grants) => void run(grants)}
      onClose={onClose}
    />
  );
}
