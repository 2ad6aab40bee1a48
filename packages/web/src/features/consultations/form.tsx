import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** Fields that Enter sends. The browser's own bubbles stay away: what is wrong is said beside the field. */
export function Form({ id, onSubmit, children }: Props) {
  return (
    <form
      id={id}
      noValidate
      style={{ display: 'contents' }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
