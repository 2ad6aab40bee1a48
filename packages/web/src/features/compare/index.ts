// Compare: locations or trainers side by side.
// Owns the lines with their intervals, heat and trends, their order, and two of them pinned beside one another.
// Must never know the paths of the app, who is signed in, or how a figure is worked out.
export { AskComparison } from './ask-comparison.tsx';
export { COMPARED, LINES_AT_FIRST, readPins, readSort, togglePin, type CompareHrefs } from './compare.ts';
