import { Button } from '@mantine/core';
import { useState } from 'react';
import { StateChip } from '../../src/ui/chips.tsx';
import { List, type Column } from '../../src/ui/list/index.ts';
import { Name } from '../../src/ui/name.tsx';
import { Section } from '../../src/ui/page.tsx';
import { tell } from '../../src/ui/verbs/index.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly trainer: string;
  readonly left: number;
}

const ROWS: readonly Row[] = [
  { id: '1', name: 'Hana Silva', trainer: 'Noor Baran', left: 5 },
  { id: '2', name: 'ליאור בן־דוד', trainer: 'Zoë Ueda', left: 2 },
  {
    id: '3',
    name: 'Maximiliana-Theodora von und zu Hohenstein-Wittelsbach-Oettingen',
    trainer: 'Umut Eriksen',
    left: 12,
  },
];
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', header: 'Member', cell: ({ name }) => <Name>{name}</Name>, sort: 'name', width: '40%' },
  { key: 'trainer', header: 'Trainer', cell: ({ trainer }) => trainer },
  {
    key: 'state',
    header: 'State',
    cell: ({ left }) => (left < 3 ? <StateChip tone="warn">running out</StateChip> : null),
  },
  { key: 'left', header: 'Sessions left', cell: ({ left }) => left, end: true, sort: 'left' },
];

/** Rows: sorted, chosen, walked through, and the next ones asked for. */
export function Lists() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['2']));
  return (
    <Section id="lists" title="Lists">
      <List
        label="Clients"
        rows={ROWS}
        columns={COLUMNS}
        card={({ name, trainer, left }) => (
          <>
            <b>
              <Name>{name}</Name>
            </b>
            <p>
              {trainer} · {left} left
            </p>
          </>
        )}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        hrefOf={() => '#'}
        sorting={{ by: 'left', descending: true, hrefOf: () => '#' }}
        selection={{ keys: chosen, onChange: setChosen, bar: <Button>Assign</Button> }}
        rowKeys={[{ key: 's', label: 'Showed', run: ({ name }) => tell(`${name} showed.`) }]}
        total={120}
        hasMore
        onMore={() => undefined}
        empty={null}
      />
    </Section>
  );
}
