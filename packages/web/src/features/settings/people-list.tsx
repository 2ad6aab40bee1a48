import { Anchor } from '../../ui/anchor.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import { type Chip, FilterChips, StateChip, type Tone } from '../../ui/chips.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SearchField } from '../../ui/fields/index.ts';
import { type Column, List } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { daysWords, type Person, type Place, type RoleHeld, roleWords, type SignInState } from './people.ts';
import { RoleMatrix } from './role-matrix.tsx';
import styles from './settings.module.css';

/** A filter that is chosen from a menu of links. */
export interface FilterMenu {
  readonly key: string;
  readonly label: string;
  readonly choices: readonly { readonly key: string; readonly label: string; readonly href: string }[];
}

/** Another way to show the same people. */
export interface ViewLink {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  readonly isHere: boolean;
}

interface Props {
  readonly people: readonly Person[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly pageSize: number;
  readonly onMore: () => void;
  readonly text: string;
  readonly onSearch: (text: string) => void;
  readonly menus: readonly FilterMenu[];
  readonly chips: readonly Chip[];
  readonly clearAllHref: string | null;
  readonly hrefOf: (person: Person) => string;
  /** The columns of the matrix; null shows the list. */
  readonly places: readonly Place[] | null;
  readonly views: readonly ViewLink[];
}

const TONES = { ACTIVE: 'good', INVITED: 'warn', NONE: 'plain' } as const satisfies Record<SignInState, Tone>;

/** Whether somebody can sign in, in a word. */
export function SignInChip({ state }: { readonly state: SignInState }) {
  return <StateChip tone={TONES[state]}>{t(`settings.signIn.${state}`)}</StateChip>;
}

/** The people and what each may do where: a list, or a matrix of people and locations. */
export function PeopleList(props: Props) {
  const { people, text, onSearch, menus, chips, clearAllHref, places, views } = props;
  return (
    <>
      <div className={`${styles.tools} no-print`}>
        <SearchField label={t('settings.people.search')} value={text} onSearch={onSearch} />
        {menus.map(({ key, label, choices }) => (
          <ActionMenu key={key} label={label} acts={choices} />
        ))}
        {views.length > 0 ? (
          <nav className={styles.views} aria-label={t('settings.people.view')}>
            {views.map(({ key, label, href, isHere }) => (
              <Anchor key={key} href={href} aria-current={isHere ? 'page' : undefined}>
                {label}
              </Anchor>
            ))}
          </nav>
        ) : null}
      </div>
      {chips.length > 0 ? (
        <div className={styles.chips}>
          <FilterChips chips={chips} clearAllHref={clearAllHref} />
        </div>
      ) : null}
      {places !== null && people.length > 0 ? <RoleMatrix {...props} places={places} /> : <Rows {...props} />}
    </>
  );
}

const COLUMNS: readonly Column<Person>[] = [
  { key: 'name', header: t('settings.people.name'), width: '26%', cell: ({ name }) => <Name>{name}</Name> },
  { key: 'roles', header: t('settings.people.roles'), cell: (person) => <Roles person={person} /> },
  {
    key: 'email',
    header: t('settings.people.email'),
    width: '24%',
    cell: ({ email }) => <span className={styles.faint}>{email ?? t('settings.none')}</span>,
  },
  {
    key: 'signIn',
    header: t('settings.people.signIn'),
    width: '8rem',
    cell: ({ signIn }) => <SignInChip state={signIn} />,
  },
];

function Rows({ people, total, hasMore, loading, pageSize, onMore, clearAllHref, hrefOf }: Props) {
  return (
    <List
      label={t('settings.people.title')}
      rows={people}
      columns={COLUMNS}
      card={(person) => <Card person={person} />}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      hrefOf={hrefOf}
      total={total}
      hasMore={hasMore}
      loading={loading}
      pageSize={pageSize}
      onMore={onMore}
      empty={<Empty kind="filtered" body={t('settings.people.nobody')} clearHref={clearAllHref} />}
    />
  );
}

const wordsOf = (grants: readonly RoleHeld[]): string => grants.map(roleWords).join(' · ');

function Roles({ person: { grants, grantsToCome } }: { readonly person: Person }) {
  const [next] = grantsToCome;
  const now = grants.length === 0 ? t('settings.people.noRole') : wordsOf(grants);
  const later = next ? `${roleWords(next)} ${daysWords(next, true)}` : null;
  return (
    <span className={styles.words} title={[now, later].filter(Boolean).join(' · ')}>
      <span className={grants.length === 0 ? styles.faint : undefined}>{now}</span>
      {later ? <span className={styles.faint}> · {later}</span> : null}
    </span>
  );
}

function Card({ person }: { readonly person: Person }) {
  const { name, grants, signIn } = person;
  return (
    <>
      <div className={styles.cardTop}>
        <b>
          <Name>{name}</Name>
        </b>
        <SignInChip state={signIn} />
      </div>
      <p className={styles.cardFoot}>{grants.length === 0 ? t('settings.people.noRole') : wordsOf(grants)}</p>
    </>
  );
}
