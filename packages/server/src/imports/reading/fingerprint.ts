// What a row says, as one short text: equal for equal content, so that a repeated row is told from a contradictory one.
import { createHash } from 'node:crypto';
import type { NamedPerson, TypedRow } from './rows.rules.ts';

/**
 * SHA-256 (base64url) over the typed values in fixed order: column order, headings, encoding and the notation of dates,
 * numbers and names leave no trace. A member's name beside the member's id, and a currency sign beside an amount, are
 * how a row is shown, not what it says.
 */
export function fingerprintOf(values: TypedRow): string {
  const said = Object.entries(values)
    .filter(([key]) => key !== 'memberName' && key !== 'amountCurrency')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [key, isPerson(value) ? sameName(values, key, value) : value]);
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

// The person whom the row is about is stored by name, so a corrected accent is a change; others are only looked up.
function sameName(values: TypedRow, key: string, name: NamedPerson): unknown {
  return key === 'name' && (values.kind === 'members' || values.kind === 'staff') ? [name.first, name.last] : name.key;
}

function isPerson(value: unknown): value is NamedPerson {
  return typeof value === 'object' && value !== null && 'key' in value;
}
