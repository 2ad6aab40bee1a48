/**
 * The locale in which numbers and dates are written: the reader's own, as the browser says. Words are English until another
 * catalogue is there.
 */
export function viewerLocale(): string | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.language || undefined;
}
