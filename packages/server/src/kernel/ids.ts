import { v7, validate } from 'uuid';

/** A new id: UUID v7, so that ids grow with time and indexes stay dense. Assigned here, never by the database. */
export function newId(): string {
  return v7();
}

/** Whether a text is an id at all; anything else can not be ours and is answered as "not found". */
export function isId(text: string): boolean {
  return validate(text);
}
