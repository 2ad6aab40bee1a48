import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { t } from '../../ui/messages/index.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { FaultNotice, Notice } from '../../ui/notice.tsx';
import { faultOf } from '../../ui/refusal.ts';
import { paths } from '../paths.ts';
import { useTitle } from '../use-title.ts';
import styles from './pages.module.css';

/** A page that could not be shown: no answer, or a fault of ours; trying again asks anew. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const onRetry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className={styles.alone}>
      <FaultNotice page fault={faultOf(error)} homeHref={paths.home} onRetry={onRetry} />
    </main>
  );
}

/** No page has this address, or it is not the reader's. */
export function PageNotFound() {
  useTitle(t('refusal.notFoundTitle'));
  return (
    <main className={styles.alone}>
      <Notice page title={t('refusal.notFoundTitle')} body={t('refusal.notFound')}>
        <Anchor className={styles.link} href={paths.home}>
          {t('refusal.home')}
        </Anchor>
      </Notice>
    </main>
  );
}
