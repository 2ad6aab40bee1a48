// Auth: signing in and out, links that set a password, and the organization a visit is for.
// Owns the door's forms and the viewer: who it is, what for, where they land.
// Must never know which pages stand behind the door.
export { type Again, makeAgain } from './again.ts';
export { AskOrganization } from './ask-organization.tsx';
export { AskPasswordLink } from './ask-password-link.tsx';
export { AskProfile } from './ask-profile.tsx';
export { AskSetPassword } from './ask-set-password.tsx';
export { AskSignIn } from './ask-sign-in.tsx';
export { AskSignOut } from './ask-sign-out.tsx';
export { AskVisits } from './ask-visits.tsx';
export { ExpiredLink } from './expired-link.tsx';
export { SignInAgain } from './sign-in-again.tsx';
export { askViewer, rememberViewer, type Viewer } from './viewer.ts';
