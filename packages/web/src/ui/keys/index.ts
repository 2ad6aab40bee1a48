// Keys: what the keyboard does without a field or a button.
// Owns which keys hold where, two keys in a row, and the list of them that the question mark opens.
// Must never know what a key does.
export { KeyContext, type KeyBinding, makeKeyboard, useKeys } from './keyboard.ts';
