import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useEffect, useState } from 'react';
import { useFoundMembers, type FoundMember } from '../features/members/index.ts';
import { t } from '../ui/messages/index.ts';
import type { Command } from './commands.ts';
import { pathTo, paths } from './paths.ts';
import styles from './reach.module.css';

interface Props {
  readonly commands: readonly Command[];
  /** Whether the reader's role finds members by name. */
  readonly mayFind: boolean;
  readonly onGo: (href: string) => void;
  readonly onClose: () => void;
}

/** Finds a page, something to do, or a member, by a part of its name. */
export function Palette({ commands, mayFind, onGo, onClose }: Props) {
  const [text, setText] = useState('');
  const found = useFoundMembers(mayFind ? text : '');
  useEffect(() => {
    spotlight.open();
  }, []);
  const wanted = text.trim().toLowerCase();
  const matching = commands.filter(({ label }) => label.toLowerCase().includes(wanted));
  const actions = matching.filter(({ kind }) => kind === 'action');
  const pages = matching.filter(({ kind }) => kind === 'page');
  const nothing = matching.length === 0 && found.length === 0;
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={null}
      onSpotlightClose={onClose}
      title={t('palette.title')}
      size={560}
      yOffset="12vh"
      transitionProps={{ duration: 90 }}
      overlayProps={{ backgroundOpacity: 0.28, color: '#14130f' }}
      classNames={{
        content: styles.palette ?? '',
        search: styles.paletteSearch ?? '',
        action: styles.entry ?? '',
        actionsGroup: styles.entries ?? '',
        empty: styles.nothing ?? '',
      }}
      scrollable
      maxHeight="56vh"
    >
      <Spotlight.Search placeholder={t('palette.placeholder')} aria-label={t('palette.hint')} />
      <Spotlight.ActionsList>
        <Group label={t('palette.members')} size={found.length}>
          {found.map((member) => (
            <Spotlight.Action key={member.id} onClick={() => onGo(pathTo(paths.member, member.id))}>
              <Found member={member} />
            </Spotlight.Action>
          ))}
        </Group>
        <Group label={t('palette.actions')} size={actions.length}>
          {actions.map(({ key, label, href }) => (
            <Spotlight.Action key={key} label={label} onClick={() => onGo(href)} />
          ))}
        </Group>
        <Group label={t('palette.pages')} size={pages.length}>
          {pages.map(({ key, label, href }) => (
            <Spotlight.Action key={key} label={label} onClick={() => onGo(href)} />
          ))}
        </Group>
        {nothing ? <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Group({
  label,
  size,
  children,
}: {
  readonly label: string;
  readonly size: number;
  readonly children: React.ReactNode;
}) {
  return size === 0 ? null : <Spotlight.ActionsGroup label={label}>{children}</Spotlight.ActionsGroup>;
}

function Found({ member: { firstName, lastName, homeLocation } }: { readonly member: FoundMember }) {
  return (
    <span className={styles.found}>
      <bdi>{`${firstName} ${lastName}`.trim()}</bdi>
      <small>{homeLocation?.name}</small>
    </span>
  );
}
