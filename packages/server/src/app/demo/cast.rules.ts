/** The invented group's name; the demonstration is loaded once under it. */
export const GROUP_NAME = 'Larkfield Athletic Clubs';
/** No such domain exists: names under .example never do. */
export const MAIL_DOMAIN = 'larkfield.example';

/** How a trainer works: shares of one; `daysHere` since when. */
export interface TrainerCast {
  readonly name: readonly [string, string];
  /** How much of the location's consultations come to this trainer, relative to the others. */
  readonly weight: number;
  readonly showShare: number;
  readonly closeShare: number;
  readonly renewShare: number;
  readonly daysHere: number;
  readonly payMinor: number;
  readonly commissionBp: number;
}

/** One club of the group. */
export interface PlaceCast {
  readonly name: string;
  readonly zone: string;
  readonly joinsPerDay: number;
  readonly setShare: number;
  readonly areaCode: string;
  readonly manager: readonly [string, string];
  readonly frontDesk: readonly [string, string];
  readonly trainers: readonly TrainerCast[];
}

const trainer = (
  name: readonly [string, string],
  shares: readonly [show: number, close: number, renew: number],
  more: Partial<TrainerCast> = {},
): TrainerCast => ({
  name,
  weight: 1,
  showShare: shares[0],
  closeShare: shares[1],
  renewShare: shares[2],
  daysHere: 900,
  payMinor: 3200,
  commissionBp: 800,
  ...more,
});

/** Three clubs in three time zones. Trainers differ so that a league has something to say. */
export const PLACES: readonly PlaceCast[] = [
  {
    name: 'Riverside',
    zone: 'America/New_York',
    joinsPerDay: 3.7,
    setShare: 0.72,
    areaCode: '212',
    manager: ['Ines', 'Carvalho'],
    frontDesk: ['Teddy', 'Brook'],
    trainers: [
      trainer(['Marcus', 'Adeyemi'], [0.75, 0.37, 0.64], { weight: 1.2, payMinor: 3600, commissionBp: 1000 }),
      // Closes far better than anybody else.
      trainer(['Saoirse', 'Lindqvist'], [0.73, 0.52, 0.68], { payMinor: 3800, commissionBp: 1000 }),
      trainer(['Devon', 'Park'], [0.72, 0.29, 0.52]),
      // Came a few weeks ago: numbers too small to rank.
      trainer(['Nadia', 'Roux'], [0.7, 0.33, 0.6], { weight: 0.35, daysHere: 38, payMinor: 2800, commissionBp: 600 }),
    ],
  },
  {
    name: 'Old Mill',
    zone: 'America/Chicago',
    joinsPerDay: 3.0,
    setShare: 0.66,
    areaCode: '312',
    manager: ['Hollis', 'Grant'],
    frontDesk: ['Priya', 'Nair'],
    trainers: [
      // Sets many who then do not come.
      trainer(['Bruno', 'Keller'], [0.5, 0.34, 0.5], { weight: 1.25 }),
      trainer(['Aiko', 'Tanaka'], [0.77, 0.31, 0.62]),
      trainer(['Owen', 'Fairchild'], [0.71, 0.24, 0.45], { payMinor: 3000 }),
      trainer(['Delphine', 'Asante'], [0.74, 0.36, 0.6]),
    ],
  },
  {
    name: 'Summit',
    zone: 'America/Denver',
    joinsPerDay: 2.6,
    setShare: 0.69,
    areaCode: '303',
    manager: ['Wren', 'Castellano'],
    frontDesk: ['Jonas', 'Vik'],
    trainers: [
      trainer(['Camila', 'Ortega'], [0.76, 0.38, 0.66], { payMinor: 3500, commissionBp: 1000 }),
      trainer(['Elliot', 'Marsh'], [0.72, 0.31, 0.58]),
      trainer(['Zahra', 'Haddad'], [0.74, 0.27, 0.56]),
      trainer(['Leon', 'Achterberg'], [0.69, 0.33, 0.6], { weight: 0.8, daysHere: 260 }),
    ],
  },
];

export const OWNER: readonly [string, string] = ['Rosalind', 'Okafor'];
export const ACCOUNTANT: readonly [string, string] = ['Gideon', 'Weiss'];

/** The price list: name, sessions, price in minor units, days valid, intro, how often it is chosen. */
export const OFFERS = [
  { name: 'Intro 3', sessions: 3, priceMinor: 14900, validDays: 45, intro: true, weight: 0 },
  { name: 'PT 10', sessions: 10, priceMinor: 72000, validDays: 120, intro: false, weight: 64 },
  { name: 'PT 20', sessions: 20, priceMinor: 134000, validDays: 210, intro: false, weight: 17 },
  { name: 'PT 36', sessions: 36, priceMinor: 223200, validDays: 365, intro: false, weight: 4 },
  { name: 'Partner 10', sessions: 10, priceMinor: 94000, validDays: 120, intro: false, weight: 15 },
] as const;

