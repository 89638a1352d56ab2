import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { guidePackJsonSchema } from "#domain/guides/json-schema.ts";

test("the published JSON Schema of guide packs is the one that the code generates", () => {
  const published: unknown = JSON.parse(
    readFileSync(new URL("../../guides/guide-pack.schema.json", import.meta.url), "utf8"),
  );
  assert.deepEqual(
    published,
    JSON.parse(JSON.stringify(guidePackJsonSchema())),
    "run: npx biaogan guide schema > guides/guide-pack.schema.json",
  );
});
