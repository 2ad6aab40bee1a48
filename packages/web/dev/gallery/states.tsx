import { Button } from '@mantine/core';
import { FilterChips, StateChip } from '../../src/ui/chips.tsx';
import { Empty } from '../../src/ui/empty.tsx';
import { ListSkeleton } from '../../src/ui/list/index.ts';
import { Name } from '../../src/ui/name.tsx';
import { FaultNotice } from '../../src/ui/notice.tsx';
import { Section, Tabs } from '../../src/ui/page.tsx';
import { RefusalNote, tell } from '../../src/ui/verbs/index.ts';
import styles from './gallery.module.css';

const LONG = 'Maximiliana-Theodora von und zu Hohenstein-Wittelsbach-Oettingen '.repeat(3).trim();

/** Chips, tabs, names, refusals, toasts, empty states, faults and what stands there while something loads. */
export function States() {
  return (
    <>
      <Section id="chips" title="Chips and tabs">
        <div className={styles.row}>
          <StateChip>set</StateChip>
          <StateChip tone="good">showed</StateChip>
          <StateChip tone="warn">unlogged</StateChip>
          <StateChip tone="bad">no-show</StateChip>
          <StateChip tone="accent">closed</StateChip>
        </div>
        <FilterChips
          chips={[
            { key: 'days', label: '1–18 Nov', clearHref: null },
            { key: 'location', label: 'Northside', clearHref: '#' },
            { key: 'trainer', label: 'Zoë Ueda', clearHref: '#' },
          ]}
          clearAllHref="#"
        />
        <Tabs
          label="Parts"
          current="in"
          tabs={[
            { key: 'in', label: 'Counted', href: '#', count: '17' },
            { key: 'of', label: 'Out of', href: '#', count: '58' },
            { key: 'out', label: 'Left out', href: '#', count: '3' },
          ]}
        />
      </Section>
      <Section id="names" title="Names">
        <p>
          <Name>Zoë Ueda</Name>
        </p>
        <p>
          <Name>{LONG}</Name>
        </p>
        <p>
          <Name>ליאור בן־דוד</Name>, Northside
        </p>
        <p>
          <Name whole>{LONG}</Name>
        </p>
      </Section>
      <Section id="refusals" title="Refusals and toasts">
        <RefusalNote
          refusal={{ message: 'Noor Baran has a consultation at 17:30 on that day.', mend: 'Take another time.' }}
        >
          <Button>Show the other one</Button>
        </RefusalNote>
        <div className={styles.row}>
          <Button onClick={() => tell('Hana Silva showed.', () => undefined)}>A toast with undo</Button>
          <Button onClick={() => tell('Undone.')}>A toast without</Button>
        </div>
      </Section>
      <Section id="empty" title="Nothing, in three kinds">
        <div className={styles.grid}>
          <Empty kind="nothing" title="Nobody has joined yet" body="Members come in with an import, or one by one.">
            <Button variant="filled">Import files</Button>
          </Empty>
          <Empty kind="filtered" body="Nobody of that name has a next step." clearHref="#" />
          <Empty kind="notPermitted" body="Owners and managers see who was invited." />
        </div>
      </Section>
      <Section id="faults" title="Faults">
        <div className={styles.grid}>
          <FaultNotice fault={{ kind: 'network' }} homeHref="#" onRetry={() => undefined} />
          <FaultNotice fault={{ kind: 'broken' }} homeHref="#" />
          <FaultNotice fault={{ kind: 'notPermitted', whoMay: 'owners, managers' }} homeHref="#" />
          <FaultNotice fault={{ kind: 'notFound' }} homeHref="#" />
        </div>
      </Section>
      <Section id="loading" title="While something loads">
        <ListSkeleton rows={3} />
      </Section>
    </>
  );
}
