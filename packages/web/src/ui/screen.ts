import { useMediaQuery } from '@mantine/hooks';

/** Below this width a list is cards, and no chart is loaded. Paper is never a phone. The same 48 em stand in the style sheets. */
const PHONE = 'screen and (max-width: 47.99em)';

/** True on a phone's width. Known at the first drawing, so that nothing is drawn twice. */
export function useIsPhone(): boolean {
  return useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
}
