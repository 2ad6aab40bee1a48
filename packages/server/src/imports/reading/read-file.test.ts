import { afterEach, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { aFile, collect, readable, reading, refusalOf, removeFiles } from './file.builder.ts';
import { readFile, spoolStream } from './index.ts';
import type { AcceptedRow, FileRefusal, ReadOptions } from './index.ts';

afterEach(removeFiles);

const MEMBERS = 'Client ID,First Name,Last Name,Join Date,Email\r\n';
const SALES = 'Sale ID,Sale Date,Client ID,Item,Sessions,Amount Paid,Expires,Sale Type\n';
const CONSULTATIONS = 'Appt ID,Client ID,Staff,Start,Booked On,Status\n';

async function firstRefusal(content: string | Uint8Array, options: ReadOptions = {}): Promise<FileRefusal> {
  const file = await reading(content, options);
  if (file.outcome !== 'refused') throw new Error(`not refused: ${file.outcome}`);
  return file.refusals[0];
}

async function rows(content: string | Uint8Array, options: ReadOptions = {}): Promise<AcceptedRow['values'][]> {
  return (await collect(await readable(content, options))).accepted.map((row) => row.values);
}

async function why(content: string): Promise<string[]> {
  const { refused } = await collect(await readable(content));
  return refused.flatMap((row) =>
    row.refusals.map((refusal) => `${row.rowNumber} ${row.id ?? '–'} ${refusal.code}: ${refusal.message}`),
  );
}

describe('A file that is no table is refused, and says what to do', () => {
  it.each([
    ['an empty file', '', 'file-empty'],
    ['a file of blank lines', '\n\n  \n', 'table-missing'],
    ['a PDF', '%PDF-1.7 …', 'file-binary'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'file-binary'],
    ['a program', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 3, 0, 62, 0, 1, 9, 9, 9]), 'file-binary'],
    ['zero bytes late in a text', `${MEMBERS}1,Ada,Berg,5/13/2026,\u0000`, 'file-binary'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file-old-excel'],
    ['a web page called a table', '\ufeff <HTML><table><tr><td>1', 'file-web-page'],
    ['an archive of other things', zipSync({ 'a.txt': Uint8Array.from([1]) }), 'file-binary'],
    [
      'half a workbook',
      zipSync({ 'xl/workbook.xml': new Uint8Array(5000).fill(65) }).subarray(0, 60),
      'workbook-unreadable',
    ],
    [
      'a workbook with rubbish in it',
      zipSync({ 'xl/workbook.xml': new Uint8Array(50).fill(65) }),
      'workbook-unreadable',
    ],
  ])('%s', async (_name, content, code) => {
    const refusal = await firstRefusal(content);
    expect(refusal.code).toBe(code);
    expect(refusal.message).not.toBe('');
    expect(refusal.mend).not.toBe('');
  });

  it('a file that is not there', async () => {
    expect(await readFile('/nowhere/members.csv')).toMatchObject({
      outcome: 'refused',
      refusals: [{ code: 'file-missing' }],
    });
  });

  it('a file over the limit, before it is read', async () => {
    expect(await refusalOf(MEMBERS.repeat(10), { limits: { textBytes: 100 } })).toBe('file-too-large');
  });

  it('a small workbook that unpacks to too much', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': new Uint8Array(10),
      'xl/worksheets/sheet1.xml': new Uint8Array(3_000_000),
    });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await refusalOf(bomb, { limits: { unpackedBytes: 1_000_000 } })).toBe('workbook-too-large');
  });

  it('an upload past the limit keeps nothing; within it, all of it', async () => {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let count = 0; count < 4; count += 1) yield await Promise.resolve(new Uint8Array(1000).fill(65));
    }
    expect(await spoolStream(pieces(), 2500)).toMatchObject({ refusal: { code: 'file-too-large' } });
    const kept = await spoolStream(pieces(), 5000);
    if ('refusal' in kept) throw new Error('refused');
    expect(kept.bytes).toBe(4000);
    await kept.dispose();
  });

  it('a quotation mark that is never closed, with its line', async () => {
    const refusal = await firstRefusal(
      `${MEMBERS}1,Ada,Berg,5/13/2026,a@b.example\r\n2,"Ben,Ito,5/14/2026,\r\n${'3,Cleo,Xu,5/15/2026,\r\n'.repeat(3)}`,
    );
    expect([refusal.code, refusal.line]).toEqual(['table-unreadable', 3]);
    const long = await firstRefusal(`${MEMBERS}2,"Ben,Ito,5/14/2026,\r\n${'3,Cleo,Xu,5/15/2026,\r\n'.repeat(20_000)}`);
    expect([long.code, long.line]).toEqual(['table-unreadable', 2]);
  });
});

