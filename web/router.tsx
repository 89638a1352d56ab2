import { QueryClient } from "@tanstack/react-query";
import {
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { calendarSearch } from "#web/calendar/calendar-search.ts";
import { calls } from "#web/calls.ts";
import { editorSearch, guideListSearch } from "#web/guides/editor-search.ts";
import { deskSearch } from "#web/desk/desk-search.ts";
import { guideSearch } from "#web/guides/guide-search.ts";
import { accountsSearch } from "#web/identity/accounts-search.ts";
import { forgetMe, meQuery } from "#web/identity/me.ts";
import { SignInPage } from "#web/identity/sign-in-page.tsx";
import { directoryQuery } from "#web/organisations/directory.ts";
import { ledgerSearch } from "#web/activities/ledger-search.ts";
import { recordSearch } from "#web/activities/record-search.ts";
import { foundSearch, organisationSearch, treeSearch } from "#web/organisations/tree-search.ts";
import { branchSearch } from "#web/settings/branch-search.ts";
import { auditSearch, burdenSearch } from "#web/settings/care-search.ts";
import { matrixSearch } from "#web/verdicts/matrix-search.ts";
import { startSearch } from "#web/settings/start-search.ts";
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

/** Whoever is signed in; sends everybody else to where they sign in. */
async function signedIn({ location }: { location: { pathname: string; href: string } }) {
  try {
    const me = await queries.query({ ...meQuery, staleTime: "static" });
    if (me.mustFirst !== null && location.pathname !== "/account") throw redirect({ to: "/account" });
    // With it the page knows at once what may be done where; without it, what may be done where a role is held.
    if (me.mustFirst === null) await queries.query({ ...directoryQuery, staleTime: "static" }).catch(() => undefined);
    return { me };
  } catch (error) {
    const isSignedOut = error instanceof Refused && error.problem.code === "not-signed-in";
    if (isSignedOut) forgetMe();
    if (isSignedOut) throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { to: location.href } });
    throw error;
  }
}

/** Everything that asks for somebody who is signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import("#web/frame.tsx"), "Frame"),
});

/** The same without the frame around it: what is printed. */
const bare = createRoute({ getParentRoute: () => root, id: "bare", beforeLoad: signedIn, component: Outlet });

const start = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: ({ context: { me } }) => {
    const first = me.abilities.find((each) =>
      each.actions.some(({ action, reason }) => action === "see" && reason === null),
    );
    if (first === undefined) throw redirect({ to: "/settings" });
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

const ledgerRecord = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organisation/ledger/$id",
  component: lazyRouteComponent(() => import("#web/activities/ledger/record-page.tsx"), "LedgerRecordPage"),
});

const ledgerPrint = createRoute({
  getParentRoute: () => bare,
  path: "/o/$organisation/ledger/$id/print/$sheet",
  component: lazyRouteComponent(() => import("#web/activities/ledger/print-page.tsx"), "LedgerPrintPage"),
});

const guide = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organisation/guide",
  validateSearch: guideSearch,
  component: lazyRouteComponent(() => import("#web/guides/guide-page.tsx"), "GuidePage"),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  component: lazyRouteComponent(() => import("#web/settings/settings-page.tsx"), "SettingsPage"),
});

const settingsList = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: lazyRouteComponent(() => import("#web/settings/settings-page.tsx"), "SettingsList"),
});

const organisationTree = createRoute({
  getParentRoute: () => settings,
  path: "/organisations",
  validateSearch: treeSearch,
  component: lazyRouteComponent(() => import("#web/organisations/tree-page.tsx"), "TreePage"),
});

const foundOrganisation = createRoute({
  getParentRoute: () => settings,
  path: "/organisations/new",
  validateSearch: foundSearch,
  component: lazyRouteComponent(() => import("#web/organisations/found-page.tsx"), "FoundPage"),
});

const oneOrganisation = createRoute({
  getParentRoute: () => settings,
  path: "/organisations/$unit",
  validateSearch: organisationSearch,
  component: lazyRouteComponent(() => import("#web/organisations/organisation-page.tsx"), "OrganisationPage"),
});

const importing = createRoute({
  getParentRoute: () => settings,
  path: "/import",
  component: lazyRouteComponent(() => import("#web/exchange/import-page.tsx"), "ImportPage"),
});

