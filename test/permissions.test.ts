/**
 * Every endpoint of the contract, called by everybody: signed out, each role at the place, the same role
 * elsewhere, the role expired, a token without the scope. What must come out follows from domain/access.ts and
 * the endpoint's permission; an endpoint without a line in test/permissions/ fails.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Answer } from "#api/client.ts";
import type { Endpoint } from "#api/endpoint.ts";
import { endpoints } from "#api/table.ts";
import { accessRoles, may } from "#domain/access.ts";
import type { AccessRole, Action } from "#domain/access.ts";
import { hashOfToken } from "#server/identity/caller.ts";
import type { PermissionLine } from "#test/permissions/line.ts";
import { permissionLines } from "#test/permissions/lines.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient, TestServer } from "#test/server.ts";

const TODAY = "2026-11-24";
const NOT_LET_IN = [
  "not-signed-in",
  "not-allowed",
  "token-lacks-scope",
  "cross-site",
  "must-change-password",
  "second-factor-required",
];
/** Where somebody holds a role who has none at the place. */
const elsewhere: Record<string, string> = { u1: "d2", d1: "d2", b1: "b3", b2: "b4", g1: "b3" };

type Target = { path: string[]; kind: "university" | "department" | "branch" | "group" };

let server: TestServer;
let targets: Map<string, Target>;
before(async () => {
  server = await startTestServer();
  const rows = await server.services.db.selectFrom("organisations").select(["id", "path", "kind"]).execute();
  targets = new Map(rows.map((each) => [each.id, each]));
});
after(() => server.close());

it("every endpoint has a line, and every line an endpoint", () => {
  assert.deepEqual(Object.keys(permissionLines).toSorted(), endpoints.map((each) => each.name).toSorted());
});

for (const row of endpoints) {
  const line = permissionLines[row.name];
  if (line === undefined) continue;
  describe(`${row.name} (${row.permission})`, () => {
    it("signed out", async () => {
      const answer = await ask(server.nobody, row, line);
      if (row.permission === "public") letIn(answer);
      else assert.equal(codeOf(answer), "not-signed-in");
    });
    if (row.permission === "public") return;
    if (row.permission === "account") ofOneself(row, line);
    else ofAnAction(row, line, row.permission);
  });
}

/** One's own account: every role may, and a token only reads. */
function ofOneself(row: Endpoint, line: PermissionLine): void {
  it("anyone signed in", async () => {
    for (const role of accessRoles) letIn(await ask(person(role, "u1"), row, line));
  });
  it("a token reads and changes nothing", async () => {
    const answer = await ask(await scripted(person("administrator", "u1"), ["see"]), row, line);
    if (row.method === "GET") letIn(answer);
    else assert.equal(codeOf(answer), "token-lacks-scope");
  });
}

function ofAnAction(row: Endpoint, line: PermissionLine, action: Action): void {
  for (const role of accessRoles) {
    it(`${role}: here, above, elsewhere, expired`, async () => {
      const target = targets.get(line.at);
      assert.ok(target !== undefined, `${line.at} is not of the test's school`);
      const held = { role, organisationId: line.at, validFrom: "2020-01-01", validUntil: null };
      const here = await ask(person(role, line.at), row, line);
      if (may([held], action, target, TODAY).allowed) letIn(here);
      else keptOut(here, line);
      if (line.at !== "u1") {
        const above = await ask(person(role, "u1"), row, line);
        if (may([{ ...held, organisationId: "u1" }], action, target, TODAY).allowed) letIn(above);
        else keptOut(above, line);
      }
      const other = elsewhere[line.at] ?? "d2";
      const there = await ask(person(role, other), row, line);
      const place = line.schoolWide === true ? targets.get(other) : target;
      assert.ok(place !== undefined);
      if (may([{ ...held, organisationId: other }], action, place, TODAY).allowed) letIn(there);
      else keptOut(there, line);
      keptOut(await ask(person(role, line.at, { validUntil: "2021-12-31" }), row, line), line);
      keptOut(await ask(person(role, line.at, { validFrom: "2030-01-01" }), row, line), line);
    });
  }
  it("a token without the scope", async () => {
    const allowed = accessRoles.find((role) => {
      const held = { role, organisationId: line.at, validFrom: "2020-01-01", validUntil: null };
      return may([held], action, targets.get(line.at) ?? { path: [], kind: "branch" }, TODAY).allowed;
    });
    assert.ok(allowed !== undefined, `no role may do “${action}” at ${line.at}`);
    const other = action === "see" ? "record" : "see";
    keptOut(await ask(await scripted(person(allowed, line.at), [other]), row, line), line);
    letIn(await ask(await scripted(person(allowed, line.at), [action, "see", "see-private"]), row, line));
  });
}

function person(role: AccessRole, at: string, held: { validFrom?: string; validUntil?: string } = {}): TestClient {
  return server.as(role, at, held);
}

async function scripted(client: TestClient, scopes: Action[]): Promise<TestClient> {
  await client.headers();
  const token = server.services.randomBytes(16).toString("hex");
  await server.services.db
    .insertInto("api_tokens")
    .values({
      id: server.services.newId(),
      account_id: client.accountId,
      token_hash: hashOfToken(token),
      name: "test",
      scopes,
      created_at: new Date(),
    })
    .execute();
  return server.withHeaders({ authorization: `Bearer ${token}` });
}

async function ask(client: TestClient, row: Endpoint, line: PermissionLine): Promise<Answer<Endpoint>> {
  return client.ask(row, await line.sent(server));
}

function codeOf(answer: Answer<Endpoint>): string {
  return answer.ok ? "ok" : answer.problem.code;
}

/** Whatever becomes of the request, it is not permission that stops it, nor a slip of the line. */
function letIn(answer: Answer<Endpoint>): void {
  assert.ok(
    ![...NOT_LET_IN, "invalid-input", "internal", "unavailable"].includes(codeOf(answer)),
    JSON.stringify(answer),
  );
}

function keptOut(answer: Answer<Endpoint>, { showsNothing }: PermissionLine): void {
  if (answer.ok) assert.ok(showsNothing?.(answer.value) === true, `let in: ${JSON.stringify(answer.value)}`);
  else
    assert.ok(["not-allowed", "not-found", "token-lacks-scope"].includes(answer.problem.code), JSON.stringify(answer));
}