describe('Letters come out right in every encoding', () => {
  const text = `${MEMBERS}1,Zoë,Núñez,5/13/2026,\r\n`;
  const name = { first: 'Zoë', last: 'Núñez' };

  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16LE without', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
    ['UTF-16BE without', Buffer.from(text, 'utf16le').swap16(), 'utf-16be'],
    ['Windows-1252', Buffer.from(text, 'latin1'), 'windows-1252'],
  ])('%s', async (_name, bytes, encoding) => {
    const file = await readable(bytes);
    expect(file.facts.encoding).toBe(encoding);
    expect((await collect(file)).accepted[0]?.values).toMatchObject({ name });
  });

  it('takes the encoding it is told', async () => {
    const cyrillic = Buffer.concat([
      Buffer.from(`${MEMBERS}1,`),
      Buffer.from([0xc0, 0xe4, 0xe0]),
      Buffer.from(',Berg,5/13/2026,\r\n'),
    ]);
    expect((await rows(cyrillic, { encoding: 'windows-1251' }))[0]).toMatchObject({ name: { first: 'Ада' } });
  });

  it('refuses bytes that the named encoding does not have, with their line', async () => {
    const latin = Buffer.from(`${MEMBERS}1,Ada,Berg,5/13/2026,\r\n2,Zoë,Xu,5/13/2026,\r\n`, 'latin1');
    const refusal = await firstRefusal(latin, { encoding: 'utf8' });
    expect([refusal.code, refusal.line]).toEqual(['bytes-invalid', 3]);
    const odd = Buffer.concat([Buffer.from(MEMBERS), Buffer.from([0x81])]);
    expect((await firstRefusal(odd, { encoding: 'cp1252' })).line).toBe(2);
    expect((await firstRefusal(Buffer.from(`\ufeff${MEMBERS}\ud800`, 'utf16le'), { encoding: 'UTF-16LE' })).line).toBe(
      2,
    );
    expect((await firstRefusal(text, { encoding: 'klingon' })).code).toBe('encoding-unknown');
  });

  it('does not garble a damaged UTF-8 file by reading it as something else', async () => {
    const damaged = Buffer.concat([
      Buffer.from(text),
      Buffer.from('2,Zoë,'),
      Buffer.from([0xff]),
      Buffer.from(',5/13/2026,\r\n'),
    ]);
    const refusal = await firstRefusal(damaged);
    expect([refusal.code, refusal.line]).toEqual(['bytes-invalid', 3]);
  });
});

