import { Conflict } from '../../src/ui/conflict.tsx';
import { Section } from '../../src/ui/page.tsx';

/** What somebody reads who writes over what another wrote meanwhile: where the two meet, and where they do not. */
export function Conflicts() {
  return (
    <Section id="conflicts" title="Two hands on one thing">
      <Conflict
        busy={false}
        onTakeTheirs={() => undefined}
        onWriteMine={() => undefined}
        differences={[
          { key: 'name', label: 'Name', theirs: 'Harbor East', mine: 'Harborside' },
          { key: 'limit', label: 'Discount limit', theirs: '10%', mine: '7.5%' },
        ]}
      />
      <Conflict busy onTakeTheirs={() => undefined} onWriteMine={() => undefined} differences={[]} />
    </Section>
  );
}
