import { spellDate } from '../../ui/day.ts';
import { Name } from '../../ui/name.tsx';
import styles from './sales.module.css';

interface Props {
  readonly name: string;
  readonly day: string;
  readonly words: readonly string[];
}

/** With whom, when and by whom: what the sheet is about. */
export function About({ name, day, words }: Props) {
  return (
    <div className={styles.about}>
      <b>
        <Name whole>{name}</Name>
      </b>
      <time dateTime={day}>{spellDate(day)}</time>
      <p>
        <bdi>{words.join(' · ')}</bdi>
      </p>
    </div>
  );
}
