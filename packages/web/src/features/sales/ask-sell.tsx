import { useState } from 'react';
import { SellPackageDocument } from '../../api/documents.ts';
import { SelectField } from '../../ui/fields/index.ts';
import type { MemberChoice, MemberField } from '../../ui/member-choice.ts';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { SaleSheet } from './sale-sheet.tsx';
import { inputOf, useSale } from './use-sale.ts';

interface Props {
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly locationId: string | null;
  /** Whoever sells it, unless it is said otherwise. */
  readonly sellerId: string | null;
  readonly member: MemberChoice | null;
  readonly memberField: MemberField;
  readonly homeHref: string;
  readonly onClose: () => void;
}

/** Sells a package that no consultation led to. */
export function AskSell({ places, locationId, sellerId, member: known, memberField, homeHref, onClose }: Props) {
  const [member, setMember] = useState(known);
  const [placeId, setPlace] = useState(locationId ?? places[0]?.id ?? null);
  const sale = useSale(placeId, sellerId);
  const verb = useVerb(SellPackageDocument, {
    done: 'PackageSold',
    said: () => t('sale.saidSold', { name: member?.name ?? t('sale.somebody') }),
  });
  const sell = async () => {
    if (!member || !placeId) return;
    if (await verb.run({ memberId: member.id, locationId: placeId, ...inputOf(sale) })) onClose();
  };
  const about = (
    <>
      {memberField({ label: t('sale.member'), value: member, onChange: setMember, focused: known === null })}
      {places.length > 1 ? (
        <SelectField
          label={t('sale.location')}
          value={placeId}
          onChange={(id) => {
            setPlace(id);
            // Another location has its own price list and sellers: what was chosen here does not hold there.
            sale.change({ offerId: null, own: null, priceMinor: null });
          }}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
    </>
  );
  return (
    <SaleSheet
      {...sale}
      title={t('do.sell')}
      about={about}
      dirty={sale.dirty || (member !== null && known === null)}
      lacks={member === null ? 'member' : sale.lacks}
      busy={verb.busy}
      refusal={verb.refusal}
      fault={sale.error ? <FaultNotice fault={faultOf(sale.error)} homeHref={homeHref} /> : null}
      other={null}
      onChange={(next) => {
        verb.clear();
        sale.change(next);
      }}
      onSell={() => void sell()}
      onClose={onClose}
    />
  );
}
