import { useContext } from 'react';
import { t } from '../messages/index.ts';
import { Sheet } from '../sheet.tsx';
import { KeyContext } from './keyboard.ts';
import styles from './key-help.module.css';

/** Every key that holds on the page behind it. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const groups = (useContext(KeyContext)?.groups() ?? []).filter(({ bindings }) => bindings.length > 0);
  return (
    <Sheet title={t('keys.title')} onClose={onClose}>
      {groups.map(({ title, bindings }, place) => (
        <section key={`${title} ${place}`} className={styles.group}>
          <h3>{title}</h3>
          <dl>
            {bindings.map(({ keys, label }) => (
              <div key={keys}>
                <dt>{label}</dt>
                <dd>
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Sheet>
  );
}

/** Keys as they stand on the keyboard. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((key, place) => (
        <span key={`${key} ${place}`}>
          {place > 0 ? <span className={styles.then}>{t('keys.then')}</span> : null}
          <kbd>{spell(key)}</kbd>
        </span>
      ))}
    </span>
  );
}

const isMac = () => navigator.userAgent.includes('Mac');
const spell = (key: string): string => {
  const named = key.replace('mod+', isMac() ? '⌘ ' : 'Ctrl ').replace('Enter', '↵');
  return named.length === 1
    ? named.toUpperCase()
    : named.replace(/ (\w)$/, (_, letter: string) => ` ${letter.toUpperCase()}`);
};
