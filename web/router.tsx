import { QueryClient } from "@tanstack/react-query";
import {
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { calls } from "#web/calls.ts";
import { guideSearch } from "#web/guides/guide-search.ts";
import { meQuery } from "#web/identity/me.ts";
import { SignInPage } from "#web/identity/sign-in-page.tsx";
import { directoryQuery } from "#web/organisations/directory.ts";
import { ledgerSearch } from "#web/activities/ledger-search.ts";
import { recordSearch } from "#web/activities/record-search.ts";
import { matrixSearch } from "#web/verdicts/matrix-search.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { Refused, read } from "#web/ui/server.ts";

/** What the page has read of the server. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays one; a lost connection is tried again.
      retry: (times, error) => times < 2 && error instanceof Refused && error.problem.code === "no-connection",
    },
  },
});

const root = createRootRoute({
  component: Outlet,
  errorComponent: ({ error, reset }) => <FailedRead error={error} again={reset} />,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { to?: string } => {
    const { to } = search;
    // An address of this page alone: never another site's.
    return typeof to === "string" && /^\/(?![/\\])/.test(to) ? { to } : {};
  },
  beforeLoad: async () => {
    const { needed } = await read(calls.firstRunState, {});
    if (needed) throw redirect({ to: "/first-run" });
  },
  component: SignInPage,
});

const firstRun = createRoute({
  getParentRoute: () => root,
  path: "/first-run",
  component: lazyRouteComponent(() => import("#web/identity/first-run-page.tsx"), "FirstRunPage"),
});

/** Everything that asks for somebody who is signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ location }) => {
    try {
      const me = await queries.query({ ...meQuery, staleTime: "static" });
      if (me.mustFirst !== null && location.pathname !== "/account") throw redirect({ to: "/account" });
      // With it the page knows at once what may be done where; without it, what may be done where a role is held.
      if (me.mustFirst === null) await queries.query({ ...directoryQuery, staleTime: "static" }).catch(() => undefined);
      return { me };
    } catch (error) {
      const isSignedOut = error instanceof Refused && error.problem.code === "not-signed-in";
      if (isSignedOut)
        throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { to: location.href } });
      throw error;
    }
  },
  component: lazyRouteComponent(() => import("#web/frame.tsx"), "Frame"),
});

const start = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: ({ context: { me } }) => {
    const first = me.abilities.find((each) =>
      each.actions.some(({ action, reason }) => action === "see" && reason === null),
    );
    if (first === undefined) throw redirect({ to: "/account" });
    throw redirect({ to: "/o/$organisation", params: { organisation: first.organisation.id } });
  },
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  component: lazyRouteComponent(() => import("#web/identity/account-page.tsx"), "AccountPage"),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organisation",
  validateSearch: matrixSearch,
  component: lazyRouteComponent(() => import("#web/verdicts/home-page.tsx"), "HomePage"),
});

const matrix = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organisation/matrix",
  validateSearch: matrixSearch,
  component: lazyRouteComponent(() => import("#web/verdicts/matrix-page.tsx"), "MatrixPage"),
});

const record = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organisation/record",
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import("#web/activities/record-page.tsx"), "RecordPage"),
});

const ledger = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organisation/ledger",
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import("#web/activities/ledger-page.tsx"), "LedgerPage"),
});

const guide = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organisation/guide",
  validateSearch: guideSearch,
  component: lazyRouteComponent(() => import("#web/guides/guide-page.tsx"), "GuidePage"),
});

/** Every page of the product that there is, each with its address. */
export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    firstRun,
    inside.addChildren([start, account, home, matrix, record, ledger, guide]),
  ]),
  defaultPendingComponent: Waiting,
  defaultErrorComponent: ({ error, reset }) => <FailedRead error={error} again={reset} />,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface adds to that of the library
  interface Register {
    router: typeof router;
  }
}