describe('The table is found inside the file', () => {
  it.each([',', ';', '\t', '|'])('cells between "%s"', async (mark) => {
    const table = `Client ID,First Name,Last Name,Join Date\n1,Ada,Berg,13.5.2026\n2,Ben,"x",14.5.2026\n`.replaceAll(
      ',',
      mark,
    );
    expect(await rows(table)).toHaveLength(2);
  });

  it('is not misled by decimal commas and names in a ";" file', async () => {
    const table =
      'Sale ID;Sale Date;Client ID;Client;Item;Sessions;Amount Paid\n1;13.5.2026;7;Berg, Ada;PT 5;5;1.300,00\n2;14.5.2026;7;Berg, Ada;PT 5;5;1.300,00\n';
    expect((await rows(table)).map((row) => 'amount' in row && row.amount)).toEqual(['1300', '1300']);
  });

  it('heeds the hint that spreadsheets write', async () => {
    expect(await rows(`sep=;\n${MEMBERS.replaceAll(',', ';')}1;Ada;Berg;2026-05-08;\n`)).toHaveLength(1);
  });

  it('numbers rows as a person counts lines, through breaks in cells, blank lines and every kind of line end', async () => {
    const table =
      'Members\r\n\r\nClient ID,First Name,Last Name,Join Date,Notes\r\n1,Ada,Berg,2026-05-08,"two\r\nlines"\r\n\r\n,Ben,Ito,2026-05-08,\n3,Cleo,Xu,soon,"a\nb"\r4,Dan,Yu,2026-05-08,\n';
    const file = await readable(table);
    const { accepted, refused } = await collect(file);
    expect(file.facts.headingRow).toBe(3);
    expect(file.facts.title).toBe('Members');
    expect(accepted.map((row) => row.rowNumber)).toEqual([4, 10]);
    expect(refused.map((row) => row.rowNumber)).toEqual([7, 8]);
    expect(accepted[0]?.values).toMatchObject({ note: 'two\nlines' });
  });

  it('sets headings printed again, subtotals, totals and footnotes apart, and checks the count declared', async () => {
    const file = await readable(
      `${MEMBERS}1,Ada,Berg,2026-05-08,\r\nTotal,1\r\n${MEMBERS}2,Ben,Ito,2026-05-08,\r\n\r\nGrand total: 3\r\nPrinted by the front desk\r\n`,
    );
    expect(file.control).toEqual({ declaredRows: 3, readRows: 2, agrees: false });
    expect(file.setApart).toEqual({
      blankRows: 1,
      headingRowsAgain: 1,
      totalsRows: [3, 7],
      footnotes: [{ rowNumber: 8, text: 'Printed by the front desk' }],
    });
    expect((await collect(file)).accepted).toHaveLength(2);
  });

  it.each(['Total,2', 'Gesamt;2', 'Summe: 2', 'TOTALS,,2', 'Total 2 records', 'Sum,2,,,', 'Totaal,2'])(
    'knows "%s" for a count',
    async (line) => {
      const file = await readable(
        `${MEMBERS}1,Ada,Berg,2026-05-08,\r\n2,Ben,Ito,2026-05-08,\r\n${line.replaceAll(';', ',')}\r\n`,
      );
      expect(file.control).toEqual({ declaredRows: 2, readRows: 2, agrees: true });
    },
  );

  it('does not take a sum of money for a count, nor a member named Total for a sum', async () => {
    const sales = await readable(`${SALES}1,2026-05-08,7,PT 5,5,375.00,,New\nTotal,,,,5,375.00\n`);
    expect(sales.control).toEqual({ declaredRows: null, readRows: 1, agrees: null });
    const members = await readable(`${MEMBERS}Total,Ada,Berg,2026-05-08,\r\n`);
    expect(members.control.readRows).toBe(1);
  });

  it('loses nothing that only looked like a footnote', async () => {
    const table = `${MEMBERS}1,Ada,Berg,2026-05-08,\r\n2 b,,,,\r\n3,Cleo,Xu,2026-05-08,\r\n`;
    expect((await readable(table)).control.readRows).toBe(3);
    expect(await why(table)).toContain('3 2 b name-missing: no name');
  });

  it('judges rows with too many or too few cells one by one', async () => {
    const table = `${MEMBERS}1,Ada,Berg,2026-05-08\r\n2,Ben\r\n3,Cleo,Xu,2026-05-08,c@b.example,,\r\n4,Dan,Yu,Jr,2026-05-08,d@b.example\r\n`;
    expect(await why(table)).toEqual([
      '3 2 date-missing: no join date',
      '5 4 too-many-cells: more cells than headings',
      '5 4 date-unreadable: join date cannot be read',
    ]);
  });

  it('leaves a file of another kind alone, and says what came closest', async () => {
    const file = await reading(
      'Staff ID,Staff,Visit ID,Date,Client ID,Amount\n47,"Núñez, Farid",1,10/1/2026,7,32.00\n',
    );
    expect(file).toMatchObject({ outcome: 'unknown-kind', nearest: { kind: 'visits', missing: ['status'] } });
  });

  it('names missing columns and those found, when told the kind', async () => {
    const refusal = await firstRefusal('Client ID,Shoe size\n1,44\n', { kind: 'members' });
    expect(refusal).toMatchObject({
      code: 'columns-missing',
      missing: ['name or first name and last name', 'join date'],
      found: ['Client ID', 'Shoe size'],
    });
  });

  it('reads strange headings with a map, and refuses a map that means nothing', async () => {
    const table = 'Kennung,Wer,Seit\n1,Ada Berg,2026-05-08\n';
    expect(
      await rows(table, { kind: 'members', maps: { members: { kennung: 'ref', WER: 'fullName', Seit: 'joinedOn' } } }),
    ).toHaveLength(1);
    expect(
      await rows(table, { maps: { members: { kennung: 'ref', WER: 'fullName', Seit: 'joinedOn' } } }),
    ).toHaveLength(1);
    expect(await refusalOf('Client ID,Name,Joined,X\n1,Ada,2026-05-08,\n', { maps: { members: { X: 'shade' } } })).toBe(
      'field-unknown',
    );
  });
});

