import {
  Button,
  createTheme,
  Input,
  Skeleton,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import controls from './controls.module.css';

/** The accent from wash to ink. The kit wants ten steps; the tokens decide what is seen. */
const accent: MantineColorsTuple = [
  '#f0f7f4',
  '#e4efe9',
  '#c3ddd2',
  '#9ecab8',
  '#7cb8a0',
  '#5fc2a0',
  '#2f8a6c',
  '#14624c',
  '#0e4a39',
  '#0a3529',
];

/** The kit in our clothes: its behaviour and its keyboard, none of its look. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)' },
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 5 },
  defaultRadius: 'var(--r-s)',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default' }, classNames: { root: controls.button } }),
    Input: Input.extend({ classNames: { input: controls.input } }),
    InputWrapper: Input.Wrapper.extend({
      classNames: { label: controls.label, description: controls.description, error: controls.error },
    }),
    Skeleton: Skeleton.extend({ classNames: { root: controls.skeleton } }),
  },
});

/** Ties the kit's variables to the tokens, so that both schemes are drawn in one place (tokens.css). */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-hover': 'var(--sunk)',
    '--mantine-font-size-sm': 'var(--t-m)',
    '--mantine-line-height': '1.45',
  },
  light: {},
  dark: {},
});

/** The nonce that the server put into the page for styles made at run time; undefined where there is none. */
export function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || undefined;
}

/**
 * Lends the page's nonce to the kit's scroll lock, which makes a style of its own when a sheet opens and looks for the nonce
 * under this name.
 */
export function lendNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
