import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import { t } from './index.ts';
import { formatMessage } from './message.ts';

describe('Messages', () => {
  it('put values in their places, numbers in the reader’s notation', () => {
    expect(formatMessage('{name} has {count} rows', { name: 'Noor', count: 12000 }, 'en-GB')).toBe(
      'Noor has 12,000 rows',
    );
    expect(formatMessage('{count} rows', { count: 12000 }, 'de-DE')).toBe('12.000 rows');
  });

  it('choose the plural of the language, and an exact count before it', () => {
    const message = '{count, plural, =0 {nobody} one {# person} other {# people}}';
    expect([0, 1, 2].map((count) => formatMessage(message, { count }, 'en'))).toEqual([
      'nobody',
      '1 person',
      '2 people',
    ]);
  });

  it('refuse to be said without what they ask for', () => {
    expect(() => formatMessage('{name}', {}, 'en')).toThrow('asks for "name"');
    expect(() => formatMessage('{count, plural, one {#', { count: 1 }, 'en')).toThrow('lacks');
  });

  it('speak of one point and of many', () => {
    expect(t('change.points', { points: '1', count: 1 })).toBe('1 point');
    expect(t('change.points', { points: '8', count: 8.2 })).toBe('8 points');
  });

  it('are all said somewhere', () => {
    const text = readAll(join(import.meta.dirname, '../..'));
    const unsaid = Object.keys(en).filter((key) => {
      // A key that is put together says its family first: `story.${verb}`.
      const families = [...key.matchAll(/\./g)].map(({ index }) => key.slice(0, index + 1));
      return !text.includes(`'${key}'`) && !families.some((family) => text.includes(`\`${family}\${`));
    });
    expect(unsaid).toEqual([]);
  });
});

function readAll(folder: string): string {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter(
    (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.endsWith('messages/en'),
  );
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
}
