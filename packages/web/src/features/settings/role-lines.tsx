import { useId, useRef } from 'react';
import { type Day, todayIn } from '../../ui/day.ts';
import { DayField, SelectField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import type { Place, Role } from './people.ts';
import { isForAll, newLine, type RoleLine, rolesToGive, whyNotLine } from './roles.rules.ts';
import styles from './settings.module.css';

interface Props {
  readonly lines: readonly RoleLine[];
  readonly onChange: (lines: readonly RoleLine[]) => void;
  readonly places: readonly Place[];
  /** An owner gives every role everywhere; a manager those below at own locations. */
  readonly isOwner: boolean;
}

/** Today at a location; at the first one where none is named. */
export const todayAt = (places: readonly Place[], locationId: string): Day =>
  todayIn((places.find(({ id }) => id === locationId) ?? places[0])?.timeZone ?? 'UTC');

/** The roles of one person, each with its place and its days. */
export function RoleLines({ lines, onChange, places, isOwner }: Props) {
  const count = useRef(0);
  const add = () => {
    count.current += 1;
    onChange([...lines, newLine(`new ${count.current}`, 'TRAINER', places[0]?.id ?? '')]);
  };
  return (
    <div>
      {lines.map((line, place) => (
        <Line
          key={line.key}
          number={place + 1}
          line={line}
          places={places}
          isOwner={isOwner}
          onChange={(changed) => onChange(lines.map((one) => (one.key === line.key ? changed : one)))}
          onRemove={lines.length > 1 ? () => onChange(lines.filter(({ key }) => key !== line.key)) : null}
        />
      ))}
      <button type="button" className={styles.plain} onClick={add}>
        {t('settings.role.add')}
      </button>
    </div>
  );
}

interface LineProps extends Pick<Props, 'places' | 'isOwner'> {
  readonly number: number;
  readonly line: RoleLine;
  readonly onChange: (line: RoleLine) => void;
  readonly onRemove: (() => void) | null;
}

function Line({ number, line, places, isOwner, onChange, onRemove }: LineProps) {
  const heading = useId();
  const { role, locationId, from, last, isOld } = line;
  const today = todayAt(places, locationId);
  const wrong = whyNotLine(line, today);
  const roles = [...new Set([role, ...rolesToGive(isOwner)])];
  const changeRole = (next: Role) =>
    onChange({ ...line, role: next, locationId: isForAll(next) ? '' : locationId || (places[0]?.id ?? '') });
  const everywhere = isOwner || locationId === '' ? [{ value: '', label: t('settings.role.everywhere') }] : [];
  return (
    <div className={styles.line} role="group" aria-labelledby={heading}>
      <div className={styles.lineHead}>
        <b id={heading}>{t('settings.role.nth', { number })}</b>
        {onRemove ? (
          <button type="button" className={styles.plain} onClick={onRemove}>
            {t(isOld ? 'settings.role.end' : 'settings.role.remove')}
          </button>
        ) : null}
      </div>
      <div className={styles.two}>
        <SelectField
          label={t('settings.role.role')}
          value={role}
          disabled={isOld}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(next) => next && changeRole(next)}
        />
        <SelectField
          label={t('settings.role.where')}
          value={locationId}
          disabled={isOld || isForAll(role)}
          options={[...everywhere, ...places.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(next) => next !== null && onChange({ ...line, locationId: next })}
        />
        <DayField
          label={t('settings.role.firstDay')}
          value={from}
          min={today}
          disabled={isOld}
          optional={!isOld}
          onChange={(day) => onChange({ ...line, from: day })}
        />
        <DayField
          label={t('settings.role.lastDay')}
          value={last}
          min={from !== '' && from > today ? from : today}
          optional
          error={wrong === null ? null : t(`settings.role.wrong.${wrong}`)}
          onChange={(day) => onChange({ ...line, last: day })}
        />
      </div>
    </div>
  );
}
