// npm run verify: prove the books, by the command line's own verb.
process.argv.splice(2, 0, 'verify');
await import('./setshow.mjs');
