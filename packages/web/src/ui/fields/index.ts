// Fields: what people type into and choose from.
// Owns how a value is asked for, labelled, refused and read out.
// Must never know what the value is for.
export { CheckField, ChoiceField, type Option, SelectField } from './choices.tsx';
export { DayField, MoneyField, NumberField, TimeField } from './figures.tsx';
export { PercentField } from './percent.tsx';
export { NoteField, SearchField, TextField } from './texts.tsx';
