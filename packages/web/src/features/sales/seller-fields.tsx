import { Button } from '@mantine/core';
import { NumberField, SelectField } from '../../ui/fields/index.ts';
import { Cross } from '../../ui/chips.tsx';
import { t } from '../../ui/messages/index.ts';
import { type Draft, type Part, percentLeft, withAnother, without } from './draft.rules.ts';
import type { SellingTerms } from './terms.ts';
import styles from './sales.module.css';

interface Props {
  readonly terms: SellingTerms;
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

const MOST = 20;

/** Who sold it, and how much of it: parts that total a hundred percent. */
export function SellerFields({ terms, draft: { parts }, onChange }: Props) {
  const left = percentLeft(parts);
  const put = (key: string, change: Partial<Part>) =>
    onChange({ parts: parts.map((part) => (part.key === key ? { ...part, ...change } : part)) });
  const named = new Set(parts.map(({ staffId }) => staffId));
  return (
    <fieldset className={styles.sellers}>
      <legend className="sr-only">{t('sale.sellers')}</legend>
      {parts.map((part, place) => (
        <div key={part.key} className={styles.seller} data-alone={parts.length === 1 || undefined}>
          <SelectField
            label={parts.length === 1 ? t('sale.seller') : t('sale.sellerOf', { place: place + 1 })}
            value={part.staffId}
            onChange={(staffId) => put(part.key, { staffId })}
            options={terms.sellers
              .filter(({ id }) => id === part.staffId || !named.has(id))
              .map(({ id, name }) => ({ value: id, label: name }))}
            placeholder={t('sale.chooseSeller')}
          />
          {parts.length === 1 ? null : (
            <>
              <NumberField
                label={t('sale.part')}
                unit="%"
                value={part.percent}
                onChange={(percent) => put(part.key, { percent })}
              />
              <button
                type="button"
                className={styles.remove}
                aria-label={t('sale.removeSeller', { place: place + 1 })}
                onClick={() => onChange({ parts: without(parts, part.key) })}
              >
                <Cross size={10} />
              </button>
            </>
          )}
        </div>
      ))}
      <div className={styles.sellersFoot}>
        {parts.length < MOST && parts.length < terms.sellers.length ? (
          <Button variant="subtle" onClick={() => onChange({ parts: withAnother(parts, crypto.randomUUID()) })}>
            {t('sale.addSeller')}
          </Button>
        ) : null}
        {parts.length > 1 ? (
          <p role="status" data-wrong={left === 0 ? undefined : true}>
            {left === 0
              ? t('sale.whole')
              : left > 0
                ? t('sale.percentLeft', { percent: left })
                : t('sale.percentOver', { percent: -left })}
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}
