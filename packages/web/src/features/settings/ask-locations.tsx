import { useQuery } from '@apollo/client/react';
import { LocationSettingsDocument } from '../../api/documents.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { AskChangeLocation, AskOpenLocation } from './ask-location.tsx';
import { LocationsList } from './locations-list.tsx';

interface Props {
  /** The location that is opened over the list, or `open` for a new one. */
  readonly open: { readonly id: string } | 'new' | null;
  readonly isOwner: boolean;
  readonly hrefOf: (id: string) => string;
  readonly onClose: () => void;
  readonly homeHref: string;
}

/** Asks for the locations whose terms the reader may change, and opens one of them. */
export function AskLocations({ open, isOwner, hrefOf, onClose, homeHref }: Props) {
  const { data, error, refetch } = useQuery(LocationSettingsDocument);
  const locations = data?.locationSettings;
  if (error && !locations) {
    return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  }
  if (!locations) return <ListSkeleton rows={4} />;
  const chosen = open !== null && open !== 'new' ? locations.find(({ id }) => id === open.id) : null;
  return (
    <>
      {chosen === undefined ? <p role="alert">{t('refusal.notFound')}</p> : null}
      <LocationsList locations={locations} hrefOf={hrefOf} />
      {open === 'new' ? <AskOpenLocation like={locations[0] ?? null} onClose={onClose} /> : null}
      {chosen ? (
        <AskChangeLocation key={chosen.id} location={chosen} isOwner={isOwner} refetch={refetch} onClose={onClose} />
      ) : null}
    </>
  );
}
