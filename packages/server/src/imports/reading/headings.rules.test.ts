import { describe, expect, it } from '@jest/globals';
import { detectKind } from './detect-kind.rules.ts';
import { mapHeadings, mapToRemember } from './headings.rules.ts';
import type { ImportKind } from './rows.rules.ts';

function fieldOf(kind: ImportKind, heading: string): string | undefined {
  return mapHeadings(kind, [heading], []).columns[0]?.field;
}

function kindOf(headings: string, rows: string[] = [], title = ''): ImportKind | null {
  return detectKind({ headings: headings.split(','), rows: rows.map((row) => row.split(',')), title }).kind;
}

// The words that club systems are known to use, by what they mean.
const KNOWN: readonly (readonly [ImportKind, string, string])[] = [
  [
    'members',
    'ref',
    'client id|clientid|id|rssid|mbo id|member number|member no|memberid|barcode|agreement number|key tag|user id',
  ],
  ['members', 'firstName+fullName', 'first name|firstname'],
  ['members', 'lastName+fullName', 'last name|surname'],
  ['members', 'fullName', 'client|client name|member|name'],
  ['members', 'email', 'email|e-mail'],
  ['members', 'phone', 'mobile|mobile phone|cell|phone|primary phone|telephone'],
  ['members', 'status', 'status|member status|active|is active|membership status'],
  ['members', 'joinedOn', 'join date|joined|creation date|since date|sign date|start date|member since'],
  ['members', 'locationName', 'location|home location|home club|club|branch|site'],
  ['members', 'membership', 'membership|membership type|plan|payment plan|membership title'],
  ['sales', 'item', 'pricing option|service|series|package|item|product|description|session pack'],
  ['sales', 'sessions', 'count|sessions|total|qty purchased'],
  ['sales', 'soldOn', 'sale date|payment date|purchase date'],
  ['sales', 'expiresOn', 'expiration|expiry|exp date|expires'],
  ['sales', 'amount', 'price|unit price|amount|amount paid|total paid'],
  ['sales', 'trainerName', 'trainer|instructor|employee name'],
  ['sales', 'sellerName', 'sales rep|sold by|sales person'],
  ['sales', 'refundedOn', 'refunded on|refund date|returned on'],
  ['visits', 'ref', 'appointment id|visit id|event id'],
  ['visits', 'trainerName', 'staff|trainer|instructor|employee name'],
  ['visits', 'startsAt', 'date + time|start|start time|event timestamp'],
  ['visits', 'endsAt', 'end time'],
  ['visits', 'minutes', 'duration|length|minutes'],
  ['visits', 'status', 'status|visit status|attendance|signed in|result|outcome'],
  ['consultations', 'bookedAt', 'booked on|date booked|created|created on|made on|entered'],
  ['consultations', 'bookedByName', 'booked by|created by|set by|scheduled by|entered by|taken by'],
  ['consultations', 'movedToRef', 'rescheduled to|moved to|new appointment|replaced by|follow-on id'],
  ['staff', 'ref', 'staff id|employee id|trainer id|personnel number'],
  ['staff', 'role', 'role|position|job title'],
  ['staff', 'payPerSession', 'pay per session|session rate|rate'],
  ['staff', 'commissionPercent', 'commission|sale commission|commission %'],
];

