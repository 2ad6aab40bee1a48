import { registerEnumType } from 'type-graphql';

/** An enum of the API from its values, each with what it means. */
export function enumType(
  name: string,
  description: string,
  words: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(words);
  const values = Object.fromEntries(entries.map(([value]) => [value, value]));
  const valuesConfig = Object.fromEntries(entries.map(([value, meaning]) => [value, { description: meaning }]));
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}
