import { afterEach, describe, expect, it } from '@jest/globals';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { csvRows } from './csv-rows.ts';
import { aFile, removeFiles } from './file.builder.ts';
import { isRefused, readFile } from './index.ts';

afterEach(removeFiles);

const ROWS = 100_000;

async function aLongFile(rows: number): Promise<string> {
  const path = await aFile('');
  const file = createWriteStream(path);
  file.write(
    'Package sales\r\n\r\nSale ID,Sale Date,Client ID,Client,Location,Item,Sale Type,Sessions,Amount Paid,Expires,Sold By,Trainer,Refunded On\r\n',
  );
  for (let at = 1; at <= rows; at += 1) {
    const line = `${at},${(at % 12) + 1}/${(at % 28) + 1}/2026,${at % 5000},"Ito, Yara",Northside,PT 20,New,20,"1,300.00",11/27/2027,"Castillo, Dmitri","Castillo, Dmitri",\r\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end(`Total,${rows}\r\n`);
  await once(file, 'close');
  return path;
}

describe('A long file is read a piece at a time', () => {
  it('never runs ahead of the reader by more than a few pieces of the file', async () => {
    const piece = 'abc,def,ghi\n'.repeat(1000);
    let pulled = 0;
    async function* pieces(): AsyncGenerator<string> {
      for (; pulled < 500; pulled += 1) yield await Promise.resolve(piece);
    }
    let read = 0;
    let furthestAhead = 0;
    for await (const row of csvRows(pieces(), ',')) {
      read += row.cells.length / 3;
      furthestAhead = Math.max(furthestAhead, (pulled + 1) * 1000 - read);
    }
    expect(read).toBe(500_000);
    // Every stage of the pipe may hold some pieces of a thousand rows; none may hold the file.
    expect(furthestAhead).toBeLessThan(40_000);
  }, 60_000);

  it(`judges ${ROWS} rows and keeps none of them`, async () => {
    const path = await aLongFile(ROWS);
    const file = await readFile(path);
    if (file.outcome !== 'readable') throw new Error(JSON.stringify(file));
    expect(file.control).toEqual({ declaredRows: ROWS, readRows: ROWS, agrees: true });
    const before = process.memoryUsage();
    let accepted = 0;
    let peakHeap = 0;
    for await (const row of file.rows()) {
      if (!isRefused(row)) accepted += 1;
      if (row.rowNumber % 5000 === 0) peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed);
    }
    await file.dispose();
    const after = process.memoryUsage();
    const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
    console.info(
      `${ROWS} rows: heap peak +${megabytes(peakHeap - before.heapUsed)} MB, resident +${megabytes(after.rss - before.rss)} MB`,
    );
    expect(accepted).toBe(ROWS);
    // The rows as values would take some 150 MB; what is measured is garbage not yet collected.
    expect(peakHeap - before.heapUsed).toBeLessThan(100 * 1024 * 1024);
  }, 120_000);
});
