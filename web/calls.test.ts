import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { endpoints } from "#api/table.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import { root } from "#test/architecture/files.ts";
import { factCalls } from "#web/fact-calls.ts";

const row = z.object({ name: z.string(), method: z.string(), path: z.string() });
const exported = z.record(z.string(), z.record(z.string(), row));

function agrees({ name, method, path }: z.output<typeof row>): void {
  const contracts = endpoints.find((each) => each.name === name);
  assert.deepEqual({ method, path }, { method: contracts?.method, path: contracts?.path }, name);
}

test("each call of the page has the name, method and address of its row of the contract", async () => {
  const files = globSync(["web/**/calls.ts", "web/*/*-calls.ts"], { cwd: root });
  assert.ok(files.length > 0);
  for (const file of files) {
    const module: unknown = await import(join(root, file));
    for (const rows of Object.values(exported.parse({ ...(module as object) }))) Object.values(rows).forEach(agrees);
  }
});

test("each list of facts is called as the contract has it", () => {
  for (const name of listNames) Object.values(factCalls(name)).forEach(agrees);
});
