/** A visit that ended in mid-use, and who waits for somebody to sign in again. */
export interface Again {
  /** Asks for it; answers whether somebody did. Asked twice, it is asked once. */
  readonly ask: () => Promise<boolean>;
  readonly settle: (again: boolean) => void;
  readonly isAsked: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Nobody is asked yet. */
export function makeAgain(): Again {
  const listeners = new Set<() => void>();
  let waiting: { readonly promise: Promise<boolean>; readonly resolve: (again: boolean) => void } | null = null;
  const tellAll = () => listeners.forEach((listener) => listener());
  return {
    ask: () => {
      if (waiting === null) {
        waiting = Promise.withResolvers<boolean>();
        tellAll();
      }
      return waiting.promise;
    },
    settle: (again) => {
      waiting?.resolve(again);
      waiting = null;
      tellAll();
    },
    isAsked: () => waiting !== null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
