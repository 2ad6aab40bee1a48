import type { PopoverProps } from '@mantine/core';
import controls from './controls.module.css';

/**
 * How a panel over the page looks and behaves. It stands apart from the theme, which would pull the kit's positioning into
 * the first load for panels that nobody has opened yet.
 */
export const panel = {
  offset: 6,
  position: 'bottom-end',
  returnFocus: true,
  shadow: 'none',
  transitionProps: { duration: 90 },
  trapFocus: true,
  withinPortal: true,
  classNames: { dropdown: controls.dropdown },
} as const satisfies Partial<PopoverProps>;
