import { useEffect, useState } from 'react';

const EVERY_MS = 30_000;

/** This moment, half a minute old at most: a consultation becomes due, and then unlogged, while the page stands open. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const every = setInterval(() => setNow(new Date()), EVERY_MS);
    return () => clearInterval(every);
  }, []);
  return now;
}
