import { Menu } from '@mantine/core';
import { Anchor } from './anchor.tsx';
import controls from './controls.module.css';
import { t } from './messages/index.ts';
import styles from './menu.module.css';

/** One thing to do: by a link where it has an address, by a click otherwise. */
export interface Act {
  readonly key: string;
  readonly label: string;
  readonly href?: string;
  readonly onClick?: () => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

interface Props {
  /** Of whom or what, for those who can not see where the button stands. */
  readonly name?: string;
  readonly acts: readonly Act[];
  /** In words instead of the three dots. */
  readonly label?: string;
}

/** What else can be done with a row or a page, behind three dots. */
export function ActionMenu({ name, acts, label }: Props) {
  if (acts.length === 0) return null;
  return (
    <Menu position="bottom-end" offset={4} shadow="none" withinPortal transitionProps={{ duration: 90 }}>
      <Menu.Target>
        <button
          type="button"
          className={label ? styles.worded : styles.dots}
          aria-label={label ? undefined : name ? t('list.actionsFor', { name }) : t('list.actions')}
        >
          {label ?? (
            <svg viewBox="0 0 16 4" width="16" height="4" aria-hidden="true">
              <circle cx="2" cy="2" r="1.6" fill="currentColor" />
              <circle cx="8" cy="2" r="1.6" fill="currentColor" />
              <circle cx="14" cy="2" r="1.6" fill="currentColor" />
            </svg>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={`${controls.dropdown} ${styles.dropdown}`}>
        {acts.map(({ key, label: words, href, onClick, danger, disabled }) =>
          href !== undefined ? (
            <Menu.Item key={key} className={styles.item} component={Anchor} href={href}>
              {words}
            </Menu.Item>
          ) : (
            <Menu.Item
              key={key}
              className={styles.item}
              data-danger={danger || undefined}
              disabled={disabled ?? false}
              onClick={onClick}
            >
              {words}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
