import { useEffect } from 'react';
import { t } from '../ui/messages/index.ts';

/** What the browser's tab and history say of the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title]);
}
