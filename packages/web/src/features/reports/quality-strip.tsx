import { Anchor } from '../../ui/anchor.tsx';
import { speak, type ChangeShape, type FigureName } from '../../ui/figures/index.ts';
import { t } from '../../ui/messages/index.ts';
import type { HrefOfFigure } from './board.ts';
import { changeOf } from './league.rules.ts';
import styles from './quality-strip.module.css';

interface Props {
  readonly figures: readonly ChangeShape[];
  readonly hrefOf: HrefOfFigure;
}

const NAMES = [
  'COMPLETENESS',
  'UNLOGGED_CONSULTATIONS',
  'SALES_WITHOUT_CONSULTATION',
] as const satisfies readonly FigureName[];

/** How far the figures can be trusted: what is logged, and what nobody has marked. */
export function QualityStrip({ figures, hrefOf }: Props) {
  const shown = NAMES.flatMap((name) => {
    const change = changeOf(figures, name);
    return change ? [{ name, figure: change.figure }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section className={styles.strip} aria-label={t('board.quality')}>
      {shown.map(({ name, figure }) => (
        <Anchor key={name} href={hrefOf(name)}>
          <b>{speak(figure).value}</b> <span>{words(name, figure.numerator)}</span>
        </Anchor>
      ))}
    </section>
  );
}

function words(name: (typeof NAMES)[number], count: number): string {
  if (name === 'COMPLETENESS') return t('board.logged');
  return t(name === 'UNLOGGED_CONSULTATIONS' ? 'board.unlogged' : 'board.withoutConsultation', { count });
}
