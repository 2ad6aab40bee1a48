// List: rows of one kind, a table on a desk and cards on a phone.
// Owns columns, sorting by address, choosing rows, walking through them by keyboard, and asking for more.
// Must never know what a row is.
export { type Column, List, ListSkeleton, type Selection, type Sorting } from './list.tsx';
export { useRowKeys } from './row-keys.ts';
