import { Anchor } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import type { Draft } from './draft.ts';
import styles from './imports.module.css';

interface Props {
  readonly draft: Draft;
  readonly shown: 'files' | 'rows';
  readonly hrefOf: (step: 'files' | 'rows') => string;
}

const REACHED: Readonly<Record<Draft['state'], number>> = {
  DRAFT: 0,
  FAILED: 0,
  ABANDONED: 0,
  REFUSED: 0,
  DISCARDED: 0,
  JUDGING: 1,
  JUDGED: 1,
  STALE: 1,
  MERGING: 2,
  COMMITTED: 2,
  UNDONE: 2,
};

/** Files, rows, written: how far the import is. What was passed can be looked at again. */
export function StepBar({ draft, shown, hrefOf }: Props) {
  const reached = REACHED[draft.state];
  const steps = [
    { key: 'files', label: t('imports.stepFiles'), href: reached > 0 ? hrefOf('files') : null },
    { key: 'rows', label: t('imports.stepRows'), href: reached > 0 ? hrefOf('rows') : null },
    { key: 'written', label: t('imports.stepWritten'), href: null },
  ];
  return (
    <ol className={styles.steps} aria-label={t('imports.steps')}>
      {steps.map(({ key, label, href }, place) => (
        <li
          key={key}
          data-reached={place <= reached || undefined}
          aria-current={key === shown && reached < 2 ? 'step' : undefined}
        >
          <Anchor href={href}>
            <i aria-hidden="true">{place + 1}</i> {label}
          </Anchor>
        </li>
      ))}
    </ol>
  );
}
