import { Button } from '@mantine/core';
import { useState } from 'react';
import { dayAt, spellDate, viewerZone } from '../../ui/day.ts';
import { TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Section } from '../../ui/page.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { fieldWords, type Mapping, type Source } from './sources.ts';
import styles from './settings.module.css';

interface Props {
  readonly source: Source;
  /** Whether the reader changes sources; others read. */
  readonly mayChange: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  readonly onRename: (name: string) => void;
  readonly onForget: (kind: Mapping['kind']) => void;
  readonly onClose: () => void;
}

/** One source: its name, and how its files of each kind are read. */
export function SourceSheet({ source, mayChange, busy, refusal, onRename, onForget, onClose }: Props) {
  const [name, setName] = useState(source.name);
  const dirty = name.trim() !== source.name;
  return (
    <Sheet
      title={source.name}
      onClose={onClose}
      dirty={dirty}
      wide
      footer={
        mayChange ? (
          <Button
            variant="filled"
            loading={busy}
            disabled={!dirty || name.trim() === ''}
            onClick={() => onRename(name.trim())}
          >
            {t('settings.source.rename')}
          </Button>
        ) : null
      }
    >
      {mayChange ? (
        <TextField
          label={t('settings.source.name')}
          value={name}
          onChange={setName}
          hint={t('settings.source.nameHint')}
          focused
        />
      ) : null}
      <RefusalNote refusal={refusal} />
      {source.mappings.length === 0 ? <p className={styles.quiet}>{t('settings.source.nothingYet')}</p> : null}
      {source.mappings.map((mapping) => (
        <MappingPart key={mapping.kind} mapping={mapping} onForget={mayChange ? onForget : null} />
      ))}
    </Sheet>
  );
}

function MappingPart({
  mapping,
  onForget,
}: {
  readonly mapping: Mapping;
  readonly onForget: Props['onForget'] | null;
}) {
  const { kind, columns, dateOrder, overwrite, updatedAt } = mapping;
  const title = t(`imports.kind.${kind}`);
  const rules = new Map(overwrite.map(({ field, rule }) => [field, rule]));
  return (
    <Section
      id={`mapping-${kind}`}
      title={title}
      side={
        onForget ? (
          <button
            type="button"
            className={styles.plain}
            aria-label={t('settings.source.forgetOf', { kind: title })}
            onClick={() => onForget(kind)}
          >
            {t('settings.source.forget')}
          </button>
        ) : null
      }
    >
      <p className={styles.cardFoot}>
        {[
          t('settings.source.keptOn', { day: spellDate(dayAt(updatedAt, viewerZone())) }),
          dateOrder === null ? null : t('settings.source.dates', { order: t(`imports.dateOrder.${dateOrder}`) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl className={styles.facts}>
        {columns.map(({ heading, field }) => {
          const rule = field === null ? undefined : rules.get(field);
          return (
            <div key={heading}>
              <dt>
                <bdi>{heading}</bdi>
              </dt>
              <dd>
                <b>{field === null ? t('settings.source.unread') : fieldWords(field)}</b>
                {rule ? <span> · {t(`imports.overwrite.${rule}`)}</span> : null}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
