import { useState } from 'react';
import { ChangeLocationDocument, OpenLocationDocument, type LocationSettingsQuery } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import type { LocationTerms } from './location.rules.ts';
import { LocationSheet } from './location-sheet.tsx';

/** A location with its terms. */
export type Location = LocationSettingsQuery['locationSettings'][number];

const FRESH: LocationTerms = {
  name: '',
  timeZone: '',
  currency: '',
  country: '',
  leagueVisible: false,
  discountLimitBp: 0,
};

/** Opens a location. A new one begins with the zone, the currency and the country of the others. */
export function AskOpenLocation({ like, onClose }: { readonly like: Location | null; readonly onClose: () => void }) {
  const open = useVerb(OpenLocationDocument, {
    done: 'LocationOpened',
    said: () => t('settings.location.opened'),
  });
  const before = like ? { ...FRESH, timeZone: like.timeZone, currency: like.currency, country: like.country } : FRESH;
  const run = async (terms: LocationTerms) => {
    if (await open.run({ ...terms, name: terms.name.trim() })) onClose();
  };
  return (
    <LocationSheet
      title={t('settings.location.openTitle')}
      before={before}
      isNew
      now={null}
      isOwner
      busy={open.busy}
      refusal={open.refusal}
      onSave={(_, terms) => void run(terms)}
      onTaken={() => undefined}
      onClose={onClose}
    />
  );
}

interface ChangeProps {
  readonly location: Location;
  readonly isOwner: boolean;
  /** Asks for the location anew. */
  readonly refetch: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Changes a location from the version that was looked at; what somebody else wrote meanwhile is shown beside it. */
export function AskChangeLocation({ location, isOwner, refetch, onClose }: ChangeProps) {
  const [before, setBefore] = useState(location);
  const change = useVerb(ChangeLocationDocument, {
    done: 'LocationChanged',
    said: () => t('settings.location.saved', { name: location.name }),
  });
  const isConflict = change.refusal?.__typename === 'ChangedMeanwhile';
  // What is there now comes with the list, which is asked for anew when the change is refused.
  const now = isConflict && location.version !== before.version ? location : null;
  const run = async (changes: Partial<LocationTerms>) => {
    const version = (now ?? before).version;
    if (await change.run({ locationId: location.id, version, ...changes })) onClose();
    else await refetch();
  };
  return (
    <LocationSheet
      title={t('settings.location.changeTitle', { name: before.name })}
      before={before}
      isNew={false}
      now={now}
      isOwner={isOwner}
      busy={change.busy}
      refusal={change.refusal}
      onSave={(changes) => void run(changes)}
      onTaken={() => {
        setBefore(location);
        change.clear();
      }}
      onClose={onClose}
    />
  );
}
