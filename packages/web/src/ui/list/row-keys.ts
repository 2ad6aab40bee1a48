import type { RefObject } from 'react';
import { t } from '../messages/index.ts';
import { useKeys } from '../keys/index.ts';
import type { ListProps } from './list.tsx';

/** Walking through the rows and doing something with the one that one stands on, by keyboard alone. */
export function useRowKeys<Row>(
  place: RefObject<HTMLElement | null>,
  props: Pick<ListProps<Row>, 'rows' | 'keyOf' | 'selection' | 'rowKeys'>,
): void {
  const { rows, keyOf, selection, rowKeys = [] } = props;
  const elements = () => [...(place.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const here = (): number => elements().findIndex((element) => element.contains(document.activeElement));
  const walk = (step: number) => {
    const all = elements();
    const at = here();
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
    const target = next?.querySelector<HTMLElement>('a[href]') ?? next;
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  };
  const withRow = (run: (row: Row) => void) => () => {
    const row = rows[here()];
    if (row !== undefined) run(row);
  };
  const toggle = withRow((row) => {
    const next = new Set(selection?.keys);
    if (!next.delete(keyOf(row))) next.add(keyOf(row));
    selection?.onChange(next);
  });
  useKeys(t('keys.list'), [
    { keys: 'j', label: t('keys.next'), run: () => walk(1) },
    { keys: 'k', label: t('keys.previous'), run: () => walk(-1) },
    ...(selection ? [{ keys: 'x', label: t('keys.choose'), run: toggle }] : []),
    ...rowKeys.map(({ key, label, run }) => ({ keys: key, label, run: withRow(run) })),
  ]);
}
