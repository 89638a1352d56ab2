import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { it } from "node:test";
import { openApi } from "#api/openapi.ts";
import { endpoints } from "#api/table.ts";
import { version } from "#server/version.ts";

const FILE = new URL("../api/openapi.json", import.meta.url);

it("api/openapi.json is what the table says; UPDATE=openapi npm exec -- node --test test/openapi.test.ts writes it", async () => {
  const text = `${JSON.stringify(openApi(endpoints, version), null, 2)}\n`;
  if (process.env["UPDATE"] === "openapi") await writeFile(FILE, text);
  assert.deepEqual(JSON.parse(await readFile(FILE, "utf8")), JSON.parse(text));
});

it("every endpoint has a name, an address and a summary of its own in both languages", () => {
  const names = endpoints.map((each) => each.name);
  assert.deepEqual(names.toSorted(), [...new Set(names)].toSorted());
  const addresses = endpoints.map((each) => `${each.method} ${each.path.replaceAll(/:\w+/g, ":x")}`);
  assert.deepEqual(addresses.toSorted(), [...new Set(addresses)].toSorted());
  for (const { name, summary, path } of endpoints) {
    assert.match(name, /^[a-z][a-zA-Z-]*(\.[a-z][a-z-]*)?$/, name);
    assert.match(summary["zh-CN"], /[\u4e00-\u9fff]/, name);
    assert.match(summary.en, /[A-Za-z]{3}/, name);
    assert.match(path, /^(\/(:?[a-zA-Z][\w-]*))+$/, name);
  }
});

it("no schema of the contract lets an unknown field through", () => {
  const text = JSON.stringify(openApi(endpoints, version));
  const document: unknown = JSON.parse(text);
  const open: string[] = [];
  const walk = (value: unknown, at: string): void => {
    if (typeof value !== "object" || value === null) return;
    if ("type" in value && value.type === "object" && "properties" in value && !("additionalProperties" in value))
      open.push(at);
    for (const [key, each] of Object.entries(value)) walk(each, `${at}/${key}`);
  };
  const { paths, components } = document as { paths: unknown; components: { schemas: Record<string, unknown> } };
  const { Problem: _problem, ...schemas } = components.schemas;
  walk({ paths, schemas }, "");
  assert.deepEqual(open, []);
});
