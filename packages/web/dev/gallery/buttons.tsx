import { Button } from '@mantine/core';
import { Section } from '../../src/ui/page.tsx';
import { ActionMenu } from '../../src/ui/menu.tsx';
import { Mark } from '../../src/ui/mark.tsx';
import { Keys } from '../../src/ui/keys/key-help.tsx';
import styles from './gallery.module.css';

const INKS = ['paper', 'raised', 'sunk', 'line', 'line-strong', 'ink', 'ink-2', 'ink-3', 'accent', 'accent-wash'];
const SIGNS = ['good', 'warn', 'bad', 'warn-wash', 'bad-wash', 'c1', 'c2', 'c3', 'c4', 'c-prev'];

/** Colours, the mark, and everything that is pressed. */
export function Buttons() {
  return (
    <>
      <Section id="colours" title="Colours and mark">
        <div className={styles.row}>
          <Mark size={20} />
          <Mark size={40} />
        </div>
        {[INKS, SIGNS].map((names) => (
          <div key={names[0]} className={styles.row}>
            {names.map((name) => (
              <span key={name} className={styles.swatch}>
                <i style={{ background: `var(--${name})` }} />
                {name}
              </span>
            ))}
          </div>
        ))}
      </Section>
      <Section id="type" title="Type">
        <h1>Thursday, 19 November</h1>
        <h2>From joining to training</h2>
        <p>Words run like this, at the size that a table has.</p>
      </Section>
      <Section id="buttons" title="Buttons">
        <div className={styles.row}>
          <Button variant="filled">Sell the package</Button>
          <Button>Move</Button>
          <Button variant="subtle">Not now</Button>
          <Button variant="filled" loading>
            Selling
          </Button>
          <Button disabled>Cannot be pressed</Button>
          <ActionMenu
            name="Hana Silva"
            acts={[
              { key: 'move', label: 'Move', onClick: () => undefined },
              { key: 'cancel', label: 'Cancel the consultation', danger: true, onClick: () => undefined },
              { key: 'close', label: 'Close (not before it is shown)', disabled: true },
            ]}
          />
          <Keys keys="g b" />
          <Keys keys="mod+k" />
        </div>
      </Section>
    </>
  );
}
