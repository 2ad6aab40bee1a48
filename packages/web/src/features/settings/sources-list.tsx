import { dayAt, spellDate, viewerZone } from '../../ui/day.ts';
import { Empty } from '../../ui/empty.tsx';
import { type Column, List } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import type { Source } from './sources.ts';
import styles from './settings.module.css';

interface Props {
  readonly sources: readonly Source[];
  readonly hrefOf: (id: string) => string;
}

const kindsOf = ({ mappings }: Source): string =>
  mappings.length === 0
    ? t('settings.source.nothingKept')
    : mappings.map(({ kind }) => t(`imports.kind.${kind}`)).join(', ');

const lastOf = ({ lastImportedAt }: Source): string =>
  lastImportedAt === null ? t('settings.source.never') : spellDate(dayAt(lastImportedAt, viewerZone()));

const COLUMNS: readonly Column<Source>[] = [
  { key: 'name', header: t('settings.source.name'), width: '30%', cell: ({ name }) => <Name>{name}</Name> },
  {
    key: 'kinds',
    header: t('settings.source.kept'),
    cell: (source) => <span className={styles.words}>{kindsOf(source)}</span>,
  },
  { key: 'last', header: t('settings.source.last'), width: '11rem', cell: lastOf },
];

/** Systems that files come from, and for which kinds of file it is remembered how they are read. */
export function SourcesList({ sources, hrefOf }: Props) {
  return (
    <List
      label={t('settings.nav.sources')}
      rows={sources}
      columns={COLUMNS}
      card={(source) => (
        <>
          <div className={styles.cardTop}>
            <b>
              <Name>{source.name}</Name>
            </b>
            <span className={styles.quiet}>{lastOf(source)}</span>
          </div>
          <p className={styles.cardFoot}>{kindsOf(source)}</p>
        </>
      )}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      hrefOf={({ id }) => hrefOf(id)}
      empty={<Empty kind="nothing" title={t('settings.source.noneTitle')} body={t('settings.source.none')} />}
    />
  );
}
