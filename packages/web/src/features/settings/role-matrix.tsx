import { Button } from '@mantine/core';
import { Anchor } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { daysWords, type Person, type Place, type RoleHeld } from './people.ts';
import styles from './settings.module.css';

interface Props {
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
  readonly hrefOf: (person: Person) => string;
}

/** Who holds which role where, and on which days: a row a person, a column a location. */
export function RoleMatrix({ people, places, total, hasMore, loading, onMore, hrefOf }: Props) {
  return (
    <section aria-busy={loading}>
      {/* A wide table scrolls by itself; the keyboard must reach it to do so. */}
      <div className={styles.scroll} role="region" aria-label={t('settings.people.matrix')} tabIndex={0}>
        <table className={styles.matrix}>
          <caption className="sr-only">{t('settings.people.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('settings.people.name')}</th>
              <th scope="col">{t('settings.role.everywhere')}</th>
              {places.map(({ id, name }) => (
                <th key={id} scope="col">
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <Anchor href={hrefOf(person)}>
                    <Name>{person.name}</Name>
                  </Anchor>
                </th>
                {[null, ...places].map((place) => (
                  <td key={place?.id ?? ''}>
                    <Cell person={person} placeId={place?.id ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.cardFoot} role="status">
        {t('list.shown', { shown: people.length, total })}
      </p>
      {hasMore ? (
        <Button onClick={onMore} loading={loading}>
          {t('list.more', { count: Math.min(50, total - people.length) })}
        </Button>
      ) : null}
    </section>
  );
}

function Cell({ person, placeId }: { readonly person: Person; readonly placeId: string | null }) {
  const here = ({ location }: RoleHeld) => (location?.id ?? null) === placeId;
  return (
    <>
      {person.grants.filter(here).map((held) => (
        <Line key={`${held.role} ${held.from}`} held={held} isToCome={false} />
      ))}
      {person.grantsToCome.filter(here).map((held) => (
        <Line key={`${held.role} ${held.from}`} held={held} isToCome />
      ))}
    </>
  );
}

function Line({ held, isToCome }: { readonly held: RoleHeld; readonly isToCome: boolean }) {
  return (
    <p>
      {t(`role.${held.role}`)}
      <small>{daysWords(held, isToCome)}</small>
    </p>
  );
}
