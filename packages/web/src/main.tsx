import '@fontsource-variable/inter/wght.css';
import './ui/kit.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, fetchPages, makeApp } from './app/app.tsx';
import { lendNonce } from './ui/theme.ts';

const place = document.getElementById('app');
if (place === null) throw new Error('The page has no place for the app.');
lendNonce();
const app = makeApp();
fetchPages(app.router);
createRoot(place).render(
  <StrictMode>
    <App {...app} />
  </StrictMode>,
);
