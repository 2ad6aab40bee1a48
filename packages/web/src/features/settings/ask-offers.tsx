import { useQuery } from '@apollo/client/react';
import {
  AddOfferDocument,
  ChangeOfferDocument,
  PriceListDocument,
  WithdrawOfferDocument,
} from '../../api/documents.ts';
import type { Day } from '../../ui/day.ts';
import { ListSkeleton } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { type OfferDraft, servicesOf } from './offer-form.tsx';
import { OfferFormSheet, OfferSheet } from './offer-sheets.tsx';
import type { OfferEntry } from './offers.ts';
import { OffersList } from './offers-list.tsx';
import { entriesOf } from './offers.rules.ts';

/** What is open over the price list. */
export type OfferOpen =
  { readonly kind: 'add' } | { readonly kind: 'show' | 'change'; readonly id: string } | { readonly kind: 'none' };

interface Props {
  readonly open: OfferOpen;
  readonly mayChange: boolean;
  readonly today: Day;
  readonly currencies: readonly string[];
  readonly hrefOf: (id: string) => string;
  readonly onChange: (id: string) => void;
  readonly onClose: () => void;
  readonly homeHref: string;
}

/** Asks for the price list in all its versions, and for one of its entries. */
export function AskOffers(props: Props) {
  const { open, today, homeHref, hrefOf, onClose, currencies } = props;
  const { data, error, refetch } = useQuery(PriceListDocument);
  if (error && !data) return <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={8} />;
  const entries = entriesOf(data.offers, today);
  const id = open.kind === 'show' || open.kind === 'change' ? open.id : null;
  const entry = entries.find(({ versions }) => versions.some((version) => version.id === id)) ?? null;
  return (
    <>
      <OffersList entries={entries} hrefOf={hrefOf} />
      {open.kind === 'add' ? <AskAddOffer currencies={currencies} today={today} onClose={onClose} /> : null}
      {entry && open.kind === 'show' ? <AskOffer {...props} entry={entry} /> : null}
      {entry && open.kind === 'change' ? <AskChangeOffer entry={entry} today={today} onClose={onClose} /> : null}
    </>
  );
}

const termsOf = (draft: OfferDraft) => ({
  intro: draft.intro,
  sessions: draft.sessions ?? 0,
  bonusSessions: draft.bonusSessions ?? 0,
  priceMinor: draft.priceMinor ?? 0,
  validDays: draft.validDays,
  services: servicesOf(draft.services),
  from: draft.from,
});

function AskAddOffer({ currencies, today, onClose }: Pick<Props, 'currencies' | 'today' | 'onClose'>) {
  const add = useVerb(AddOfferDocument, { done: 'OfferAdded', said: () => t('settings.offer.added') });
  const first: OfferDraft = {
    name: '',
    intro: false,
    sessions: null,
    bonusSessions: null,
    priceMinor: null,
    currency: currencies[0] ?? 'USD',
    validDays: null,
    services: 'PT',
    from: today,
  };
  const run = async (draft: OfferDraft) => {
    if (await add.run({ ...termsOf(draft), name: draft.name.trim(), currency: draft.currency })) onClose();
  };
  return (
    <OfferFormSheet
      title={t('settings.offer.addTitle')}
      note={null}
      first={first}
      isVersion={false}
      currencies={currencies}
      submit={t('settings.offer.addSubmit')}
      busy={add.busy}
      refusal={add.refusal}
      onSave={(draft) => void run(draft)}
      onClose={onClose}
    />
  );
}

function AskChangeOffer({ entry, today, onClose }: { readonly entry: OfferEntry } & Pick<Props, 'today' | 'onClose'>) {
  const change = useVerb(ChangeOfferDocument, { done: 'OfferChanged', said: () => t('settings.offer.changed') });
  // The latest version is the one that goes on: what is planned already is changed, not what it takes the place of.
  const { id, name, version, currency, heldFrom, services, ...terms } = entry.versions[0] ?? entry.shown;
  const first: OfferDraft = {
    name,
    currency,
    intro: terms.intro,
    sessions: terms.sessions,
    bonusSessions: terms.bonusSessions,
    priceMinor: terms.priceMinor,
    validDays: terms.validDays,
    services: services.join(', '),
    from: heldFrom > today ? heldFrom : today,
  };
  const run = async (draft: OfferDraft) => {
    if (await change.run({ offerId: id, version, ...termsOf(draft) })) onClose();
  };
  return (
    <OfferFormSheet
      title={t('settings.offer.changeTitle', { name })}
      note={t('settings.offer.changeNote')}
      first={first}
      isVersion
      currencies={[]}
      submit={t('settings.offer.changeSubmit')}
      busy={change.busy}
      refusal={change.refusal}
      onSave={(draft) => void run(draft)}
      onClose={onClose}
    />
  );
}

function AskOffer({ entry, mayChange, today, onChange, onClose }: Props & { readonly entry: OfferEntry }) {
  const drop = useVerb(WithdrawOfferDocument, { done: 'OfferWithdrawn' });
  const withdraw = useVerb(WithdrawOfferDocument, {
    done: 'OfferWithdrawn',
    said: () => t('settings.offer.withdrawn'),
  });
  const last = entry.versions[0] ?? entry.shown;
  const run = async (from: Day) => {
    // A version that is planned for later never comes; what holds until then ends on the day that was named.
    const isPlanned = last.id !== entry.shown.id && from < last.heldFrom;
    if (isPlanned && !(await drop.run({ offerId: last.id, version: last.version, from: last.heldFrom }))) return;
    const ended = isPlanned ? entry.shown : last;
    if (await withdraw.run({ offerId: ended.id, version: ended.version, from })) onClose();
  };
  return (
    <OfferSheet
      entry={entry}
      today={today}
      onChange={mayChange ? () => onChange(entry.shown.id) : null}
      onWithdraw={mayChange ? (from) => void run(from) : null}
      busy={drop.busy || withdraw.busy}
      refusal={drop.refusal ?? withdraw.refusal}
      onClose={onClose}
    />
  );
}
