// Demo: an invented group of three clubs, so that every screen is full on the first start.
// Owns: its cast, the story of 18 months told by a seeded generator, and loading it once.
// Must never know: requests, resolvers, or any group that is not invented.
export { GROUP_NAME } from './cast.rules.ts';
export { type DemoInto, type DemoLoaded, loadDemoOnce } from './load-demo.ts';
export { type DemoSignIn, demoSignIns, isDemoWanted } from './sign-ins.ts';
