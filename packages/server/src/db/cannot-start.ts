/** The database cannot be opened, and its message says in plain words what a person can do about it. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
