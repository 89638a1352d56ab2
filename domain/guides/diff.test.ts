import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { diffGuides } from "#domain/guides/diff.ts";
import type { ComparedGuide } from "#domain/guides/diff.ts";
import { diffWords } from "#domain/guides/word-diff.ts";

const before: ComparedGuide = {
  title: "样板支部指南",
  points: [
    {
      code: "1.1(1)",
      text: "每月召开1次支部委员会会议，研究支部工作。",
      requirements: [
        { id: "branch/1.1(1)/meeting", quote: "每月召开1次支部委员会会议" },
        { id: "branch/1.1(1)/work", quote: "研究支部工作" },
      ],
    },
    {
      code: "1.1(2)",
      text: "党支部书记每年至少讲1次党课。",
      requirements: [{ id: "branch/1.1(2)/lecture", quote: "每年至少讲1次党课" }],
    },
    { code: "1.1(3)", text: "严格党费收缴管理。", requirements: [] },
    { code: "1.1(4)", text: "健全困难师生帮扶机制。", requirements: [] },
  ],
};

const after: ComparedGuide = {
  title: "样板支部指南（修订）",
  points: [
    { code: "1.1(1)", text: "每月召开2次支部委员会会议，研究支部工作。", requirements: [] },
    { code: "1.1(2)", text: "建设网络学习平台。", requirements: [] },
    { code: "1.1(3)", text: "党支部书记每年至少讲1次党课。", requirements: [] },
    { code: "1.1(4)", text: "健全困难师生帮扶机制。", requirements: [] },
  ],
};

test("points that came, went, moved and were reworded, with the words marked and the requirements affected", () => {
  assert.deepEqual(diffGuides([before], [after]), [
    {
      before: "样板支部指南",
      after: "样板支部指南（修订）",
      added: [{ code: "1.1(2)", text: "建设网络学习平台。" }],
      removed: [{ code: "1.1(3)", text: "严格党费收缴管理。", requirements: [] }],
      reworded: [
        {
          from: "1.1(1)",
          to: "1.1(1)",
          words: [
            { kind: "same", text: "每月召开" },
            { kind: "removed", text: "1" },
            { kind: "added", text: "2" },
            { kind: "same", text: "次支部委员会会议，研究支部工作。" },
          ],
          requirements: [
            { id: "branch/1.1(1)/meeting", quote: "每月召开1次支部委员会会议", quoteStands: false },
            { id: "branch/1.1(1)/work", quote: "研究支部工作", quoteStands: true },
          ],
        },
      ],
      moved: [
        {
          from: "1.1(2)",
          to: "1.1(3)",
          text: "党支部书记每年至少讲1次党课。",
          requirements: [{ id: "branch/1.1(2)/lecture", quote: "每年至少讲1次党课", quoteStands: true }],
        },
      ],
      unchanged: 1,
    },
  ]);
});

test("guides are paired by what they say; one without a partner is wholly new or gone", () => {
  const other: ComparedGuide = {
    title: "标杆院系指南",
    points: [{ code: "1(1)", text: "院系党组织议事规则健全完善。", requirements: [] }],
  };
  const diffs = diffGuides([other, before], [after]);
  assert.deepEqual(
    diffs.map((diff) => [diff.before, diff.after]),
    [
      ["标杆院系指南", null],
      ["样板支部指南", "样板支部指南（修订）"],
    ],
  );
  assert.deepEqual(
    diffs[0]?.removed.map(({ code }) => code),
    ["1(1)"],
  );
  assert.deepEqual(diffGuides([before], [before])[0]?.unchanged, 4);
});

test("the pieces of a difference make up both texts", () => {
  const text = fc.string({ unit: fc.constantFrom(..."每年月至少召开次12，。会议学习"), maxLength: 60 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const pieces = diffWords(a, b);
      assert.equal(
        pieces
          .filter(({ kind }) => kind !== "added")
          .map((piece) => piece.text)
          .join(""),
        a,
      );
      assert.equal(
        pieces
          .filter(({ kind }) => kind !== "removed")
          .map((piece) => piece.text)
          .join(""),
        b,
      );
    }),
  );
});
