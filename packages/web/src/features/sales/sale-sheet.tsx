import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import type { Draft, missing } from './draft.rules.ts';
import type { SellingTerms } from './terms.ts';
import { MoneyFields } from './money-fields.tsx';
import { OfferFields } from './offer-fields.tsx';
import { SellerFields } from './seller-fields.tsx';
import styles from './sales.module.css';

/** Why a sale was refused, as far as the sheet can help with it. */
export interface SaleRefusal {
  readonly __typename: string;
  readonly message?: string;
  readonly field?: string;
  readonly mend?: string | null;
  readonly lowestPriceMinor?: number;
  readonly currency?: string;
}

export interface SaleSheetProps {
  readonly title: string;
  /** With whom, and which consultation it closes. */
  readonly about: ReactNode;
  readonly terms: SellingTerms | null;
  readonly draft: Draft;
  readonly price: number | null;
  readonly plan: readonly { readonly dueOn: string; readonly amountMinor: number }[] | null;
  readonly lacks: ReturnType<typeof missing> | 'member';
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly refusal: SaleRefusal | null;
  /** In the place of the fields: what went wrong while they were asked for. */
  readonly fault: ReactNode;
  /** What else may come of it: the objection. */
  readonly other: ReactNode;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly onSell: () => void;
  readonly onClose: () => void;
}

/** A package sold: what, for how much, by whom, and when it is paid. */
export function SaleSheet(props: SaleSheetProps) {
  const { title, about, terms, price, lacks, dirty, busy, refusal, fault, other, onChange, onSell, onClose } = props;
  return (
    <Sheet
      title={title}
      onClose={onClose}
      dirty={dirty}
      footer={
        <>
          {other}
          <p className={styles.lacks} role="status">
            {lacks === null || !dirty ? '' : t(`sale.lacks.${lacks}`)}
          </p>
          <Button variant="filled" type="submit" form="sale" loading={busy} disabled={lacks !== null}>
            {price === null || terms === null
              ? t('sale.submit')
              : t('sale.submitFor', { price: spellMoney(price, terms.currency) })}
          </Button>
        </>
      }
    >
      <form
        id="sale"
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (lacks === null) onSell();
        }}
      >
        {about}
        {fault}
        {terms === null ? null : (
          <>
            <OfferFields {...props} terms={terms} />
            <SellerFields {...props} terms={terms} />
            <MoneyFields {...props} terms={terms} />
          </>
        )}
        <RefusalNote refusal={refusal}>
          {refusal?.lowestPriceMinor === undefined || refusal.currency === undefined ? null : (
            <Button onClick={() => onChange({ priceMinor: refusal.lowestPriceMinor ?? null })}>
              {t('sale.askLowest', { price: spellMoney(refusal.lowestPriceMinor, refusal.currency) })}
            </Button>
          )}
        </RefusalNote>
      </form>
    </Sheet>
  );
}
