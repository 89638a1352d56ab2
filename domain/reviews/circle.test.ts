import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { circle, isTheirs, mayRead, related } from "#domain/reviews/circle.ts";
import type { Reader, ToRead } from "#domain/reviews/circle.ts";

const departments = ["d1", "d2", "d3", "d4"];
const paths = departments.flatMap((d) => [["u", d], ...[1, 2, 3].map((n) => ["u", d, `${d}b${n}`])]);
const anyPath = fc.constantFrom(...paths);
const entriesOf = fc
  .uniqueArray(anyPath, { selector: (path) => path.join("/"), minLength: 1 })
  .map((list) => list.map((path): ToRead => ({ id: path.join("/"), path })));
const readersOf = fc
  .array(fc.array(anyPath, { maxLength: 2 }), { minLength: 1, maxLength: 12 })
  .map((list) => list.map((homes, at): Reader => ({ id: `r${at}`, homes, at: ["u"] })));

test("nobody reads their own organisation, one above it or one below it, and everybody who is read has all readers", () => {
  fc.assert(
    fc.property(entriesOf, readersOf, fc.integer({ min: 1, max: 3 }), (entries, readers, seats) => {
      const { pairs, short } = circle(entries, readers, seats);
      const byId = new Map(readers.map((each) => [each.id, each]));
      for (const { entry, reader } of pairs) {
        const path = entries.find((each) => each.id === entry)?.path ?? [];
        for (const home of byId.get(reader)?.homes ?? []) {
          assert.ok(
            !path.join("/").startsWith(home.join("/")) || !related(home, path),
            `${home.join("/")} reads ${entry}`,
          );
          assert.equal(related(home, path), false);
        }
      }
      for (const { id, path } of entries) {
        const own = pairs.filter((each) => each.entry === id).map((each) => each.reader);
        assert.equal(new Set(own).size, own.length, "nobody twice");
        const possible = readers.filter((each) => mayRead(each, path)).length;
        assert.equal(short.includes(id), possible < seats);
        assert.equal(own.length, possible < seats ? 0 : seats);
      }
    }),
    { numRuns: 500 },
  );
});

test("where nobody is related, everybody reads as many as the next, by one at most", () => {
  fc.assert(
    fc.property(entriesOf, fc.integer({ min: 2, max: 9 }), (entries, count) => {
      const readers = Array.from({ length: count }, (_, at): Reader => ({ id: `r${at}`, homes: [], at: ["u"] }));
      const { pairs } = circle(entries, readers, 2);
      const loads = readers.map((each) => pairs.filter((pair) => pair.reader === each.id).length);
      assert.ok(Math.max(...loads) - Math.min(...loads) <= 1, loads.join());
    }),
  );
});

test("branches of one department that read each other do not read their own", () => {
  const branches = [1, 2, 3].map((n) => ["u", "d1", `b${n}`]);
  const readers = branches.map((path, at): Reader => ({ id: `r${at}`, homes: [path], at: ["u"] }));
  const { pairs, short } = circle(
    branches.map((path) => ({ id: path.join("/"), path })),
    readers,
    1,
  );
  assert.deepEqual(short, []);
  assert.deepEqual(pairs.map((each) => each.reader).toSorted(), ["r0", "r1", "r2"]);
  assert.ok(pairs.every(({ entry, reader }) => entry !== `u/d1/b${Number(reader.slice(1)) + 1}`));
});

test("the same, above and below are related; neighbours and cousins are not", () => {
  const [u, d1, b1, b2, d2] = [["u"], ["u", "d1"], ["u", "d1", "b1"], ["u", "d1", "b2"], ["u", "d2"]];
  for (const other of [u, d1, b1]) assert.ok(related(other, b1) && related(b1, other));
  for (const other of [b2, d2]) assert.ok(!related(other, b1) && !related(b1, other));
  const secretary: Reader = { id: "r", homes: [d1], at: ["u"] };
  assert.ok(isTheirs(secretary, b1) && isTheirs(secretary, u));
  assert.ok(mayRead(secretary, d2));
  assert.equal(mayRead({ ...secretary, at: ["d3"] }, d2), false, "no reviewer there");
});
