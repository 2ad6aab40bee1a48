import type { SaleKind } from '../../api/documents.ts';
import { DayField, SelectField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './sales.module.css';

/** The kinds of a sale, in the words of the address. */
export const SALE_KINDS = [
  'NEW',
  'RENEWAL',
  'REACTIVATION',
  'INTRO',
  'UPGRADE',
  'ADD_ON',
  'REPLACEMENT',
] as const satisfies readonly SaleKind[];

interface Filter {
  readonly from: string | null;
  readonly to: string | null;
  readonly locationId: string | null;
  readonly kind: SaleKind | null;
}

interface Props extends Filter {
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (change: Partial<Filter>) => void;
}

/** Which sales: what the address then says. */
export function SalesFilters({ places, from, to, locationId, kind, onChange }: Props) {
  return (
    <div className={`${styles.filters} no-print`}>
      {places.length > 1 ? (
        <SelectField
          label={t('sale.location')}
          value={locationId}
          onChange={(id) => onChange({ locationId: id })}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={t('sale.anyLocation')}
        />
      ) : null}
      <SelectField
        label={t('sale.kindLabel')}
        value={kind}
        onChange={(word) => onChange({ kind: word })}
        options={SALE_KINDS.map((value) => ({ value, label: t(`sale.kind.${value}`) }))}
        placeholder={t('sale.anyKind')}
      />
      <details className={styles.days} open={from !== null || to !== null}>
        <summary>{t('sale.days')}</summary>
        <DayField label={t('sale.from')} value={from ?? ''} onChange={(day) => onChange({ from: day || null })} />
        <DayField label={t('sale.to')} value={to ?? ''} onChange={(day) => onChange({ to: day || null })} />
      </details>
    </div>
  );
}
