import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { CollectPaymentDocument, RefundSaleDocument, SaleOpenedDocument } from '../../api/documents.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { FaultNotice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useVerb } from '../../ui/verbs/index.ts';
import { type OpenedSale, OpenedSaleSheet } from './opened-sale-sheet.tsx';

interface Props {
  readonly id: string;
  readonly mayCollect: boolean;
  readonly mayRefund: boolean;
  readonly hrefOfMember: (id: string) => string;
  readonly hrefOfConsultation: (id: string) => string;
  readonly homeHref: string;
  readonly onClose: () => void;
}

/** One sale: its frozen terms, what is due and was paid; takes a payment, pays back. */
export function AskSale({ id, homeHref, ...props }: Props) {
  const { data, error, refetch } = useQuery(SaleOpenedDocument, { variables: { id } });
  const sale = data?.sale ?? null;
  if (sale === null) {
    return (
      <Sheet title={t('sale.opened')} onClose={props.onClose}>
        {error ? (
          <FaultNotice fault={faultOf(error)} homeHref={homeHref} onRetry={() => void refetch()} />
        ) : (
          <Skeleton height={180} />
        )}
      </Sheet>
    );
  }
  return <Opened {...props} sale={sale} />;
}

function Opened({ sale, ...props }: Omit<Props, 'id' | 'homeHref'> & { readonly sale: OpenedSale }) {
  const collect = useVerb(CollectPaymentDocument, { done: 'PaymentCollected', said: () => t('sale.saidCollected') });
  const refund = useVerb(RefundSaleDocument, {
    done: 'SaleRefunded',
    said: ({ refundedMinor, rescinded }) =>
      rescinded
        ? t('sale.saidRescinded')
        : t('sale.saidRefunded', { amount: spellMoney(refundedMinor, sale.currency) }),
  });
  return (
    <OpenedSaleSheet
      {...props}
      sale={sale}
      busy={collect.busy || refund.busy}
      refusal={collect.refusal ?? refund.refusal}
      onCollect={async (amountMinor, method) =>
        (await collect.run({ packageId: sale.id, amountMinor, method: method || null })) !== null
      }
      onRefund={async (amountMinor) => (await refund.run({ packageId: sale.id, amountMinor })) !== null}
    />
  );
}
