import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import {
  CloseConsultationDocument,
  ClosingConsultationDocument,
  type ClosingConsultationQuery,
} from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { About } from './about.tsx';
import { SaleSheet } from './sale-sheet.tsx';
import styles from './sales.module.css';
import { inputOf, useSale } from './use-sale.ts';
import { nameOf } from './words.ts';

interface Props {
  readonly consultationId: string;
  /** Where the other ending is recorded; null where it can not be. */
  readonly objectionHref: string | null;
  readonly homeHref: string;
  readonly onClose: () => void;
}

type Slot = ClosingConsultationQuery['consultation'][number];

/** Closes a consultation: it ended in a sale. Whoever held it sells all of it unless it is said otherwise. */
export function AskClose(props: Props) {
  const { consultationId, homeHref } = props;
  const { data, error, refetch } = useQuery(ClosingConsultationDocument, { variables: { id: consultationId } });
  const slot = data?.consultation.find(({ isLast }) => isLast) ?? data?.consultation[0] ?? null;
  const fault = error ? (
    <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />
  ) : null;
  // The sellers begin with whoever held it, so the draft begins when that is known.
  return <Close key={slot?.id ?? 'none'} {...props} slot={slot} fault={fault} />;
}

function Close({ slot, fault, objectionHref, homeHref, onClose }: Props & { slot: Slot | null; fault: ReactNode }) {
  const sale = useSale(slot?.location?.id ?? null, slot?.trainer?.id ?? null);
  const verb = useVerb(CloseConsultationDocument, {
    done: 'ConsultationClosed',
    said: () => t('sale.saidClosed', { name: nameOf(slot?.member ?? null) }),
  });
  const close = async () => {
    if (slot && (await verb.run({ consultationId: slot.id, ...inputOf(sale) }))) onClose();
  };
  return (
    <SaleSheet
      {...sale}
      title={t('sale.closeTitle')}
      about={
        slot ? (
          <About
            name={nameOf(slot.member)}
            day={slot.slotOn}
            words={[slot.trainer?.name, slot.location?.name].filter((word) => word !== undefined)}
          />
        ) : null
      }
      busy={verb.busy}
      refusal={verb.refusal}
      fault={fault ?? (sale.error ? <FaultNotice fault={faultOf(sale.error)} homeHref={homeHref} /> : null)}
      other={
        objectionHref === null ? null : (
          <Anchor className={styles.other} href={objectionHref}>
            {t('sale.didNotBuy')}
          </Anchor>
        )
      }
      onChange={(next) => {
        verb.clear();
        sale.change(next);
      }}
      onSell={() => void close()}
      onClose={onClose}
    />
  );
}
