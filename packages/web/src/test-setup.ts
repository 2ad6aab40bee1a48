import '@testing-library/jest-dom/jest-globals';
import { afterEach, expect } from '@jest/globals';
import { cleanup, configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);
configure({ asyncUtilTimeout: 4000 });
afterEach(cleanup);

// What the kit asks of a browser and jsdom does not have.
window.matchMedia = (query: string): MediaQueryList => {
  const list = new EventTarget() as MediaQueryList;
  return Object.assign(list, {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
};
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
window.scrollTo = () => undefined;
Object.defineProperty(navigator, 'language', { value: 'en-GB', configurable: true });
