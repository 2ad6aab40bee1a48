import { useState } from 'react';
import { Anchor } from '../../ui/anchor.tsx';
import { Empty } from '../../ui/empty.tsx';
import {
  Change as FigureChange,
  FigureCell,
  figureLabel,
  figureSentence,
  Restated,
  SmallFigure,
  SoFar,
  speak,
} from '../../ui/figures/index.ts';
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

/** One figure of every line: a step with its share of the one before, or something that was done. */
interface Figures {
  readonly key: string;
  readonly label: string;
  readonly of: (line: FunnelLine) => { readonly count: Change | undefined; readonly rate: Change | null | undefined };
}

const STEPS = ['JOINED', 'SET', 'SHOWED', 'CLOSED'] as const;

function figuresOf(lines: readonly FunnelLine[], clock: Props['clock']): Figures[] {
  if (clock === 'cohort') {
    return STEPS.filter((key) => lines.some(({ steps }) => steps.some((step) => step.key === key))).map((key) => ({
      key,
      label: t(`board.step.${key}`),
      of: ({ steps }) => {
        const step = steps.find((one) => one.key === key);
        return { count: step?.figure, rate: step?.ofPrevious };
      },
    }));
  }
  const names = [...new Set(lines.flatMap(({ activity }) => activity.map(({ figure }) => figure.name)))];
  return names.map((name) => ({
    key: name,
    label: figureLabel(name),
    of: ({ activity }) => ({ count: activity.find(({ figure }) => figure.name === name), rate: null }),
  }));
}

/** The break-down: a line each for the trainers, locations, sources or packages, leading to its own funnel. */
export function FunnelLines({ lines, by, clock, hrefs }: Props) {
  const [drawn, setDrawn] = useState(AT_ONCE);
  const figures = figuresOf(lines, clock);
  const columns: Column<FunnelLine>[] = [
    { key: 'name', header: t(`funnel.by.${by}`), cell: (line) => <Name>{nameOf(line)}</Name>, width: '22%' },
    ...figures.map((figure) => ({
      key: figure.key,
      header: figure.label,
      cell: (line: FunnelLine) => <Cell line={line} figures={figure} hrefs={hrefs} />,
    })),
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
            {figures.map((figure) => (
              <div key={figure.key}>
                <dt>{figure.label}</dt>
                <dd>
                  <Cell line={line} figures={figure} hrefs={hrefs} />
                </dd>
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

interface CellProps {
  readonly line: FunnelLine;
  readonly figures: Figures;
  readonly hrefs: FunnelHrefs;
}

/** How many came this far, and which share that is of the step before; each opens to its own rows. */
function Cell({ line, figures, hrefs }: CellProps) {
  const { count, rate } = figures.of(line);
  const link = (change: Change) => hrefs.figure(change.figure.name, scopeOf(line));
  if (!count || !rate) return <FigureCell change={count} href={count ? link(count) : null} of={nameOf(line)} />;
  return (
    <span className={styles.cell}>
      <Anchor href={link(count)} aria-label={figureSentence(count.figure, nameOf(line))}>
        <b>{speak(count.figure).value}</b>
      </Anchor>
      <span>
        <Anchor href={link(rate)} aria-label={figureSentence(rate.figure, nameOf(line))}>
          <SmallFigure figure={rate.figure} />
        </Anchor>
        <span className={styles.cellFoot}>
          {count.figure.soFar ? <SoFar /> : <FigureChange change={rate} />}
          {count.figure.restated || rate.figure.restated ? <Restated /> : null}
        </span>
      </span>
    </span>
  );
}
