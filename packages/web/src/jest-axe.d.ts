/** The part of jest-axe that the tests use; the package brings no types. */
declare module 'jest-axe' {
  import type { MatcherFunction } from 'expect';

  export function axe(container: Element): Promise<unknown>;
  export const toHaveNoViolations: { toHaveNoViolations: MatcherFunction };
}

declare module '@jest/expect' {
  interface Matchers<R extends void | Promise<void>> {
    toHaveNoViolations(): R;
  }
}
