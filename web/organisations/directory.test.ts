import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inTreeOrder, wayUp } from "#web/organisations/directory.ts";

const item = (id: string, parentId: string | null) => ({ id, parentId });

describe("the tree of organisations", () => {
  test("each stands below its parent, siblings in the order given, whoever’s parent is not listed at the top", () => {
    const items = [item("b2", "d1"), item("d2", "u"), item("d1", "u"), item("b1", "d1"), item("b9", "d9")];
    assert.deepEqual(
      inTreeOrder(items).map((each) => [each.item.id, each.depth]),
      [
        ["d2", 0],
        ["d1", 0],
        ["b2", 1],
        ["b1", 1],
        ["b9", 0],
      ],
    );
  });

  test("the way up ends at the root, and a circle does not hold it", () => {
    const parents = new Map([
      ["b1", "d1"],
      ["d1", "u"],
      ["x", "y"],
      ["y", "x"],
    ]);
    assert.deepEqual(wayUp("b1", parents), ["b1", "d1", "u"]);
    assert.deepEqual(wayUp("x", parents), ["x", "y"]);
  });
});
