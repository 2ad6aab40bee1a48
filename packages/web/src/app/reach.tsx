import { useNavigate, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { Viewer } from '../features/auth/index.ts';
import { KeyContext, makeKeyboard, useKeys } from '../ui/keys/index.ts';
import { t } from '../ui/messages/index.ts';
import { commandsOf } from './commands.ts';
import { navOf } from './nav.ts';
import styles from './shell.module.css';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(() => loadPalette().then(({ Palette: component }) => ({ default: component })));
const KeyHelp = lazy(() =>
  import('../ui/keys/key-help.tsx').then(({ KeyHelp: component }) => ({ default: component })),
);
const QuickSheet = lazy(() =>
  import('./quick-sheet.tsx').then(({ QuickSheet: component }) => ({ default: component })),
);

const keyboard = makeKeyboard();

interface Buttons {
  readonly findButton: ReactNode;
  readonly newButton: ReactNode;
}

interface Props {
  readonly viewer: Viewer;
  readonly children: (buttons: Buttons) => ReactNode;
}

type Open = 'palette' | 'keys' | 'quick' | null;

/** What can be reached from anywhere: the palette, the list of keys, the plus of a phone, and the keys that lead to pages. */
export function Reach({ viewer, children }: Props) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => keyboard.press(event);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <KeyContext.Provider value={keyboard}>
      <Everywhere viewer={viewer}>{children}</Everywhere>
    </KeyContext.Provider>
  );
}

function Everywhere({ viewer, children }: Props) {
  const [open, setOpen] = useState<Open>(null);
  const { history } = useRouter();
  const navigate = useNavigate();
  const go = (href: string) => {
    setOpen(null);
    void navigate({ href });
  };
  useKeys(t('keys.everywhere'), [
    { keys: 'mod+k', label: t('keys.palette'), run: () => setOpen('palette'), always: true },
    { keys: '/', label: t('keys.search'), run: () => (focusSearch() ? undefined : setOpen('palette')) },
    { keys: '?', label: t('keys.help'), run: () => setOpen('keys') },
    ...navOf(viewer).flatMap(({ letter, label, href }) =>
      letter === null
        ? []
        : [{ keys: `g ${letter}`, label: t('keys.goTo', { page: label }), run: () => history.push(href) }],
    ),
  ]);
  const commands = commandsOf(viewer);
  const quick = commands.filter((command) => command.quick);
  return (
    <>
      {children({
        findButton: (
          <button
            type="button"
            className={styles.find}
            aria-haspopup="dialog"
            onClick={() => setOpen('palette')}
            onPointerEnter={() => void loadPalette()}
            onFocus={() => void loadPalette()}
          >
            {t('palette.open')} <kbd>{navigator.userAgent.includes('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
          </button>
        ),
        newButton:
          quick.length === 0 ? null : (
            <button
              type="button"
              className={styles.plus}
              aria-label={t('quick.open')}
              aria-haspopup="dialog"
              onClick={() => setOpen('quick')}
            >
              <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <path d="M10 3v14M3 10h14" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
              </svg>
            </button>
          ),
      })}
      <Suspense fallback={null}>
        {open === 'palette' ? (
          <Palette
            commands={commands}
            mayFind={viewer.may.includes('findMembers')}
            onGo={go}
            onClose={() => setOpen(null)}
          />
        ) : null}
        {open === 'keys' ? <KeyHelp onClose={() => setOpen(null)} /> : null}
        {open === 'quick' ? <QuickSheet commands={quick} onGo={go} onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  );
}

/** Leads to the search of the page, where it has one. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[data-search]');
  field?.focus();
  field?.select();
  return field !== null;
}
