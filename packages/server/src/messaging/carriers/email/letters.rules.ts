/** A letter in both its forms. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The parts that a letter is written from. */
interface Draft {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action: { readonly words: string; readonly url: string };
  readonly ending: string;
}

const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Names come from people: in HTML every sign of markup is only a sign. */
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => MARKUP[sign] ?? sign);

/** A name in a subject or a line of text: one line, whatever was typed. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

function write({ subject, paragraphs, action, ending }: Draft): Letter {
  const html = [
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    `<p><a href="${escaped(action.url)}">${escaped(action.words)}</a></p>`,
    `<p style="color:#555">${escaped(ending)}</p>`,
  ].join('\n');
  return {
    subject: oneLine(subject),
    text: `${[...paragraphs, `${action.words}:\n${action.url}`, ending].join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="en"><body style="font-family:sans-serif;line-height:1.5">\n${html}\n</body></html>\n`,
  };
}

/** What an invitation says. Without a token the person has a password already and only signs in. */
export interface InvitationTerms {
  readonly organization: string;
  readonly inviter: string | null;
  readonly publicUrl: string;
  readonly token: string | null;
  readonly days: number;
}

/** The invitation to an organization. */
export function invitation(terms: InvitationTerms): Letter {
  const organization = oneLine(terms.organization);
  const by = terms.inviter === null ? 'You have been invited' : `${oneLine(terms.inviter)} has invited you`;
  return write({
    subject: `Your place at ${organization} on SetShow`,
    paragraphs: ['Hello,', `${by} to work with ${organization} on SetShow.`],
    action:
      terms.token === null
        ? { words: 'Sign in', url: terms.publicUrl }
        : { words: 'Set your password', url: `${terms.publicUrl}/set-password/${terms.token}` },
    ending:
      terms.token === null
        ? 'Use the e-mail address and the password that you have already.'
        : `The link works once, for ${terms.days} days. If you did not expect this letter, leave it alone: nothing happens.`,
  });
}

/** The link for a forgotten password. */
export function passwordLetter(terms: {
  readonly publicUrl: string;
  readonly token: string;
  readonly hours: number;
}): Letter {
  return write({
    subject: 'A new password for SetShow',
    paragraphs: ['Hello,', 'Somebody, probably you, asked for a new password for SetShow with this address.'],
    action: { words: 'Set a new password', url: `${terms.publicUrl}/set-password/${terms.token}` },
    ending: `The link works once, for ${terms.hours === 1 ? 'one hour' : `${terms.hours} hours`}. If it was not you, leave it alone: the old password stays.`,
  });
}