describe('Questions that only the sender can answer are asked, once for the file', () => {
  const open = `${MEMBERS}1,Ada,Berg,5/8/2026,\r\n2,Ben,Ito,6/7/2026,\r\n`;

  it('asks which number is the month, with examples, and takes the answer', async () => {
    const refusal = await firstRefusal(open);
    expect(refusal).toMatchObject({
      code: 'date-order-ambiguous',
      question: {
        option: 'dateOrder',
        options: ['MDY', 'DMY'],
        examples: [{ rowNumber: 2, column: 'Join Date', value: '5/8/2026' }, { rowNumber: 3 }],
      },
    });
    expect((await rows(open, { dateOrder: 'DMY' }))[0]).toMatchObject({ joinedOn: '2026-08-05' });
    expect((await rows(open, { dateOrder: 'MDY' }))[0]).toMatchObject({ joinedOn: '2026-05-08' });
  });

  it('finds the order from a value in the very last of many rows', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => `${at},Ada,Berg,${(at % 12) + 1}/8/2026,\r\n`).join('');
    expect((await readable(`${MEMBERS}${many}x,Ben,Ito,31/8/2026,\r\n`)).dateOrder).toEqual({
      order: 'DMY',
      because: 'days-above-12',
    });
  });

  it('asks when the dates contradict each other', async () => {
    expect(await refusalOf(`${MEMBERS}1,Ada,Berg,5/13/2026,\r\n2,Ben,Ito,13/5/2026,\r\n`)).toBe(
      'date-order-contradictory',
    );
  });

  it('asks when a column uses both the point and the comma', async () => {
    const table =
      'Sale ID;Sale Date;Client ID;Item;Sessions;Amount\n1;2026-05-08;7;PT;5;375.50\n2;2026-05-08;7;PT;5;375,50\n';
    expect(await firstRefusal(table)).toMatchObject({
      code: 'number-notation-contradictory',
      question: { option: 'decimal', options: ['.', ','] },
    });
    const { accepted, refused } = await collect(await readable(table, { decimal: ',' }));
    expect([accepted.length, refused[0]?.refusals[0].code]).toEqual([1, 'number-unreadable']);
  });

  it('settles open dates by what must come first, when that is beyond doubt', async () => {
    const sale = (at: number): string => `${at},2/3/2026,7,PT 5,5,375.00,3/2/2026,New\n`;
    expect((await readable(`${SALES}${[1, 2, 3, 4].map(sale).join('')}`)).dateOrder).toEqual({
      order: 'MDY',
      because: 'sequence',
    });
  });
});

