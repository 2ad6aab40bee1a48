// Every piece of ui/ in every state, for work on the look. Not part of the app: nothing of src/ imports it.
import '@fontsource-variable/inter/wght.css';
import '../../src/ui/kit.css';
import '../../src/ui/tokens.css';
import '../../src/ui/base.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { KeyContext, makeKeyboard } from '../../src/ui/keys/index.ts';
import { PageHead } from '../../src/ui/page.tsx';
import { resolveVariables, theme } from '../../src/ui/theme.ts';
import { Toasts } from '../../src/ui/verbs/index.ts';
import { Buttons } from './buttons.tsx';
import { Conflicts } from './conflicts.tsx';
import { Fields } from './fields.tsx';
import { Figures } from './figures.tsx';
import styles from './gallery.module.css';
import { Lists } from './lists.tsx';
import { Over } from './over.tsx';
import { States } from './states.tsx';

const keyboard = makeKeyboard();
document.addEventListener('keydown', (event) => keyboard.press(event));

function Gallery() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={resolveVariables}>
      <KeyContext.Provider value={keyboard}>
        <main className={styles.gallery}>
          <PageHead title="Every piece in every state" sub="The look of SetShow, drawn by its own parts." />
          <Buttons />
          <States />
          <Figures />
          <Fields />
          <Lists />
          <Over />
          <Conflicts />
        </main>
        <Toasts />
      </KeyContext.Provider>
    </MantineProvider>
  );
}

const place = document.getElementById('gallery');
if (place === null) throw new Error('The page has no place for the gallery.');
createRoot(place).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
