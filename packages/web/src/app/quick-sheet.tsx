import { t } from '../ui/messages/index.ts';
import { Sheet } from '../ui/sheet.tsx';
import type { Command } from './commands.ts';
import styles from './reach.module.css';

interface Props {
  readonly commands: readonly Command[];
  readonly onGo: (href: string) => void;
  readonly onClose: () => void;
}

/** What a phone offers behind the plus. */
export function QuickSheet({ commands, onGo, onClose }: Props) {
  return (
    <Sheet title={t('quick.title')} onClose={onClose}>
      <ul className={styles.quick}>
        {commands.map(({ key, label, href }) => (
          <li key={key}>
            <button type="button" onClick={() => onGo(href)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
