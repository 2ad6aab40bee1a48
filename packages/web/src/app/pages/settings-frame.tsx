import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../../ui/messages/index.ts';
import { PageHead, Tabs } from '../../ui/page.tsx';
import { useIsPhone } from '../../ui/screen.ts';
import { paths } from '../paths.ts';
import { settingsOf } from '../settings-nav.ts';
import { useTitle } from '../use-title.ts';

const inside = getRouteApi('/inside');

interface Props {
  /** Which of the settings it is. */
  readonly current: string;
  readonly title: string;
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the settings: the others stand above it on a desk, one step back on a phone. */
export function SettingsFrame({ current, title, sub, actions, children }: Props) {
  const { viewer } = inside.useRouteContext();
  const phone = useIsPhone();
  useTitle(title);
  const isOwn = current === 'me' || current === 'visits';
  const tabs = settingsOf(viewer).filter((entry) => entry.isOwn === isOwn);
  const back = phone ? { href: paths.settings, label: t('settings.title') } : null;
  return (
    <>
      <PageHead title={title} sub={sub} actions={actions} back={back} />
      {phone ? null : <Tabs label={t('settings.tabs')} tabs={tabs} current={current} />}
      {children}
    </>
  );
}
