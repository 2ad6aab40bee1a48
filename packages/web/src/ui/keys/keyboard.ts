import { createContext, useContext, useEffect, useRef } from 'react';

/** What a key, or two keys one after the other ("g b"), does where it is bound. */
export interface KeyBinding {
  /** As it is pressed: "j", "?", "g b", "mod+k" (Ctrl or ⌘). */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
  /** Holds while somebody types, too. */
  readonly always?: boolean;
}

/** Bindings that hold together, under the heading of the list of keys. */
export interface KeyGroup {
  readonly title: string;
  readonly bindings: readonly KeyBinding[];
}

/** All the keys that hold at present. The latest that was bound wins. */
export interface Keyboard {
  readonly groups: () => readonly KeyGroup[];
  readonly bind: (group: () => KeyGroup) => () => void;
  readonly press: (event: KeyboardEvent) => void;
}

/** How long the second of two keys may take. */
const SECOND_KEY_MS = 1_200;
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/** A keyboard without bindings. */
export function makeKeyboard(): Keyboard {
  const bound = new Set<() => KeyGroup>();
  let first: { readonly key: string; readonly at: number } | null = null;
  const groups = () => [...bound].map((group) => group()).reverse();
  const find = (keys: string) => groups().flatMap(({ bindings }) => bindings.filter((one) => one.keys === keys))[0];
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || MODIFIERS.has(event.key)) return;
    const key = nameOf(event);
    const both = first && event.timeStamp - first.at < SECOND_KEY_MS ? `${first.key} ${key}` : null;
    first = { key, at: event.timeStamp };
    const binding = (both ? find(both) : undefined) ?? find(key);
    if (!binding || (!binding.always && isBusy(event))) return;
    event.preventDefault();
    first = null;
    binding.run();
  };
  const bind = (group: () => KeyGroup) => {
    bound.add(group);
    return () => void bound.delete(group);
  };
  return { groups, bind, press };
}

function nameOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  const special = altKey ? 'alt+' : '';
  return `${ctrlKey || metaKey ? 'mod+' : ''}${special}${name}`;
}

/** While somebody types, chooses, or has a dialog or a menu before them, letters are theirs. */
function isBusy(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=menu], [role=listbox]')) {
    return true;
  }
  return document.querySelector('[role=dialog], [role=alertdialog]') !== null;
}

export const KeyContext = createContext<Keyboard | null>(null);

/** Binds keys while the component is there. Without a keyboard around it (a piece drawn alone) nothing is bound. */
export function useKeys(title: string, bindings: readonly KeyBinding[]): void {
  const keyboard = useContext(KeyContext);
  const latest = useRef({ title, bindings });
  useEffect(() => {
    latest.current = { title, bindings };
  });
  useEffect(() => keyboard?.bind(() => latest.current), [keyboard]);
}