describe('Headings are matched by meaning', () => {
  it.each(
    KNOWN.flatMap(([kind, fields, headings]) => headings.split('|').map((heading) => [heading, kind, fields] as const)),
  )('"%s" of %s is %s', (heading, kind, fields) => expect(fields.split('+')).toContain(fieldOf(kind, heading)));

  it.each([
    ['sales', 'sale type', 'saleKind'],
    ['sales', 'new or renewal', 'saleKind'],
    ['members', 'Member #', 'ref'],
    ['sales', 'Amount (USD)', 'amount'],
    ['members', 'ID of the client', 'ref'],
    ['members', 'Eintrittsdatum', 'joinedOn'],
    ['members', "Date d'inscription", 'joinedOn'],
    ['members', 'Fecha de alta', 'joinedOn'],
    ['members', 'Lid sinds', 'joinedOn'],
    ['consultations', 'Gebucht am', 'bookedAt'],
    ['consultations', 'Nº Cliente', 'memberRef'],
    ['sales', 'N° vente', 'ref'],
    ['members', 'Member No.', 'ref'],
    ['sales', 'Gültig bis', 'expiresOn'],
  ] as const)('in %s, "%s" is %s', (kind, heading, field) => expect(fieldOf(kind, heading)).toBe(field));

  it('takes a "Type" column for the kind of sale only where its cells say so', () => {
    expect(mapHeadings('sales', ['Type'], [['New'], ['Renewal']]).columns[0]?.field).toBe('saleKind');
    expect(mapHeadings('sales', ['Type'], [['Card'], ['Cash']]).unmapped).toEqual(['Type']);
  });

  it('reads "Member" as an id where it holds ids', () => {
    expect(mapHeadings('visits', ['Member'], [['100018'], ['100022']]).columns[0]?.field).toBe('memberRef');
    expect(mapHeadings('visits', ['Member'], [['Ito, Yara']]).columns[0]?.field).toBe('memberName');
  });

  it('takes "Name" beside a first name for the last name, unless it holds both', () => {
    const fields = (row: string[]): (string | undefined)[] =>
      mapHeadings('members', ['Vorname', 'Name'], [row]).columns.map(({ field }) => field);
    expect(fields(['Ada', 'Berg'])).toEqual(['firstName', 'lastName']);
    expect(fields(['Ada', 'Berg, Ada'])).toEqual(['firstName', 'fullName']);
  });

  it('knows the columns of exports in other languages', () => {
    expect(
      kindOf(
        'ID Cita,Nº Cliente,Cliente,Entrenador,Centro,Servicio,Inicio,Duración,Reservado el,Reservado por,Estado,Reprogramada a',
      ),
    ).toBe('consultations');
    expect(
      kindOf(
        'N° vente,Date de vente,N° client,Client,Club,Forfait,Séances,Montant payé,Expire le,Vendu par,Remboursé le',
      ),
    ).toBe('sales');
    expect(kindOf('Lidnummer,Voornaam,Achternaam,E-mail,Mobiel,Lid sinds,Vestiging,Abonnement,Status')).toBe('members');
    expect(kindOf("N° adhérent,Prénom,Nom,Courriel,Date d'inscription,Club,Abonnement,Statut")).toBe('members');
    expect(kindOf('Matricule,Prénom,Nom,Courriel,Fonction,Club,Rémunération par séance,Commission sur vente %')).toBe(
      'staff',
    );
  });

  it('lets a person overrule the table, ignore a column, and hear of a field that does not exist', () => {
    const mapping = mapHeadings('members', ['Client ID', 'Old ID', 'Colour'], [], {
      'client id': 'ignore',
      'Old-ID': 'ref',
      Colour: 'shade',
    });
    expect(mapping.columns.map(({ field, heading, how }) => [field, heading, how])).toEqual([
      ['ref', 'Old ID', 'given'],
    ]);
    expect(mapping.unknownFields).toEqual(['shade']);
  });

  it('remembers a mapping in a shape that gives the same mapping again', () => {
    const headings = ['Nr', 'Vorname', 'Nachname', 'Eintritt'];
    const first = mapHeadings('members', headings, []);
    const again = mapHeadings('members', headings, [], mapToRemember(first));
    expect(again.columns.map(({ field, index }) => [field, index])).toEqual(
      first.columns.map(({ field, index }) => [field, index]),
    );
  });

  it('says what is missing and what nothing was read from', () => {
    const mapping = mapHeadings('members', ['Client ID', 'First Name', 'Shoe size'], []);
    expect(mapping.missing).toEqual(['join date']);
    expect(mapping.unmapped).toEqual(['Shoe size']);
  });
});

describe('A file is known by its headings, whatever its name', () => {
  it.each([
    ['Location,Time Zone,Currency,Country', 'locations'],
    ['Staff ID,First Name,Last Name,Email,Role,Home Location,Pay Per Session,Sale Commission %', 'staff'],
    ['ID,Name,E-Mail,Position,Start date', 'staff'],
    [
      'Client ID,First Name,Last Name,Email,Mobile Phone,Join Date,Home Location,Membership Type,Status,Notes',
      'members',
    ],
    [
      'Appt ID,Client ID,Client,Staff,Location,Service,Start,Minutes,Booked On,Booked By,Status,Rescheduled To',
      'consultations',
    ],
    ['Visit ID,Client ID,Client,Staff,Location,Service,Start,Minutes,Status', 'visits'],
    [
      'Sale ID,Sale Date,Client ID,Client,Location,Item,Sale Type,Sessions,Amount Paid,Expires,Sold By,Trainer,Refunded On',
      'sales',
    ],
    ['Receipt number,Date,Member number,Product,Count,Price', 'sales'],
    ['Staff ID,Staff,Visit ID,Date,Client ID,Amount', null],
    ['SKU,Colour,Size', null],
  ] as const)('%s is %s', (headings, kind) => expect(kindOf(headings)).toBe(kind));

  const BOTH = 'Booking ID,Client ID,Staff,Service,Start,Status,Booked On';
  it('tells consultations from visits by their service where the headings are alike', () => {
    expect(kindOf(BOTH, ['1,2,Ada,PT Consultation,5/8/2026 9:00,Showed,5/7/2026'])).toBe('consultations');
    expect(kindOf(BOTH, ['1,2,Ada,PT 60,5/8/2026 9:00,Completed,5/7/2026'])).toBe('visits');
  });

  it('leaves a file alone whose states mean something else', () => {
    const rows = Array.from({ length: 6 }, (_, at) => `${at},2,5/8/2026 9:00,Paid`);
    expect(kindOf('Visit ID,Client ID,Start,Status', rows)).toBeNull();
  });

  it('says which kind came closest', () => {
    const verdict = detectKind({
      headings: ['Client ID', 'First Name', 'Last Name', 'Membership Type'],
      rows: [],
      title: '',
    });
    expect(verdict.kind).toBeNull();
    expect([verdict.nearest?.kind, verdict.nearest?.missing]).toEqual(['members', ['join date']]);
  });
});
