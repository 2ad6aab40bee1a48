import { Button } from '@mantine/core';
import { t } from '../../ui/messages/index.ts';
import styles from './sign-out.module.css';

interface Props {
  readonly busy: boolean;
  readonly failed: boolean;
  readonly onSignOut: (everywhere: boolean) => void;
}

/** Out of this visit, or out of all of them, with what the second one means. */
export function SignOutButtons({ busy, failed, onSignOut }: Props) {
  return (
    <div className={styles.signOut}>
      <div>
        <Button loading={busy} onClick={() => onSignOut(false)}>
          {t('me.signOut')}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={() => onSignOut(true)}>
          {t('me.signOutEverywhere')}
        </Button>
      </div>
      <p role={failed ? 'alert' : undefined}>{t(failed ? 'refusal.networkTitle' : 'me.signOutNote')}</p>
    </div>
  );
}
