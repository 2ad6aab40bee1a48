import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { ChooseOrganizationDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { Door } from './door.tsx';
import { OrganizationChoice } from './organization-choice.tsx';
import { sayRefusal } from './refusals.ts';
import { rememberViewer, type Viewer } from './viewer.ts';

interface Props {
  readonly viewer: Viewer;
  readonly onChosen: (viewer: Viewer) => void;
}

/** Lets somebody who works in more than one organization say which one the visit is for. */
export function AskOrganization({ viewer, onChosen }: Props) {
  const client = useApolloClient();
  const [choose, { loading }] = useMutation(ChooseOrganizationDocument, { fetchPolicy: 'no-cache' });
  const [refused, setRefused] = useState<string | null>(null);
  const onChoose = async (organizationId: string) => {
    if (organizationId === viewer.organization.id) return onChosen(viewer);
    setRefused(null);
    try {
      const { data } = await choose({ variables: { organizationId } });
      if (data?.chooseOrganization.__typename === 'SignedIn') {
        await rememberViewer(client, data.chooseOrganization.viewer);
        onChosen(data.chooseOrganization.viewer);
      } else if (data) setRefused(sayRefusal(data.chooseOrganization));
    } catch {
      setRefused(t('refusal.networkTitle'));
    }
  };
  const others = viewer.organizations.filter(({ id }) => id !== viewer.organization.id);
  return (
    <Door title={t('organization.title')} body={t('organization.body')}>
      <OrganizationChoice
        organizations={[viewer.organization, ...others]}
        busy={loading}
        refused={refused}
        onChoose={(id) => void onChoose(id)}
      />
    </Door>
  );
}
