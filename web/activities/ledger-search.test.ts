import assert from "node:assert/strict";
import { test } from "node:test";
import { ledgerQuery, ledgerSearch } from "#web/activities/ledger-search.ts";

test("an address that cannot be meant filters nothing, and one that can is kept", () => {
  assert.deepEqual(
    ledgerSearch({ kind: 3, from: "yesterday", late: "true", page: -1, sort: "date", withdrawn: false, text: "" }),
    {},
  );
  const meant = {
    in: "b1",
    kind: "theme-day",
    topic: "theory",
    from: "2026-01-01",
    to: "2026-06-30",
    text: "校史",
    late: true,
    withdrawn: true,
    sort: "present",
    turned: true,
    page: 3,
  };
  assert.deepEqual(ledgerSearch(meant), meant);
  assert.deepEqual(ledgerSearch({ text: 2026 }), { text: "2026" });
});

test("dates and numbers begin with the newest and most, titles with the first; turned the other way round", () => {
  const way = (search: Parameters<typeof ledgerQuery>[1]) => ledgerQuery("b1", search).direction;
  assert.deepEqual(
    [
      way({}),
      way({ turned: true }),
      way({ sort: "present" }),
      way({ sort: "title" }),
      way({ sort: "title", turned: true }),
    ],
    ["down", "up", "down", "up", "down"],
  );
  const { organisation, offset } = ledgerQuery("d1", { in: "b1", page: 3 });
  assert.deepEqual([organisation, offset], ["b1", "50"]);
});
