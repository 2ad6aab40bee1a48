const SHORTEST = 10;
const LONGEST = 200;

/**
 * Why a text may not be a password, in words; null when it may. Length is what counts: rules about kinds of characters
 * only make people write passwords down.
 */
export function whyNotPassword(password: string, email: string): string | null {
  const said = password.trim().toLowerCase();
  const address = email.trim().toLowerCase();
  if ([...password].length < SHORTEST) return `A password has at least ${SHORTEST} characters.`;
  if (password.length > LONGEST) return `A password has at most ${LONGEST} characters.`;
  if (said === address || said === address.split('@')[0]) return 'A password is not the e-mail address.';
  if (new Set(said).size < 4) return 'A password has more than three different characters.';
  return null;
}

/** Whether a text can be an e-mail address: enough to catch a slip; the mail itself proves the rest. */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[^\s@<>()[\],;:"\\.]{2,}$/u.test(text.trim())
  );
}
