import { Button } from '@mantine/core';
import { getRouteApi, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import {
  AskAddMember,
  AskBulk,
  AskFilters,
  AskMembers,
  AskViews,
  type MemberFilter,
  type MemberRow,
  MembersTools,
  useFilterNames,
} from '../../features/members/index.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Empty } from '../../ui/empty.tsx';
import type { Selection } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { PageHead } from '../../ui/page.tsx';
import { homeOf, mayDo, pathTo, paths, stringifySearch, withSearch } from '../paths.ts';
import type { MembersSearch } from '../search/members.ts';
import { useTitle } from '../use-title.ts';
import {
  chipsOf,
  exportHrefOf,
  filterOf,
  MOST_AT_ONCE,
  orderOf,
  searchOf,
  sortingOf,
  standingViews,
} from './members-search.ts';
import styles from './pages.module.css';

const inside = getRouteApi('/inside');
type Bulk = { readonly kind: 'plan' | 'assign' };

/** The members: found, filtered, sorted, and many of them given a next step at once. */
export function MembersPage() {
  const { viewer } = inside.useRouteContext();
  const { do: opened, ...search }: MembersSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  useTitle(t('members.title'));
  const at = (change: MembersSearch) => withSearch(paths.members, { ...search, ...change });
  const go = (change: MembersSearch) => void navigate({ href: at(change), replace: true });
  const filter = filterOf(search);
  const names = {
    ...useFilterNames(Boolean(search.source ?? search.trainer ?? search.owner)),
    places: viewer.locations,
  };
  const chips = chipsOf(search, at, names);
  const choice = useChoice(stringifySearch(search));
  const mayPlan = mayDo(viewer, 'planNextStep');
  return (
    <>
      <PageHead
        title={t('members.title')}
        actions={
          mayDo(viewer, 'addMember') ? (
            <Button variant="filled" onClick={() => go({ do: 'add' })}>
              {t('members.add')}
            </Button>
          ) : null
        }
      />
      <AskViews
        search={stringifySearch(search).replace('?', '')}
        hrefOf={(view) => (view === '' ? paths.members : `${paths.members}?${view}`)}
        standing={standingViews()}
      />
      <MembersTools
        text={search.text ?? ''}
        onSearch={(text) => go({ text: text || undefined })}
        onFilter={() => go({ do: 'filter' })}
        chips={chips}
        clearAllHref={withSearch(paths.members, { text: search.text, sort: search.sort })}
        exportHrefOf={(format) => exportHrefOf(search, format)}
      />
      <AskMembers
        filter={filter}
        order={orderOf(search)}
        hrefOf={({ id }) => pathTo(paths.member, id)}
        sorting={sortingOf(search, at)}
        manyPlaces={viewer.locations.length > 1}
        selectionOf={mayPlan ? choice.selectionOf : null}
        homeHref={homeOf(viewer)}
        empty={
          <NoMembers
            filtered={chips.length > 0 || Boolean(search.text)}
            search={search}
            own={ownOnly(viewer)}
            mayImport={mayDo(viewer, 'importFiles')}
          />
        }
      />
      <Sheets opened={opened} search={search} go={go} choice={choice} />
    </>
  );
}

interface SheetsProps {
  readonly opened: MembersSearch['do'];
  readonly search: MembersSearch;
  readonly go: (change: MembersSearch) => void;
  readonly choice: ReturnType<typeof useChoice>;
}

/** What is open over the list. */
function Sheets({ opened, search, go, choice }: SheetsProps) {
  const { viewer } = inside.useRouteContext();
  const navigate = useNavigate();
  const close = () => go({ do: undefined });
  return (
    <Suspense fallback={null}>
      {opened === 'add' ? (
        <AskAddMember
          places={viewer.locations}
          locationId={search.location ?? null}
          hrefOf={(memberId) => pathTo(paths.member, memberId)}
          onAdded={(memberId) => void navigate({ href: pathTo(paths.member, memberId) })}
          onClose={close}
        />
      ) : null}
      {opened === 'filter' ? (
        <AskFilters
          filter={filterOf(search)}
          places={viewer.locations}
          onApply={(next: MemberFilter) => go({ ...searchOf(next), do: undefined })}
          onClose={close}
        />
      ) : null}
      {choice.bulk ? (
        <AskBulk
          kind={choice.bulk.kind}
          members={choice.chosen}
          me={viewer.staffId}
          onLeaveOut={choice.leaveOut}
          onDone={choice.finish}
          onClose={choice.close}
        />
      ) : null}
    </Suspense>
  );
}

/** Trainers see their own clients: an empty list means something else to them. */
const ownOnly = ({ roles }: { readonly roles: readonly string[] }): boolean =>
  roles.every((role) => role === 'TRAINER');

/** Which members are chosen, and what is being done with them. Another question chooses none. */
function useChoice(question: string) {
  const [state, setState] = useState({ question, keys: new Set<string>() as ReadonlySet<string> });
  const [rows, setRows] = useState<readonly MemberRow[]>([]);
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const keys = state.question === question ? state.keys : new Set<string>();
  const choose = (next: ReadonlySet<string>) => setState({ question, keys: next });
  const begin = (kind: Bulk['kind'], shown: readonly MemberRow[]) => {
    setRows(shown);
    setBulk({ kind });
  };
  const selectionOf = (shown: readonly MemberRow[]): Selection => {
    const chosen = shown.filter(({ id }) => keys.has(id));
    const tooMany = chosen.length > MOST_AT_ONCE;
    return {
      keys: new Set(chosen.map(({ id }) => id)),
      onChange: choose,
      bar: (
        <>
          {tooMany ? <span>{t('members.bulk.tooMany')}</span> : null}
          <Button disabled={tooMany} onClick={() => begin('plan', shown)}>
            {t('members.bulk.plan')}
          </Button>
          <Button disabled={tooMany} onClick={() => begin('assign', shown)}>
            {t('members.bulk.assign')}
          </Button>
        </>
      ),
    };
  };
  return {
    bulk,
    chosen: rows.filter(({ id }) => keys.has(id)),
    selectionOf,
    leaveOut: (ids: readonly string[]) => choose(new Set([...keys].filter((key) => !ids.includes(key)))),
    finish: () => {
      setBulk(null);
      choose(new Set());
    },
    close: () => setBulk(null),
  };
}

interface NoneProps {
  readonly filtered: boolean;
  readonly search: MembersSearch;
  readonly own: boolean;
  readonly mayImport: boolean;
}

function NoMembers({ filtered, search, own, mayImport }: NoneProps) {
  if (filtered) {
    return (
      <Empty
        kind="filtered"
        body={t('members.filtered')}
        clearHref={withSearch(paths.members, { sort: search.sort })}
      />
    );
  }
  return (
    <Empty kind="nothing" title={t('members.emptyTitle')} body={t(own ? 'members.emptyOwn' : 'members.empty')}>
      {mayImport ? (
        <Anchor className={styles.link} href={paths.imports}>
          {t('nav.imports')}
        </Anchor>
      ) : null}
    </Empty>
  );
}
