import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkPack } from "#domain/guides/check-pack.ts";
import { adjustableRequirements, requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePoint } from "#domain/guides/pack.ts";
import { topicTerms } from "#domain/wording/terms.ts";
import { packOf, packs } from "#test/factories.ts";
import { fixedIds } from "#test/fixtures/requirement-ids.ts";

/** Words that state a number or a cadence. */
const DEMAND = /每(?:周|月|季度|半年|学期末?|学年|年)|\d+(?:至\d+)?(?:次|天|名|个学时)|不少于|至少|全覆盖/g;

/** The demands of a point's text that lie in no quote. */
function unquoted(point: Pick<GuidePoint, "text" | "requirements">): string[] {
  const spans = point.requirements.map(
    ({ quote }) => [point.text.indexOf(quote), point.text.indexOf(quote) + quote.length] as const,
  );
  return [...point.text.matchAll(DEMAND)]
    .filter((match) => !spans.some(([from, to]) => from <= match.index && match.index + match[0].length <= to))
    .map((match) => `${match[0]} in ${point.text}`);
}

describe("the shipped guides", () => {
  test("标杆院系 has 5 indicators, 12 second-level ones and 39 points; 样板支部 7, 10 and 28", () => {
    const sizes = ["department", "branch"].map((guide) => {
      const { indicators, points } = packOf(guide);
      return [
        indicators.filter((each) => each.level === 1).length,
        indicators.filter((each) => each.level === 2).length,
        points.length,
      ];
    });
    assert.deepEqual(sizes, [
      [5, 12, 39],
      [7, 10, 28],
    ]);
  });

  test("every point has a requirement, and every quote stands in its point to the letter", () => {
    for (const pack of packs) {
      assert.deepEqual(
        pack.points.filter((each) => each.requirements.length === 0),
        [],
      );
      assert.deepEqual(checkPack(pack, "pack"), []);
    }
  });

  test("a quote that is not the guide's text, a second id and an id of another point are found", () => {
    const pack = packOf("branch");
    const [first] = pack.points;
    assert.ok(first);
    const requirements = first.requirements.map((each) => ({ ...each, quote: "每月召开2次" }));
    const spoilt = { ...pack, points: [{ ...first, requirements }, first, ...pack.points.slice(1)] };
    const codes = new Set(checkPack(spoilt, "pack").map((each) => each.code));
    assert.deepEqual([...codes].toSorted(), ["duplicate-point", "duplicate-requirement", "quote-not-in-point"]);
    const moved = { ...pack, points: [{ ...first, code: "9(9)" }] };
    assert.deepEqual(
      checkPack(moved, "pack").map((each) => each.code),
      ["requirement-id-outside-point"],
    );
  });

  test("every phrase with a number or a cadence is inside some quote", () => {
    assert.deepEqual(
      packs.flatMap((pack) => pack.points.flatMap(unquoted)),
      [],
    );
    const planted = { text: "每月召开1次党小组会，每季度讲1次党课", requirements: [] };
    assert.equal(unquoted(planted).length, 4);
  });

  test("requirement ids are unique over both guides and are the fixed ones", () => {
    const ids = packs.flatMap(requirementsOf).map((each) => each.requirement.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids.toSorted(), fixedIds.toSorted());
  });

  test("32 points have only judgement, and each names kinds, topics or documents that speak to it", () => {
    const points = packs
      .flatMap((pack) => pack.points)
      .filter((point) => point.requirements.every((each) => each.kind === "judgement"));
    assert.equal(points.length, 32);
    for (const { requirements } of points) {
      for (const each of requirements) {
        if (each.kind !== "judgement") continue;
        const { kinds = [], topics = [], documents = [] } = each.speaksTo;
        assert.ok(documents.length > 0, `${each.id} names no document`);
        assert.ok(kinds.length + topics.length > 0, `${each.id} names neither a kind nor a topic`);
      }
    }
  });

  test("every topic that a guide names has its words in both languages", () => {
    for (const pack of packs) {
      const known = new Set([...Object.keys(topicTerms), ...Object.keys(pack.topics ?? {})]);
      for (const { requirement } of requirementsOf(pack)) {
        const named =
          requirement.kind === "judgement"
            ? (requirement.speaksTo.topics ?? [])
            : requirement.kind === "count" && requirement.topic
              ? [requirement.topic]
              : [];
        for (const topic of named) assert.ok(known.has(topic), `${requirement.id} names topic ${topic}`);
      }
    }
  });

  test("a roll-up names requirements that exist", () => {
    const ids = new Set(packs.flatMap(requirementsOf).map((each) => each.requirement.id));
    for (const { requirement } of packs.flatMap(requirementsOf)) {
      if (requirement.kind === "roll-up") for (const id of requirement.of) assert.ok(ids.has(id), id);
    }
  });

  test("the school may set five numbers that the guide leaves open", () => {
    assert.deepEqual(adjustableRequirements(packs).toSorted(), [
      "department/2.2(1)/bodies-study",
      "department/3(2)/dean-lecture",
      "department/3(2)/secretary-lecture",
      "department/3(2)/survey",
      "department/4.3(3)/secretaries-meeting",
    ]);
  });
});
