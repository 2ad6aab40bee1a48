import { Button } from '@mantine/core';
import styles from './conflict.module.css';
import { t } from './messages/index.ts';

/** What one field says by now, and what it says in the form. */
export interface Difference {
  readonly key: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

interface Props {
  readonly differences: readonly Difference[];
  readonly busy: boolean;
  readonly onTakeTheirs: () => void;
  readonly onWriteMine: () => void;
}

/** Somebody else changed it meanwhile: what is there now beside what was typed, and the choice between them. */
export function Conflict({ differences, busy, onTakeTheirs, onWriteMine }: Props) {
  return (
    <div className={styles.conflict} role="alert" aria-label={t('conflict.title')}>
      <h3>{t('conflict.title')}</h3>
      <p>{t(differences.length === 0 ? 'conflict.elsewhere' : 'conflict.body')}</p>
      {differences.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">{t('conflict.field')}</span>
              </th>
              <th scope="col">{t('conflict.theirs')}</th>
              <th scope="col">{t('conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ key, label, theirs, mine }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>
                  <bdi>{theirs}</bdi>
                </td>
                <td>
                  <bdi>{mine}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.actions}>
        <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
        <Button onClick={onWriteMine} loading={busy}>
          {t('conflict.writeMine')}
        </Button>
      </div>
    </div>
  );
}
