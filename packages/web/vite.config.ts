import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  html: {
    // The server writes a fresh nonce in its place with every page: the kit makes styles at run time.
    cspNonce: '__CSP_NONCE__',
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { '/graphql': 'http://127.0.0.1:4000' },
  },
});
