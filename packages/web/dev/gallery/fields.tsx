import { useState } from 'react';
import {
  CheckField,
  ChoiceField,
  DayField,
  MoneyField,
  NoteField,
  NumberField,
  PercentField,
  SearchField,
  SelectField,
  TextField,
  TimeField,
} from '../../src/ui/fields/index.ts';
import { Section } from '../../src/ui/page.tsx';
import styles from './gallery.module.css';

const TRAINERS = ['Umut Eriksen', 'Zoë Ueda', 'Noor Baran', 'Farid Núñez'].map((name) => ({
  value: name,
  label: name,
}));
const HOW = [
  { value: 'member', label: 'By the member' },
  { value: 'club', label: 'By the club' },
] as const;

/** Everything that is typed into or chosen from: empty, filled, refused, out of reach. */
export function Fields() {
  const [text, setText] = useState('Hana Silva');
  const [empty, setEmpty] = useState('');
  const [note, setNote] = useState('');
  const [count, setCount] = useState<number | null>(12);
  const [money, setMoney] = useState<number | null>(100_000);
  const [share, setShare] = useState<number | null>(1_250);
  const [day, setDay] = useState('2026-11-19');
  const [time, setTime] = useState('17:30');
  const [trainer, setTrainer] = useState<string | null>('Zoë Ueda');
  const [how, setHow] = useState<'member' | 'club'>('member');
  const [late, setLate] = useState(true);
  const [search, setSearch] = useState('');
  return (
    <Section id="fields" title="Fields">
      <div className={styles.grid}>
        <TextField label="Name" value={text} onChange={setText} />
        <TextField label="E-mail" type="email" optional hint="For the reminder." value={empty} onChange={setEmpty} />
        <TextField
          label="Phone"
          type="tel"
          value="12"
          error="That is no phone number. Write it with its country."
          onChange={() => undefined}
        />
        <TextField label="Number at the club" value="100871" disabled onChange={() => undefined} />
        <NumberField label="Sessions" unit="sessions" value={count} onChange={setCount} />
        <MoneyField label="Price" currency="USD" value={money} onChange={setMoney} />
        <PercentField label="Discount limit" value={share} onChange={setShare} />
        <DayField label="Day" value={day} onChange={setDay} />
        <TimeField label="Time" hint="Northside, New York time" value={time} onChange={setTime} />
        <SelectField label="Trainer" options={TRAINERS} value={trainer} onChange={setTrainer} />
        <SelectField
          label="Seller"
          optional
          options={TRAINERS}
          value={null}
          onChange={() => undefined}
          placeholder="Nobody"
        />
        <ChoiceField label="Cancelled" options={HOW} value={how} onChange={setHow} />
        <CheckField
          label="Less than a day before"
          hint="Counts in the net show rate."
          checked={late}
          onChange={setLate}
        />
        <NoteField label="Note" optional value={note} onChange={setNote} />
        <SearchField label="Search members" value={search} onSearch={setSearch} />
      </div>
    </Section>
  );
}
