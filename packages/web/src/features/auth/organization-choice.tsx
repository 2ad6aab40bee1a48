import { t } from '../../ui/messages/index.ts';
import styles from './door.module.css';

interface Props {
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly busy: boolean;
  readonly refused: string | null;
  readonly onChoose: (id: string) => void;
}

/** One line for each organization. */
export function OrganizationChoice({ organizations, busy, refused, onChoose }: Props) {
  return (
    <>
      {refused === null ? null : (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      )}
      <ul className={styles.choices}>
        {organizations.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              disabled={busy}
              aria-label={t('organization.choose', { name })}
              onClick={() => onChoose(id)}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