describe('A row is refused for its form with every reason, its column and what to do', () => {
  it('members', async () => {
    const table = `${MEMBERS}5,Eve,Zoe,12/31/2025,\r\n,Ada,Berg,5/13/2026,\r\n2,Ben,Ito,13/45/2026,\r\n3,,,,\r\n4,Dan,${'x'.repeat(400)},5/13/2026,\r\n`;
    expect(await why(table)).toEqual([
      '3 – id-missing: no member id',
      '4 2 date-unreadable: join date cannot be read',
      '5 3 name-missing: no name',
      '5 3 date-missing: no join date',
      '6 4 text-too-long: text too long',
    ]);
    const { refused } = await collect(await readable(table));
    expect(refused[1]?.refusals[0]).toMatchObject({ column: 'Join Date', value: '13/45/2026' });
    expect(refused.every((row) => row.refusals.every((refusal) => refusal.mend !== ''))).toBe(true);
  });

  it('consultations', async () => {
    const table = `${CONSULTATIONS}1,,"Berg, Ada",5/13/2026 9:00 AM,5/12/2026,Showed\n2,7,"Berg, Ada",5/13/2026,5/12/2026,Showed\n3,7,"Berg, Ada",5/13/2026 9:00 AM,soon,Perhaps\n`;
    expect(await why(table)).toEqual([
      '2 1 member-missing: no member id',
      '3 2 time-missing: no start time',
      '4 3 date-unreadable: booking date cannot be read',
      '4 3 status-unknown: unknown status',
    ]);
  });

  it('sales', async () => {
    const table = `${SALES}1,2026-05-08,7,PT,0,1.00,,\n2,2026-05-08,7,PT,5,-50.00,,\n3,2026-05-08,7,,,,,Gift\n4,2026-05-08,7,PT,5.5,abc,later,\n5,2026-05-08,7,PT,-1,1.00,,\n`;
    expect(await why(table)).toEqual([
      '2 1 sessions-missing: no sessions',
      '3 2 price-negative: price below zero',
      '4 3 item-missing: no item',
      '4 3 price-missing: no price',
      '4 3 sessions-missing: no sessions',
      '4 3 sale-kind-unknown: unknown sale type',
      '5 4 number-unreadable: price cannot be read',
      '5 4 number-unreadable: sessions cannot be read',
      '5 4 date-unreadable: expiry cannot be read',
      '6 5 sessions-missing: no sessions',
    ]);
  });

  it('visits, staff and locations', async () => {
    expect(await why('Visit ID,Client ID,Staff,Start,Minutes,Status\n1,7,Ada,2026-05-08 9:00,long,Perhaps\n')).toEqual([
      '2 1 status-unknown: unknown status',
      '2 1 number-unreadable: minutes cannot be read',
    ]);
    expect(
      await why('Staff ID,Name,Role,Pay Per Session,Commission %\n1,Ada Berg,Trainer,-1,8\n2,Ben Ito,Trainer,x,120\n'),
    ).toEqual([
      '2 1 pay-negative: pay below zero',
      '3 2 number-unreadable: pay per session cannot be read',
      '3 2 percent-out-of-range: commission outside 0–100 %',
    ]);
    expect(await why('Location,Time Zone,Currency,Country\nMesa,Mars/Olympus,ZZZ,XX\nHarbor,EST,USD,US\n')).toEqual([
      '2 Mesa time-zone-unknown: unknown time zone',
      '2 Mesa currency-unknown: unknown currency',
      '2 Mesa country-unknown: unknown country',
      '3 Harbor time-zone-unknown: unknown time zone',
    ]);
  });
});

