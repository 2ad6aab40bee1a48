import * as z from 'zod/mini';
import { isDay } from '../../ui/day.ts';

/**
 * What the addresses may say. A value that is not understood is left out instead of breaking the page: an address is typed,
 * cut off and passed on by people.
 */
export const day = z.catch(z.optional(z.string().check(z.refine(isDay))), undefined);
export const instant = z.catch(z.optional(z.iso.datetime({ offset: true })), undefined);
export const id = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(64))), undefined);
export const word = z.catch(z.optional(z.string().check(z.maxLength(400))), undefined);

/** One of a few words. */
export const oneOf = <const W extends readonly string[]>(words: W) => z.catch(z.optional(z.enum(words)), undefined);
