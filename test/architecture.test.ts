import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { commentRules, docstrings } from "#test/architecture/comments.ts";
import { root } from "#test/architecture/files.ts";
import { importRules } from "#test/architecture/imports.ts";
import { innocent, planted } from "#test/architecture/planted.ts";
import { purityRules } from "#test/architecture/purity.ts";
import { shapeRules } from "#test/architecture/shape.ts";
import { parseTrees, readTexts } from "#test/architecture/source.ts";
import type { Finding } from "#test/architecture/source.ts";

const rules = [...importRules, ...shapeRules, ...commentRules, ...purityRules];
const [sources = [], good = [], ...bad] = parseTrees([readTexts(root), innocent, ...planted.map((each) => each.files)]);
const badExamples = planted.map((example, index) => ({ ...example, sources: bad[index] ?? [] }));

function lines(findings: readonly Finding[]): string[] {
  return findings.map(({ path, line, what }) => `${path}:${line} ${what}`);
}

describe("the repository keeps its architecture", () => {
  test("the rules see the code", () => {
    for (const path of ["domain/dates/civil-date.ts", "cli/main.ts", "test/architecture.test.ts"]) {
      assert.ok(
        sources.some((source) => source.path === path && source.imports.length >= 0),
        path,
      );
    }
    assert.ok(sources.flatMap((source) => source.imports).length > sources.length);
  });
  for (const rule of rules) test(rule.name, () => assert.deepEqual(lines(rule.check(sources)), []));
});

describe("every rule of the architecture can fail", () => {
  for (const rule of [...rules, docstrings]) {
    const examples = badExamples.filter((each) => each.rule.test(rule.name));
    test(`${rule.name}: has a bad example`, () => assert.notEqual(examples.length, 0));
    for (const example of examples) {
      test(`${rule.name}: finds ${example.because}`, () => {
        const found = lines(rule.check(example.sources));
        for (const words of example.finds) {
          assert.ok(
            found.some((line) => line.includes(words)),
            `“${words}” is not among:\n${found.join("\n")}`,
          );
        }
      });
    }
  }
  test("no rule speaks of good code that looks like a breach", () => {
    assert.deepEqual(
      rules.flatMap((rule) => lines(rule.check(good))),
      [],
    );
  });
});
