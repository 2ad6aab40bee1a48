import type { ReactNode } from 'react';
import { Anchor } from './anchor.tsx';
import styles from './chips.module.css';
import { t } from './messages/index.ts';

/** A filter in force, and where the page stands without it; none for what can not be left out. */
export interface Chip {
  readonly key: string;
  readonly label: string;
  readonly clearHref: string | null;
}

interface ChipsProps {
  readonly chips: readonly Chip[];
  /** Where the page stands without any of them. */
  readonly clearAllHref?: string | null;
}

/** The filters in force, each with the way to be rid of it. */
export function FilterChips({ chips, clearAllHref = null }: ChipsProps) {
  if (chips.length === 0) return null;
  const clearable = chips.filter(({ clearHref }) => clearHref !== null);
  return (
    <ul className={styles.chips} aria-label={t('chips.filters')}>
      {chips.map(({ key, label, clearHref }) => (
        <li key={key} className={styles.chip}>
          <bdi>{label}</bdi>
          {clearHref === null ? null : (
            <Anchor href={clearHref} aria-label={t('chips.clear', { filter: label })}>
              <Cross />
            </Anchor>
          )}
        </li>
      ))}
      {clearAllHref !== null && clearable.length > 1 ? (
        <li>
          <Anchor className={styles.all} href={clearAllHref}>
            {t('chips.clearAll')}
          </Anchor>
        </li>
      ) : null}
    </ul>
  );
}

/** The small cross of everything that can be closed or cleared. */
export function Cross({ size = 8 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 10 10" width={size} height={size} aria-hidden="true">
      <path d="M1 1l8 8M9 1l-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}

/** What a state is like. The word says it; the colour only repeats it. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

/** A state in one word. */
export function StateChip({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={styles.state} data-tone={tone}>
      {children}
    </span>
  );
}
