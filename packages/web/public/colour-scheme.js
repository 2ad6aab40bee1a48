// Runs before anything is drawn, so that a page never flashes in the other scheme. A file of its own, because the page
// allows no script within it. The key is the one under which the app keeps the reader's choice.
(function () {
  let choice = null;
  try {
    choice = window.localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // A browser may forbid storage; the device's scheme then holds.
  }
  const dark = choice === 'dark' || (choice !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
