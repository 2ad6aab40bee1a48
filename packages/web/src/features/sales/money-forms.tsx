import { Button } from '@mantine/core';
import { useState } from 'react';
import { ChoiceField, MoneyField, TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import type { OpenedSale } from './opened-sale-sheet.tsx';
import styles from './sales.module.css';

interface CollectProps {
  readonly sale: OpenedSale;
  readonly busy: boolean;
  readonly onCollect: (amountMinor: number, method: string) => Promise<boolean>;
}

/** Takes a payment: all that is open, unless less is typed. */
export function CollectForm({ sale: { currency, openMinor }, busy, onCollect }: CollectProps) {
  const [amount, setAmount] = useState(openMinor);
  const [method, setMethod] = useState('');
  return (
    <form
      className={styles.part}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (amount !== null) void onCollect(amount, method);
      }}
    >
      <h3>{t('sale.collect')}</h3>
      <div className={styles.pair}>
        <MoneyField label={t('sale.amount')} currency={currency} value={amount} onChange={setAmount} />
        <TextField label={t('sale.method')} value={method} onChange={setMethod} maxLength={100} optional />
      </div>
      <Button type="submit" variant="filled" loading={busy} disabled={amount === null || amount <= 0}>
        {t('sale.collectSubmit', { amount: spellMoney(amount ?? 0, currency) })}
      </Button>
    </form>
  );
}

interface RefundProps {
  readonly sale: OpenedSale;
  readonly busy: boolean;
  readonly onRefund: (amountMinor: number | null) => Promise<boolean>;
}

/** Pays back: all of it, or a part of what was paid. */
export function RefundForm({ sale: { currency, refundableMinor }, busy, onRefund }: RefundProps) {
  const [how, setHow] = useState<'none' | 'all' | 'part'>('none');
  const [amount, setAmount] = useState<number | null>(null);
  if (how === 'none') {
    return (
      <div>
        <Button variant="subtle" onClick={() => setHow('all')}>
          {t('sale.refund')}
        </Button>
      </div>
    );
  }
  const given = how === 'all' ? refundableMinor : amount;
  return (
    <form
      className={styles.part}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onRefund(how === 'all' ? null : amount);
      }}
    >
      <h3>{t('sale.refund')}</h3>
      <ChoiceField
        label={t('sale.howMuch')}
        quiet
        value={how}
        onChange={setHow}
        options={[
          { value: 'all', label: t('sale.refundAll') },
          { value: 'part', label: t('sale.refundPart') },
        ]}
      />
      {how === 'part' ? (
        <MoneyField
          label={t('sale.amount')}
          currency={currency}
          value={amount}
          onChange={setAmount}
          hint={t('sale.refundHint')}
        />
      ) : null}
      <Button type="submit" variant="filled" loading={busy} disabled={given === null || given <= 0}>
        {t('sale.refundSubmit', { amount: spellMoney(given ?? 0, currency) })}
      </Button>
    </form>
  );
}
