import { useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { FigureCell, figureLabel, type FigureName } from '../../ui/figures/index.ts';
import { List, type Column } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { keyOf, nameOf, scopeOf, type Change, type FunnelBy, type FunnelHrefs, type FunnelLine } from './funnel.ts';
import styles from './funnel.module.css';

interface Props {
  readonly lines: readonly FunnelLine[];
  readonly by: FunnelBy;
  readonly clock: 'cohort' | 'activity';
  readonly hrefs: FunnelHrefs;
}

/** Lines that are drawn at once. */
const AT_ONCE = 25;

/** The break-down: a line each for the trainers, locations, sources or packages, leading to its own funnel. */
export function FunnelLines({ lines, by, clock, hrefs }: Props) {
  const [drawn, setDrawn] = useState(AT_ONCE);
  const names = [...new Set(lines.flatMap((line) => changesOf(line, clock).map(({ figure }) => figure.name)))];
  const cell = (line: FunnelLine, name: FigureName) => (
    <FigureCell
      change={changesOf(line, clock).find(({ figure }) => figure.name === name)}
      href={hrefs.figure(name, scopeOf(line))}
      of={nameOf(line)}
    />
  );
  const columns: Column<FunnelLine>[] = [
    { key: 'name', header: t(`funnel.by.${by}`), cell: (line) => <Name>{nameOf(line)}</Name>, width: '16%' },
    ...names.map((name) => ({ key: name, header: figureLabel(name), cell: (line: FunnelLine) => cell(line, name) })),
  ];
  return (
    <List
      label={t('funnel.lines', { by: t(`funnel.by.${by}`) })}
      rows={lines.slice(0, drawn)}
      columns={columns}
      card={(line) => (
        <>
          <b>
            <Name>{nameOf(line)}</Name>
          </b>
          <dl className={styles.cardFigures}>
            {names.map((name) => (
              <div key={name}>
                <dt>{figureLabel(name)}</dt>
                <dd>{cell(line, name)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      keyOf={keyOf}
      nameOf={nameOf}
      hrefOf={(line) => hrefs.line(scopeOf(line))}
      total={lines.length}
      hasMore={lines.length > drawn}
      pageSize={AT_ONCE}
      onMore={() => setDrawn(drawn + AT_ONCE)}
      empty={<Empty kind="nothing" title={t('funnel.noLinesTitle')} body={t('funnel.noLines')} />}
    />
  );
}

/** How many joined, then each step's share of the one before; of a line without its own joins the counts. */
function changesOf(line: FunnelLine, clock: 'cohort' | 'activity'): readonly Change[] {
  if (clock === 'activity') return line.activity;
  return line.steps.flatMap(({ figure, ofPrevious }) => (ofPrevious ? [figure, ofPrevious] : [figure]));
}