describe('Cells keep what was typed and mean what was meant', () => {
  it('keeps formulas as text, drops invisible characters, and warns of an e-mail address that is none', async () => {
    const { accepted } = await collect(
      await readable(
        `Client ID,Name,Joined,Email,Notes,Phone\n="0012",Zo\u0065\u0308 \u202eBerg,2026-05-08,not mail,=1+1,(555) 0\n`,
      ),
    );
    expect(accepted[0]).toMatchObject({
      id: '0012',
      values: { ref: '0012', name: { first: 'Zoë', last: 'Berg' }, note: '=1+1', phone: '(555) 0', email: null },
      warnings: [{ column: 'Email', value: 'not mail', code: 'email-unreadable' }],
    });
  });

  it('reads a start from a date and a time, and minutes from an end', async () => {
    const table =
      'Visit ID,Client ID,Trainer,Date,Start Time,End Time,Status\n1,7,Ada Berg,2026-05-08,4:45 PM,5:30 PM,Arrived\n';
    expect((await rows(table))[0]).toMatchObject({
      startsLocal: { date: '2026-05-08', time: '16:45', offsetMinutes: null },
      minutes: 45,
      status: 'COMPLETED',
    });
  });

  it('keeps the zone of a moment that names one', async () => {
    expect((await rows('Visit ID,Client ID,Start,Status\n1,7,2026-05-08T16:45:00Z,Booked\n'))[0]).toMatchObject({
      startsLocal: { offsetMinutes: 0 },
    });
  });

  it.each([
    ['Showed', 'SHOWED'],
    ['Completed', 'SHOWED'],
    ['arrived + signed in', 'SHOWED'],
    ['No-Show', 'NO_SHOW'],
    ['Late Cancel', 'LATE_CANCELLED'],
    ['Canceled', 'CANCELLED_BY_MEMBER'],
    ['Cancelled by club', 'CANCELLED_BY_CLUB'],
    ['Rescheduled', 'RESCHEDULED'],
    ['Confirmed', 'BOOKED'],
    ['', 'BOOKED'],
    ['Nicht erschienen', 'NO_SHOW'],
    ['Annulé par le club', 'CANCELLED_BY_CLUB'],
  ])('a consultation that is "%s" is %s', async (status, outcome) => {
    expect((await rows(`${CONSULTATIONS}1,7,Ada,2026-05-08 9:00,2026-05-07,${status}\n`))[0]).toMatchObject({
      outcome,
    });
  });

  it.each([
    ['Staff', 'STAFF'],
    ['Comp', 'COMPLIMENTARY'],
    ['Mitarbeiter', 'STAFF'],
    ['Transfer In', 'TRANSFER'],
    ['Premium Company', 'STANDARD'],
  ])('a membership "%s" is %s', async (plan, membershipKind) => {
    expect((await rows(`Client ID,Name,Joined,Plan\n1,Ada Berg,2026-05-08,${plan}\n`))[0]).toMatchObject({
      membership: plan,
      membershipKind,
    });
  });

  it.each([
    [['10', '8'], 1000],
    [['10%', '8%'], 1000],
    [['0.10', '0.08'], 1000],
    [['0,10', '0,08'], 1000],
    [['10.5', '0.5'], 1050],
    [['1', '8'], 100],
  ])('a commission column of %j begins with %i hundredths of a percent', async ([first, second], basisPoints) => {
    const table = `Staff ID;Name;Role;Commission\n1;Ada Berg;Trainer;${first}\n2;Ben Ito;Trainer;${second}\n`;
    expect((await rows(table))[0]).toMatchObject({ commissionBasisPoints: basisPoints });
  });

  it('leaves the kind of a sale open where the file does not say', async () => {
    expect(
      (await rows('Sale ID,Sale Date,Client ID,Item,Sessions,Amount\n1,2026-05-08,7,PT,5,"€1,300.00"\n'))[0],
    ).toMatchObject({ saleKind: null, amount: '1300', amountCurrency: 'EUR' });
  });
});

describe('A row is known again by what it says', () => {
  it('whatever the order of columns and the notation; another content is another print', async () => {
    const one = await collect(
      await readable(
        'Sale ID,Sale Date,Client ID,Client,Item,Sessions,Amount\n1,5/13/2026,7,"Berg, Ada",PT,5,"1,300.00"\n',
      ),
    );
    const same = await collect(
      await readable(
        'Betrag;Einheiten;Artikel;Kunde;Kunden-Nr.;Verkaufsdatum;Beleg-Nr.\n1.300,0;5;PT;Ada Berg;7;13.05.2026;1\n',
      ),
    );
    const other = await collect(
      await readable(
        'Sale ID,Sale Date,Client ID,Client,Item,Sessions,Amount\n1,5/13/2026,7,"Berg, Ada",PT,5,"1,300.01"\n',
      ),
    );
    expect(same.accepted[0]?.fingerprint).toBe(one.accepted[0]?.fingerprint);
    expect(other.accepted[0]?.fingerprint).not.toBe(one.accepted[0]?.fingerprint);
  });

  it('its file too, by the bytes', async () => {
    const file = await readFile(await aFile(`${MEMBERS}1,Ada,Berg,2026-05-08,\r\n`));
    expect(file.outcome === 'readable' && file.facts.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
