import { lazy, Suspense, useState } from 'react';
import type { Day } from '../../ui/day.ts';
import { PeriodChip } from './period-chip.tsx';
import type { Period, PeriodChoice } from './period.rules.ts';

export interface PeriodPickerProps {
  readonly choice: PeriodChoice;
  readonly onChoose: (choice: PeriodChoice) => void;
  readonly period: Period;
  readonly compared: Period;
  readonly today: Day;
}

const loadPanel = () => import('./period-panel.tsx');
const PeriodPanel = lazy(loadPanel);

/** The days in one chip, the comparison written out beside them. Its panel is fetched when somebody reaches for it. */
export function PeriodPicker(props: PeriodPickerProps) {
  const [wanted, setWanted] = useState(false);
  const { period, compared, today } = props;
  const chip = (
    <PeriodChip
      period={period}
      compared={compared}
      today={today}
      aria-haspopup="dialog"
      aria-expanded={false}
      onClick={() => setWanted(true)}
      onFocus={() => void loadPanel()}
      onPointerEnter={() => void loadPanel()}
    />
  );
  if (!wanted) return chip;
  return (
    <Suspense fallback={chip}>
      <PeriodPanel {...props} />
    </Suspense>
  );
}
