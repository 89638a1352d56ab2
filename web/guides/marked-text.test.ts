import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { markQuotes } from "#web/guides/marked-text.ts";

const items = (...quotes: string[]) => quotes.map((quote, index) => ({ id: index, quote }));
/** `[…]` round a place, with the ids of the requirements that quote it. */
const shown = (text: string, ...quotes: string[]) =>
  markQuotes(text, items(...quotes))
    .runs.map((run) => (run.kind === "plain" ? run.text : `[${run.text}:${run.items.map(({ id }) => id).join()}]`))
    .join("");

describe("marking the words of requirements in a point", () => {
  test("leaves a text without quotes whole", () => {
    assert.equal(shown("健全制度。"), "健全制度。");
  });

  test("marks quotes in the order of the text, whatever the order of the requirements", () => {
    assert.equal(
      shown("每月召开1次支委会，每季度1次大会。", "每季度1次大会", "每月召开1次"),
      "[每月召开1次:1]支委会，[每季度1次大会:0]。",
    );
  });

  test("makes one place of requirements that quote the same words", () => {
    assert.equal(shown("每年谈心谈话1次。", "谈心谈话", "谈心谈话", "谈心谈话"), "每年[谈心谈话:0,1,2]1次。");
  });

  test("makes one place of quotes that overlap or hold one another, cut where they begin and end", () => {
    assert.equal(shown("党政主要负责同志定期讲党课", "负责同志定期", "定期讲党课"), "党政主要[负责同志定期讲党课:0,1]");
    const { runs } = markQuotes("甲乙丙丁戊", items("乙丙丁", "丙"));
    const place = runs.find((run) => run.kind === "marked");
    assert.deepEqual(
      place?.pieces.map((piece) => `${piece.text}${piece.items.map(({ id }) => id).join()}`),
      ["乙0", "丙0,1", "丁0"],
    );
  });

  test("keeps quotes apart that only touch", () => {
    assert.equal(shown("甲乙丙丁", "甲乙", "丙丁"), "[甲乙:0][丙丁:1]");
  });

  test("names the requirement whose words do not stand in the text, or that quotes nothing", () => {
    assert.deepEqual(
      markQuotes("甲乙", items("丙", "", "乙")).lost.map(({ id }) => id),
      [0, 1],
    );
  });

  test("never loses or doubles a character, nor a requirement", () => {
    const short = fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "1"), maxLength: 12 });
    fc.assert(
      fc.property(short, fc.array(fc.tuple(fc.nat(11), fc.nat(6)), { maxLength: 5 }), (text, cuts) => {
        const quotes = items(...cuts.map(([from, length]) => text.slice(from, from + length)));
        const { runs, lost } = markQuotes(text, quotes);
        assert.equal(runs.map((run) => run.text).join(""), text);
        const marked = runs.flatMap((run) => (run.kind === "marked" ? run.items : []));
        assert.deepEqual(
          [...marked, ...lost].map(({ id }) => id).toSorted((one, other) => one - other),
          quotes.map(({ id }) => id),
        );
        for (const run of runs) {
          if (run.kind === "plain") continue;
          assert.equal(run.pieces.map((piece) => piece.text).join(""), run.text);
          for (const item of run.items) {
            const words: string[] = run.pieces.filter((piece) => piece.items.includes(item)).map((piece) => piece.text);
            assert.equal(words.join(""), item.quote);
          }
        }
      }),
    );
  });
});
