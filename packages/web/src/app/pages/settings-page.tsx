import { getRouteApi } from '@tanstack/react-router';
import { Anchor } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import { PageHead, Section } from '../../ui/page.tsx';
import { mayDo } from '../paths.ts';
import { type SettingsEntry, settingsOf } from '../settings-nav.ts';
import { useTitle } from '../use-title.ts';
import styles from './settings.module.css';

const inside = getRouteApi('/inside');

/** The settings that the reader's role leads to; who keeps the others is said. */
export function SettingsPage() {
  const { viewer } = inside.useRouteContext();
  useTitle(t('settings.title'));
  const entries = settingsOf(viewer);
  return (
    <div className={styles.narrow}>
      <PageHead title={t('settings.title')} sub={viewer.organization.name} />
      <Section id="group" title={t('settings.group')}>
        <Entries entries={entries.filter(({ isOwn }) => !isOwn)} />
        {mayDo(viewer, 'readPeople') ? null : (
          <p className={styles.rest}>
            {t('settings.rest')} {t('settings.restWho')}
          </p>
        )}
      </Section>
      <Section id="you" title={t('settings.you')}>
        <Entries entries={entries.filter(({ isOwn }) => isOwn)} />
      </Section>
    </div>
  );
}

function Entries({ entries }: { readonly entries: readonly SettingsEntry[] }) {
  return (
    <ul>
      {entries.map(({ key, href, label, about }) => (
        <li key={key}>
          <Anchor className={styles.entry} href={href}>
            <b>{label}</b>
            <span>{about}</span>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
