import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { Again } from './again.ts';
import type { Viewer } from './viewer.ts';

const AskSignInAgain = lazy(() =>
  import('./ask-sign-in-again.tsx').then(({ AskSignInAgain: component }) => ({ default: component })),
);

interface Props {
  readonly again: Again;
  /** Who is at work on the page that is open; null before the door. Asked when a visit ends. */
  readonly viewerNow: () => Viewer | null;
}

/** Over whatever page is open, when its visit has ended. */
export function SignInAgain({ again, viewerNow }: Props) {
  const asked = useSyncExternalStore(again.subscribe, again.isAsked);
  const viewer = asked ? viewerNow() : null;
  if (viewer === null) return null;
  return (
    <Suspense fallback={null}>
      <AskSignInAgain viewer={viewer} onDone={again.settle} />
    </Suspense>
  );
}
