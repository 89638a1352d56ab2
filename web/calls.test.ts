import assert from "node:assert/strict";
import { test } from "node:test";
import { endpoints } from "#api/table.ts";
import { calls } from "#web/calls.ts";

test("each call of the page has the name, method and address of its row of the contract", () => {
  for (const { name, method, path } of Object.values(calls)) {
    const row = endpoints.find((each) => each.name === name);
    assert.deepEqual({ method, path }, { method: row?.method, path: row?.path }, name);
  }
});
