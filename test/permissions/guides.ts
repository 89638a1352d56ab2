import { inTransaction } from "#server/db/db.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import type { PermissionLine, PermissionLines } from "#test/permissions/line.ts";
import type { TestServer } from "#test/server.ts";

const installed = new WeakMap<TestServer, Promise<string>>();

/** A published version for branches; the same one each time. */
function someGuide(server: TestServer): Promise<string> {
  const known = installed.get(server) ?? install(server);
  installed.set(server, known);
  return known;
}

async function install(server: TestServer): Promise<string> {
  const { services, universityId } = server;
  await inTransaction(services.db, (tx) => installShippedGuides(tx, services, universityId, "u1"));
  const found = await services.db
    .selectFrom("guide_versions")
    .select("id")
    .where("guide", "=", "branch")
    .executeTakeFirstOrThrow();
  return found.id;
}

function onGuide(body?: object): PermissionLine {
  return {
    at: "u1",
    sent: async (server) => ({ params: { id: await someGuide(server) }, ...(body === undefined ? {} : { body }) }),
  };
}

function assigning(at: string): PermissionLine {
  return {
    at,
    sent: async (server) => ({
      params: { id: at },
      body: { guideVersionId: await someGuide(server), from: "2026-01-01" },
    }),
  };
}

function ending(at: string): PermissionLine {
  return { at, sent: () => ({ params: { id: at, assignment: "none" }, body: { version: 1, to: "2026-12-31" } }) };
}

const document = Buffer.from("标杆指南\n1 组织领导\n1.1 政治建设\n（1）每月召开1次党小组会。\n");

export const guideLines: PermissionLines = {
  "guides.list": { at: "u1", sent: () => ({}) },
  "guides.read": onGuide(),
  "guides.compare": {
    at: "u1",
    sent: async (server) => {
      const id = await someGuide(server);
      return { params: { id, other: id } };
    },
  },
  "guides.import": {
    at: "u1",
    sent: () => ({ query: { name: "guide.txt", pack: "own", label: "1" }, body: document }),
  },
  "guides.draft": onGuide({ label: "2027" }),
  // A published version is changed no more: who may is told so, everybody else is not.
  "guides.publish": onGuide({ version: 1 }),
  "guides.retire": onGuide({ version: 1 }),
  "guides.change": {
    at: "u1",
    sent: async (server) => {
      const id = await someGuide(server);
      const row = await server.services.db
        .selectFrom("guide_versions")
        .select(["content", "label"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      return { params: { id }, body: { version: 1, label: row.label, content: row.content } };
    },
  },
  "guides.assignments": { at: "b1", sent: () => ({ params: { id: "b1" } }) },
  "guides.assign": assigning("b1"),
  // Who holds a role above is let in, and told that a self-check is the organisation's own.
  "guides.self-check": assigning("b1"),
  "guides.end-assignment": ending("b1"),
  "guides.end-self-check": ending("b1"),
};