export type OfferCast = (typeof OFFERS)[number];

export const FIRST_NAMES = [
  'Amara',
  'Anton',
  'Beatriz',
  'Bilal',
  'Callum',
  'Carmen',
  'Chidi',
  'Clara',
  'Dalia',
  'Desmond',
  'Elena',
  'Emeka',
  'Esther',
  'Fabian',
  'Farah',
  'Felix',
  'Freya',
  'Gabriel',
  'Greta',
  'Hamza',
  'Hannah',
  'Hugo',
  'Imani',
  'Ingrid',
  'Isaac',
  'Ivy',
  'Jada',
  'Jamal',
  'Joanna',
  'Joaquin',
  'Kai',
  'Katarzyna',
  'Keiko',
  'Lamar',
  'Leila',
  'Léo',
  'Lucía',
  'Magnus',
  'Malik',
  'Maren',
  'Mateo',
  'Mei',
  'Milo',
  'Naomi',
  'Nils',
  'Noor',
  'Octavia',
  'Omar',
  'Paloma',
  'Quinn',
  'Rafael',
  'Renée',
  'Rohan',
  'Rosa',
  'Ruben',
  'Sana',
  'Seth',
  'Sofía',
  'Stellan',
  'Tariq',
  'Tessa',
  'Thiago',
  'Uma',
  'Valentin',
  'Vera',
  'Wesley',
  'Yara',
  'Yusuf',
  'Zoë',
  'Zuri',
] as const;

export const LAST_NAMES = [
  'Abara',
  'Acosta',
  'Ahlgren',
  'Bannister',
  'Becker',
  'Bianchi',
  'Boateng',
  'Calloway',
  'Chen',
  'Cisneros',
  'Cole',
  'Dahl',
  'Delgado',
  'Dubois',
  'Eastman',
  'Ekström',
  'Espinoza',
  'Farrow',
  'Ferreira',
  'Fitzgerald',
  'Gallo',
  'Garrison',
  'Goldberg',
  'Guzmán',
  'Hale',
  'Hashemi',
  'Hoang',
  'Holloway',
  'Ibarra',
  'Ivanova',
  'Jansen',
  'Jimenez',
  'Kaplan',
  'Kowalski',
  'Kuznetsov',
  'Laurent',
  'Lehmann',
  'Lockhart',
  'Mahoney',
  'Mancini',
  'Mbeki',
  'Mendoza',
  'Moreau',
  'Nakamura',
  'Navarro',
  'Novak',
  'Nwosu',
  'O’Brien',
  'Oduya',
  'Olsen',
  'Pacheco',
  'Patel',
  'Petrov',
  'Quiroga',
  'Rahman',
  'Ramsey',
  'Reyes',
  'Rossi',
  'Sandoval',
  'Schneider',
  'Sepúlveda',
  'Silva',
  'Sørensen',
  'Sutherland',
  'Takahashi',
  'Thorne',
  'Tran',
  'Underwood',
  'Vance',
  'Vasquez',
  'Villanueva',
  'Wallace',
  'Whitaker',
  'Wójcik',
  'Yamada',
  'Yilmaz',
  'Zamora',
  'Zhang',
  'Ziegler',
  'Zielinski',
] as const;

export const NOTES = [
  'Prefers mornings before work; asks for a reminder the evening before.',
  'Old knee injury, cleared by the doctor. Start with the bike.',
  'Training for a half marathon in spring.',
  'Comes with a friend who may want the partner package.',
  'Travels every second week; best reached by message.',
  'Wants to get stronger for skiing. Has lifted before.',
  'Asked about paying in three parts.',
  'New to the gym, a little shy of the free weights.',
  'Back pain after long days at the desk; wants to learn good form.',
  'Postpartum, eased back in by her physiotherapist.',
] as const;

/** What was said against it, how often, and what is to be done then. */
export const OBJECTIONS = [
  { objection: 'PRICE', weight: 36, note: 'Too much at once.', step: 'Call back with the offer in three parts' },
  {
    objection: 'TIME',
    weight: 20,
    note: 'Does not see when to fit it in.',
    step: 'Call back with early and late hours',
  },
  { objection: 'PARTNER', weight: 15, note: 'Wants to talk it over at home.', step: 'Ask how the talk at home went' },
  {
    objection: 'NOT_READY',
    weight: 13,
    note: 'Wants to train alone for a few weeks first.',
    step: 'Ask how training alone is going',
  },
  { objection: 'ALONE', weight: 8, note: 'Prefers to train alone.', step: 'Offer a plan to follow alone' },
  { objection: 'HEALTH', weight: 5, note: 'Waiting for the doctor’s word.', step: 'Ask what the doctor said' },
  { objection: 'OTHER', weight: 3, note: null, step: 'Call back' },
] as const;
