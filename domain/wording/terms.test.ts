import assert from "node:assert/strict";
import { test } from "node:test";
import type { Template } from "#domain/wording/language.ts";
import * as tables from "#domain/wording/terms.ts";

test("within a table no two values share a term, in either language: workbooks read terms back", () => {
  for (const [name, table] of Object.entries(tables)) {
    if (!name.endsWith("Terms")) continue;
    const terms = Object.values<Template | string>(table).filter((term) => typeof term !== "string");
    for (const language of ["zh-CN", "en"] as const) {
      assert.equal(new Set(terms.map((term) => term[language])).size, terms.length, `${name} ${language}`);
    }
  }
});
