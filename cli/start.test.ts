import assert from "node:assert/strict";
import { test } from "node:test";
import { registerStart } from "#cli/start.ts";
import { runCommand } from "#test/fake-shell.ts";

test("start holds the example against both guides, in the language chosen, and ends well", async () => {
  const { out, status } = await runCommand(registerStart, ["start"], "en");
  assert.equal(status, 0);
  assert.match(out, /The example ledger: .*small\.xlsx/);
  assert.match(out, /党建样板支部重点任务指南 \(as of 24 November 2026/);
  assert.match(out, /党建工作标杆院系重点任务指南 \(as of 24 November 2026/);
});
