import { speakChange, type ChangeShape } from './figure.ts';
import styles from './figures.module.css';

/** The change against the compared period: arrow and word, colour only beyond chance. Nothing where nothing compares. */
export function Change({ change }: { readonly change: ChangeShape }) {
  const spoken = speakChange(change);
  if (spoken === null) return null;
  return (
    <span className={styles.change} data-tone={spoken.tone}>
      <span aria-hidden="true">{spoken.arrow}</span>
      {spoken.signed ? '' : ' '}
      {spoken.words}
    </span>
  );
}
