import { Button } from '@mantine/core';
import { useState } from 'react';
import { DayField, NoteField } from '../../src/ui/fields/index.ts';
import { KeyHelp } from '../../src/ui/keys/key-help.tsx';
import { Section } from '../../src/ui/page.tsx';
import { Sheet } from '../../src/ui/sheet.tsx';
import styles from './gallery.module.css';

/** What comes over the page. */
export function Over() {
  const [open, setOpen] = useState<'sheet' | 'keys' | null>(null);
  const [note, setNote] = useState('');
  const [day, setDay] = useState('');
  const close = () => setOpen(null);
  return (
    <Section id="over" title="Over the page">
      <div className={styles.row}>
        <Button onClick={() => setOpen('sheet')}>A sheet</Button>
        <Button onClick={() => setOpen('keys')}>The keys</Button>
      </div>
      {open === 'sheet' ? (
        <Sheet
          title="Hana Silva has an objection"
          onClose={close}
          dirty={note !== ''}
          footer={
            <>
              <Button onClick={close}>Not now</Button>
              <Button variant="filled" onClick={close}>
                Record it
              </Button>
            </>
          }
        >
          <DayField label="Follow up on" value={day} onChange={setDay} />
          <NoteField label="What was said" optional value={note} onChange={setNote} />
        </Sheet>
      ) : null}
      {open === 'keys' ? <KeyHelp onClose={close} /> : null}
    </Section>
  );
}
