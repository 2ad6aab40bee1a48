/** What the door say. */
export const door = {
  'signIn.title': 'Sign in',
  'signIn.email': 'E-mail',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.forgotten': 'Forgotten your password?',
  'signIn.again': 'You were signed out. Sign in again and you are back where you were.',
  'signIn.emailMissing': 'Write your e-mail address.',
  'signIn.passwordMissing': 'Write your password.',
  'signIn.claim': 'Set, show, close: the morning’s numbers, and who is behind them.',
  'signIn.wait': '{minutes, plural, one {Try again in a minute.} other {Try again in # minutes.}}',
  'signIn.rightPassword': 'Your password was set. Sign in with it.',

  'organization.title': 'Which organization?',
  'organization.body': 'You work in more than one. You can change over at any time under “Me”.',
  'organization.choose': 'Open {name}',

  'forgotten.title': 'Forgotten password',
  'forgotten.body':
    'Write the address you sign in with. If it is known here, a link to set a new password is on its way.',
  'forgotten.submit': 'Send the link',
  'forgotten.sentTitle': 'Look into your mail',
  'forgotten.sent':
    'If {email} is known here, a link to set a new password is on its way. It holds for a short time only.',
  'forgotten.back': 'Back to signing in',

  'setPassword.title': 'Set your password',
  'setPassword.body': 'Twelve characters or more. A few words are better than one with signs in it.',
  'setPassword.password': 'New password',
  'setPassword.repeat': 'Once more',
  'setPassword.submit': 'Set the password',
  'setPassword.differs': 'The two are not the same.',
  'setPassword.short': 'That is too short: ten characters or more.',

  'expired.title': 'This link no longer works',
  'expired.body': 'It was used before, or its time has passed. Ask for another one.',
  'expired.again': 'Ask for another link',
} as const;
