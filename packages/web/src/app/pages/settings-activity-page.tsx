import { Button } from '@mantine/core';
import { getRouteApi, useNavigate, useSearch } from '@tanstack/react-router';
import { AskLog, AskLogFilter, AskLogProof, type LogFilter, SUBJECTS } from '../../features/activity/index.ts';
import type { Viewer } from '../../features/auth/index.ts';
import type { Chip } from '../../ui/chips.tsx';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { homeOf, mayDo, pathTo, paths, withSearch } from '../paths.ts';
import type { ActivitySearch } from '../search/settings.ts';
import { SettingsFrame } from './settings-frame.tsx';

const inside = getRouteApi('/inside');
type At = (change: ActivitySearch) => string;

/** The log: who did what, where and when; undo and proof. */
export function SettingsActivityPage() {
  const { viewer } = inside.useRouteContext();
  const search: ActivitySearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const at: At = (change) => withSearch(paths.settingsActivity, { ...search, do: undefined, ...change });
  const go = (change: ActivitySearch) => void navigate({ href: at(change), replace: true });
  const { who, what, location, member, from, to } = search;
  const filtered = [who, what, location, member, from, to].some((value) => value !== undefined);
  return (
    <SettingsFrame
      current="activity"
      title={t('log.title')}
      sub={t('log.sub')}
      actions={
        <>
          {mayDo(viewer, 'verify') ? <Button onClick={() => go({ do: 'proof' })}>{t('log.proof.open')}</Button> : null}
          <Button onClick={() => go({ do: 'filter' })}>{t('log.filter')}</Button>
        </>
      }
    >
      <AskLog
        question={{
          actorStaffId: who ?? null,
          what: what ?? null,
          locationId: location ?? null,
          memberId: member ?? null,
          from: from ?? null,
          to: to ?? null,
        }}
        chipsOf={(names) => chipsOf(search, at, viewer, names)}
        clearAllHref={filtered ? paths.settingsActivity : null}
        memberHref={(id) => (mayDo(viewer, 'readMembers') ? pathTo(paths.member, id) : null)}
        homeHref={homeOf(viewer)}
      />
      {search.do === 'filter' ? (
        <AskLogFilter
          filter={{ who, what, location, from, to }}
          places={viewer.locations}
          seesPeople={mayDo(viewer, 'readPeople')}
          onShow={(filter: LogFilter) => go(filter)}
          onClose={() => go({})}
        />
      ) : null}
      {search.do === 'proof' ? <AskLogProof onClose={() => go({})} /> : null}
    </SettingsFrame>
  );
}

function chipsOf(
  { who, what, location, member, from, to }: ActivitySearch,
  at: At,
  viewer: Viewer,
  names: { readonly who: string | null; readonly member: string | null },
): Chip[] {
  const subject = SUBJECTS.find((one) => one === what);
  const chip = (key: string, label: string, clearHref: string): Chip => ({ key, label, clearHref });
  return [
    ...(who
      ? [
          chip(
            'who',
            names.who ? t('log.chip.who', { name: names.who }) : t('log.chip.somebody'),
            at({ who: undefined }),
          ),
        ]
      : []),
    ...(member
      ? [
          chip(
            'member',
            names.member ? t('log.chip.member', { name: names.member }) : t('log.chip.oneMember'),
            at({ member: undefined }),
          ),
        ]
      : []),
    ...(what ? [chip('what', subject ? t(`log.what.${subject}`) : what, at({ what: undefined }))] : []),
    ...(location
      ? [
          chip(
            'location',
            viewer.locations.find(({ id }) => id === location)?.name ?? t('settings.filter.location'),
            at({ location: undefined }),
          ),
        ]
      : []),
    ...(from ? [chip('from', t('log.chip.from', { day: spellDate(from) }), at({ from: undefined }))] : []),
    ...(to ? [chip('to', t('log.chip.to', { day: spellDate(to) }), at({ to: undefined }))] : []),
  ];
}
