import styles from './name.module.css';

interface Props {
  readonly children: string;
  /** On as many lines as it takes; on one line, cut off, otherwise. */
  readonly whole?: boolean;
}

/** A person's name. It stands apart from the words around it: names run in either direction and may be very long. */
export function Name({ children, whole = false }: Props) {
  return (
    <bdi className={whole ? styles.whole : styles.name} title={whole ? undefined : children}>
      {children}
    </bdi>
  );
}
