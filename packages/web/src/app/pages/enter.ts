import { useRouter } from '@tanstack/react-router';
import type { Viewer } from '../../features/auth/index.ts';
import { homeOf, safeBack } from '../paths.ts';

/** Where signing in leads: back to where one was, else to the role's first page. The new viewer's pages are asked anew. */
export function useEnter(): (viewer: Viewer, back: string | undefined) => void {
  const router = useRouter();
  return (viewer, back) => {
    router.history.push(safeBack(back) ?? homeOf(viewer));
    void router.invalidate();
  };
}