const reform = createRoute({
  getParentRoute: () => settings,
  path: "/reform",
  component: lazyRouteComponent(() => import("#web/organisations/reform-page.tsx"), "ReformPage"),
});

const graduation = createRoute({
  getParentRoute: () => settings,
  path: "/graduation",
  validateSearch: branchSearch,
  component: lazyRouteComponent(() => import("#web/roster/graduation-page.tsx"), "GraduationPage"),
});

const roster = createRoute({
  getParentRoute: () => settings,
  path: "/roster",
  validateSearch: branchSearch,
  component: lazyRouteComponent(() => import("#web/roster/roster-page.tsx"), "RosterPage"),
});

const posts = createRoute({
  getParentRoute: () => settings,
  path: "/posts",
  validateSearch: branchSearch,
  component: lazyRouteComponent(() => import("#web/posts/posts-page.tsx"), "PostsPage"),
});

const accounts = createRoute({
  getParentRoute: () => settings,
  path: "/accounts",
  validateSearch: accountsSearch,
  component: lazyRouteComponent(() => import("#web/identity/accounts-page.tsx"), "AccountsPage"),
});

const oneAccount = createRoute({
  getParentRoute: () => settings,
  path: "/accounts/$account",
  component: lazyRouteComponent(() => import("#web/identity/accounts-one-page.tsx"), "AccountOnePage"),
});

const numbers = createRoute({
  getParentRoute: () => settings,
  path: "/numbers",
  component: lazyRouteComponent(() => import("#web/settings/numbers-page.tsx"), "NumbersPage"),
});

const guideList = createRoute({
  getParentRoute: () => settings,
  path: "/guides",
  validateSearch: guideListSearch,
  component: lazyRouteComponent(() => import("#web/guides/editor-list-page.tsx"), "GuideListPage"),
});

const guideEditor = createRoute({
  getParentRoute: () => settings,
  path: "/guides/$guide",
  validateSearch: editorSearch,
  component: lazyRouteComponent(() => import("#web/guides/editor-page.tsx"), "EditorPage"),
});

const guideCompare = createRoute({
  getParentRoute: () => settings,
  path: "/guides/$guide/compare/$other",
  component: lazyRouteComponent(() => import("#web/guides/editor-compare-page.tsx"), "ComparePage"),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("#web/settings/audit-page.tsx"), "AuditPage"),
});

const backup = createRoute({
  getParentRoute: () => settings,
  path: "/backup",
  component: lazyRouteComponent(() => import("#web/settings/backup-page.tsx"), "BackupPage"),
});

const burden = createRoute({
  getParentRoute: () => settings,
  path: "/burden",
  validateSearch: burdenSearch,
  component: lazyRouteComponent(() => import("#web/settings/burden-page.tsx"), "BurdenPage"),
});

const assignments = createRoute({
  getParentRoute: () => settings,
  path: "/assignments",
  component: lazyRouteComponent(() => import("#web/assignments/assignments-page.tsx"), "AssignmentsPage"),
});

const calendar = createRoute({
  getParentRoute: () => settings,
  path: "/calendar",
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import("#web/calendar/calendar-page.tsx"), "CalendarPage"),
});

const starting = createRoute({
  getParentRoute: () => settings,
  path: "/start",
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import("#web/settings/start-page.tsx"), "StartPage"),
});

/** The pages of the settings; web/settings/sections.ts names them. */
const settingsPages = [
  settingsList,
  organisationTree,
  foundOrganisation,
  oneOrganisation,
  importing,
  reform,
  graduation,
  roster,
  posts,
  accounts,
  oneAccount,
  numbers,
  guideList,
  guideEditor,
  guideCompare,
  audit,
  backup,
  burden,
  assignments,
  calendar,
  starting,
] as const;

const desk = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organisation/desk",
  component: lazyRouteComponent(() => import("#web/desk/desk-page.tsx"), "DeskPage"),
});

const deskPart = createRoute({
  getParentRoute: () => inside,
  path: "/o/$organisation/desk/$part",
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import("#web/desk/desk-page.tsx"), "DeskPage"),
});

/** Every page of the product that there is, each with its address. */
export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    firstRun,
    inside.addChildren([
      start,
      account,
      home,
      record,
      ledger,
      ledgerRecord,
      guide,
      settings.addChildren(settingsPages),
      matrix,
      desk,
      deskPart,
    ]),
    bare.addChildren([ledgerPrint]),
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
