import assert from "node:assert/strict";
import { test } from "node:test";
import { quoted } from "#domain/wording/quoted.ts";

test("words are quoted once, and marks inside become single ones", () => {
  assert.equal(quoted("主题党日"), "“主题党日”");
  assert.equal(quoted("“三会一课”"), "“三会一课”");
  assert.equal(quoted("“一会一报”“一事一报”制度"), "“‘一会一报’‘一事一报’制度”");
});
