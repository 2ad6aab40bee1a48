import type { ApolloClient } from '@apollo/client';
import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { PageNotFound } from './pages/page-fault.tsx';
import { parseSearch, stringifySearch } from './paths.ts';
import { boardRoutes } from './routes/boards.tsx';
import { consultationRoutes } from './routes/consultations.tsx';
import { doorRoutes } from './routes/doors.tsx';
import { funnelRoutes } from './routes/funnel.tsx';
import { importRoutes } from './routes/imports.tsx';
import { inside, root } from './routes/inside.tsx';
import { memberRoutes } from './routes/members.tsx';
import { settingsRoutes } from './routes/settings.tsx';

const pages = [
  ...boardRoutes,
  ...funnelRoutes,
  ...consultationRoutes,
  ...memberRoutes,
  ...importRoutes,
  ...settingsRoutes,
] as const;
const tree = root.addChildren([inside.addChildren(pages), ...doorRoutes]);

/** The router over a client; a history of its own in tests. */
export function makeRouter(client: ApolloClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultNotFoundComponent: PageNotFound,
    ...(history ? { history } : {}),
  });
}

export type AppRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
