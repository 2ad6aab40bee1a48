import { Button } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import type { Person, Place } from './people.ts';
import { RoleLines, todayAt } from './role-lines.tsx';
import { linesOf, type RoleTold, saysTheSame, toldOf, whyNotLine } from './roles.rules.ts';
import styles from './settings.module.css';

interface Props {
  readonly person: Person;
  readonly places: readonly Place[];
  readonly isOwner: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  readonly onSave: (grants: RoleTold[]) => void;
  readonly onClose: () => void;
}

/** What somebody may do where, from which day on and until when. */
export function RolesSheet({ person, places, isOwner, busy, refusal, onSave, onClose }: Props) {
  const [before] = useState(() => linesOf(person.grants, person.grantsToCome));
  const [lines, setLines] = useState(before);
  const dirty = !saysTheSame(before, lines);
  const wrong = lines.some((line) => whyNotLine(line, todayAt(places, line.locationId)) !== null);
  return (
    <Sheet
      title={t('settings.roles.title', { name: person.name })}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" loading={busy} disabled={!dirty || wrong} onClick={() => onSave(toldOf(lines))}>
          {t('settings.roles.save')}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('settings.roles.note')}</p>
      <RoleLines lines={lines} onChange={(next) => setLines([...next])} places={places} isOwner={isOwner} />
      <RefusalNote refusal={refusal} />
    </Sheet>
  );
}
