import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { requirementsOf } from "#domain/guides/pack.ts";
import { metBy } from "#domain/requirements/met-by.ts";
import { packOf, packs } from "#test/factories.ts";

function of(guide: string, requirement: string) {
  const placed = requirementsOf(packOf(guide)).find((each) => each.requirement.id === requirement);
  assert.ok(placed, requirement);
  return metBy(placed.requirement);
}

describe("what would meet a requirement", () => {
  test("a count is met by a record of its kinds, with its topic", () => {
    assert.deepEqual(of("branch", "branch/1.2(2)/theme-day").kinds, ["theme-day"]);
    const ideology = packs.flatMap(requirementsOf).find(({ requirement: each }) => each.kind === "count" && each.topic);
    assert.ok(ideology);
    const { requirement } = ideology;
    assert.equal(metBy(requirement).topic, requirement.kind === "count" ? requirement.topic : "");
  });

  test("talks are met by a record of talks, a committee’s term by an election", () => {
    assert.deepEqual(of("branch", "branch/3(1)/talks-peers").kinds, ["talk"]);
    const term = packs.flatMap(requirementsOf).find(({ requirement }) => requirement.kind === "term");
    assert.ok(term);
    assert.deepEqual(metBy(term.requirement), { kinds: [], list: "elections", topic: null, document: null });
  });

  test("a document requirement names the kind of document", () => {
    const all = packs.flatMap(requirementsOf).map((each) => each.requirement);
    const documents = all.flatMap((each) => (each.kind === "document" ? [each] : []));
    assert.ok(documents.length > 0);
    for (const each of documents) assert.equal(metBy(each).document, each.document);
  });

  test("every requirement of the shipped guides says either kinds or a list, roll-ups and bare judgements apart", () => {
    for (const { requirement } of packs.flatMap(requirementsOf)) {
      const { kinds, list } = metBy(requirement);
      if (requirement.kind === "roll-up") assert.deepEqual([kinds, list], [[], null]);
      else if (requirement.kind !== "judgement") assert.ok(kinds.length > 0 !== (list !== null), requirement.id);
    }
  });
});
