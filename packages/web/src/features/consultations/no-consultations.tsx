import { Anchor } from '../../ui/anchor.tsx';
import { Empty } from '../../ui/empty.tsx';
import { t } from '../../ui/messages/index.ts';
import type { Kind } from './groups.ts';
import styles from './day.module.css';

interface Props {
  readonly kind: Kind;
  readonly clearHref: string | null;
  readonly setHref: string | null;
}

/** No consultation in view: nothing there yet, nothing under the filters, or all done. */
export function NoConsultations({ kind, clearHref, setHref }: Props) {
  if (clearHref !== null && kind !== 'days') {
    return <Empty kind="filtered" body={t('consultation.noneFiltered')} clearHref={clearHref} />;
  }
  const words = {
    today: [t('consultation.noneToday'), t('consultation.noneTodayBody')],
    upcoming: [t('consultation.noneUpcoming'), t('consultation.noneUpcomingBody')],
    unlogged: [t('consultation.noneUnlogged'), t('consultation.noneUnloggedBody')],
    days: [t('consultation.noneInDays'), t('consultation.noneInDaysBody')],
  } as const;
  const [title, body] = words[kind];
  return (
    <Empty kind="nothing" title={title} body={body}>
      {setHref === null || kind === 'unlogged' ? null : (
        <Anchor className={styles.first} href={setHref}>
          {t('do.set')}
        </Anchor>
      )}
    </Empty>
  );
}
