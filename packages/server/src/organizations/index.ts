// Organizations: the franchise and its locations.
// Owns: what an organization and a location are, and what makes a location's terms right.
// Never knows: who may see them, and what happens at them.
export * from './location.rules.ts';
export * from './organizations.read.ts';
export * from './named.read.ts';
