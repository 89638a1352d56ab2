import { z } from "zod";
import { factRows } from "#api/endpoints/facts.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { factSamples } from "#test/fact-samples.ts";
import type { PermissionLine, PermissionLines } from "#test/permissions/line.ts";
import type { TestServer } from "#test/server.ts";

let serial = 1000;
function next(): number {
  serial += 1;
  return serial;
}

/** Where the organisation stands at which reading and writing of a list's sample is asked for. */
const places = {
  organisations: "d1",
  positions: "b1",
  elections: "b1",
  extensions: "b1",
  roster: "b1",
  activities: "b1",
  documents: "d1",
  approvals: "b1",
  directives: "d1",
  bodies: "d1",
  contacts: "d1",
  weakBranches: "b1",
  statements: "b1",
  plans: "b1",
} as const satisfies Record<ListName, string>;

const page = z.object({ records: z.array(z.object({ organisationId: z.string() })) });

/** A record of the list, by who may write it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties what the list is written with to its rows
async function recorded<Name extends ListName>(server: TestServer, name: Name): Promise<string> {
  const { writer, entry } = (await factSamples(server))[name];
  const { record } = await server.as(...writer).call(factRows[name].create, { body: { entry: entry(next()) } });
  return record.id;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties what the list is written with to its rows
async function withdrawn<Name extends ListName>(server: TestServer, name: Name): Promise<string> {
  const id = await recorded(server, name);
  const { writer } = (await factSamples(server))[name];
  await server.as(...writer).call(factRows[name].withdraw, { params: { id }, body: { version: 1, reason: "x" } });
  return id;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties what the list is written with to its rows
function linesOf<Name extends ListName>(name: Name): [string, PermissionLine][] {
  const at = places[name];
  // An organisation is read at itself and written at the one above: the sample for both is the department.
  const id = (server: TestServer): Promise<string> =>
    name === "organisations" ? Promise.resolve("d1") : recorded(server, name);
  const draft = async (server: TestServer): Promise<unknown> => (await factSamples(server))[name].corrected(next());
  return [
    [
      `${name}.list`,
      {
        at,
        sent: () => ({}),
        showsNothing: (value) => page.parse(value).records.every((each) => each.organisationId !== at),
      },
    ],
    [`${name}.get`, { at, sent: async (server) => ({ params: { id: await id(server) } }) }],
    [`${name}.history`, { at, sent: async (server) => ({ params: { id: await id(server) } }) }],
    [`${name}.create`, { at, sent: async (server) => ({ body: { entry: await draft(server) } }) }],
    [
      `${name}.correct`,
      {
        at,
        sent: async (server) => ({
          params: { id: await recorded(server, name) },
          body: { version: 1, reason: "x", entry: await draft(server) },
        }),
      },
    ],
    [
      `${name}.withdraw`,
      {
        at,
        sent: async (server) => ({ params: { id: await recorded(server, name) }, body: { version: 1, reason: "x" } }),
      },
    ],
    [
      `${name}.restore`,
      {
        at,
        sent: async (server) => ({ params: { id: await withdrawn(server, name) }, body: { version: 2, reason: "x" } }),
      },
    ],
  ];
}

const previewed = { organisationId: "b1", heldOn: "2026-11-20", title: "主题党日", segments: [{ kind: "theme-day" }] };
const changed = { version: 9, reason: "x" };
const reform = { on: "2026-11-01", reason: "x", steps: [{ kind: "re-found", from: "b1", into: { name: "再建" } }] };

export const factLines: PermissionLines = {
  ...Object.fromEntries(listNames.flatMap((name) => linesOf(name))),
  "activities.preview": { at: "b1", sent: () => ({ body: { entry: previewed } }) },
  "activities.attendance": {
    at: "b1",
    sent: async (server) => ({ params: { id: await recorded(server, "activities") }, query: { branch: "b1" } }),
  },
  "activities.tick": {
    at: "b1",
    sent: async (server) => ({
      params: { id: await recorded(server, "activities") },
      body: { branchId: "b1", version: 0, segments: [] },
    }),
  },
  "activities.redact": {
    at: "b1",
    sent: async (server) => ({
      params: { id: await recorded(server, "activities") },
      body: { version: 1, reason: "x", erase: ["minutes"] },
    }),
  },
  "plans.hold": {
    at: "b1",
    sent: async (server) => ({ params: { id: await recorded(server, "plans") }, body: { version: 1 } }),
  },
  "approvals.decide": {
    at: "b1",
    sent: async (server) => ({
      params: { id: await recorded(server, "approvals") },
      body: { version: 1, reason: "x", approvedOn: "2026-11-01" },
    }),
  },
  "organisations.directory": { at: "u1", sent: () => ({}) },
  // A version that never is: who may is told so, and the school stays as it is.
  // Asked for at the parent, as everything about an organisation's place in the tree.
  "organisations.change": {
    at: "d1",
    sent: () => ({ params: { id: "b1" }, body: { ...changed, until: "2026-08-31", name: "新名" } }),
  },
  "organisations.dissolve": {
    at: "d1",
    sent: () => ({ params: { id: "b1" }, body: { ...changed, on: "2026-11-30" } }),
  },
  "organisations.reform-preview": { at: "b1", sent: () => ({ body: reform }) },
  "organisations.reform": {
    at: "b1",
    sent: () => ({
      body: { ...reform, steps: [...reform.steps, { kind: "move", organisation: "b1", parentId: "nowhere" }] },
    }),
  },
  "roster.graduation-preview": {
    at: "b1",
    sent: async (server) => ({
      body: {
        branchId: "b1",
        on: "2026-06-30",
        reason: "x",
        members: [{ id: await recorded(server, "roster"), version: 1, endReason: "graduated" }],
      },
    }),
  },
  "roster.graduation": {
    at: "b1",
    sent: async (server) => ({
      body: {
        branchId: "b1",
        on: "2026-06-30",
        reason: "x",
        members: [{ id: await recorded(server, "roster"), version: 1, endReason: "graduated" }],
      },
    }),
  },
  "calendar.read": { at: "u1", sent: () => ({}), schoolWide: true },
  "calendar.public-holidays": { at: "u1", sent: () => ({ query: { from: "2026", to: "2026" } }) },
  "settings.read": { at: "u1", sent: () => ({}), schoolWide: true },
  "settings.history": { at: "u1", sent: () => ({}), schoolWide: true },
  "calendar.save": { at: "u1", sent: () => ({ body: { version: 0, reason: "x", calendar: {} } }) },
  "settings.save": { at: "u1", sent: () => ({ body: { version: 0, reason: "x", settings: {} } }) },
};
