import { Button } from '@mantine/core';
import { ActionMenu, type Act } from '../../ui/menu.tsx';
import { t } from '../../ui/messages/index.ts';
import { Tabs } from '../../ui/page.tsx';
import styles from './members.module.css';

/** A view: what it is called and where it leads. */
export interface ViewLink {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  readonly isHere: boolean;
}

interface Props {
  readonly views: readonly ViewLink[];
  /** Keeps the present address under a name; null where it has one. */
  readonly onSave: (() => void) | null;
  /** What can be done with the view that is open. */
  readonly acts: readonly Act[];
}

/** The views of the list as links, the open one marked. */
export function ViewsBar({ views, onSave, acts }: Props) {
  return (
    <div className={`${styles.views} no-print`}>
      <Tabs
        label={t('members.views')}
        tabs={views.map(({ key, label, href }) => ({ key, label, href }))}
        current={views.find(({ isHere }) => isHere)?.key ?? ''}
      />
      {onSave ? (
        <Button variant="subtle" onClick={onSave}>
          {t('members.view.save')}
        </Button>
      ) : (
        <ActionMenu name={t('members.view.manage')} acts={acts} />
      )}
    </div>
  );
}
