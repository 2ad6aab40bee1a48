import DataLoader from 'dataloader';

/**
 * One question for many instead of many questions: what the rows of one request ask for in the same moment is asked
 * together, once. `Asking` is the request; its loader lives and dies with it, so nobody sees what another may see.
 */
export function batched<Asking extends object, Key, Value>(
  askMany: (asking: Asking, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (asking: Asking, key: Key) => Promise<Value | null> {
  const loaders = new WeakMap<Asking, DataLoader<Key, Value | null>>();
  const loaderOf = (asking: Asking): DataLoader<Key, Value | null> => {
    const known = loaders.get(asking);
    if (known) return known;
    const made = new DataLoader<Key, Value | null>(async (keys) => {
      const found = await askMany(asking, keys);
      return keys.map((key) => found.get(key) ?? null);
    });
    loaders.set(asking, made);
    return made;
  };
  return (asking, key) => loaderOf(asking).load(key);
}
