import assert from "node:assert/strict";
import { matchesGlob } from "node:path";
import { after, describe, test } from "node:test";
import { filesOf, root } from "#test/architecture/files.ts";
import { packageScripts, plantedCopy, scriptCommand } from "#test/gates/planted-copy.ts";
import { formatPlants, knipPlants, lintPlants, typePlants } from "#test/gates/plants.ts";

/** Plants the files, runs the tool as package.json does, and removes the copy when the tests are over. */
function plantAndRun(script: string, tool: string, plants: Parameters<typeof plantedCopy>[0]) {
  const copy = plantedCopy(plants);
  after(copy.remove);
  return copy.run(scriptCommand(script, tool));
}

const textByPath = (plants: readonly { path: string; text: string }[]) =>
  Object.fromEntries(plants.map(({ path, text }) => [path, text]));

describe("oxlint can fail", () => {
  const { status, output } = plantAndRun("lint", "oxlint", textByPath(lintPlants));
  test("its exit status says so", () => assert.equal(status, 1));
  for (const { path, rule } of lintPlants) {
    test(`${rule} finds ${path}`, () => {
      const blocks = output.split(/\n(?= {2}[x×⚠!] )/u).filter((block) => block.includes(`[${path}:`));
      assert.ok(
        blocks.some((block) => block.includes(rule)),
        `said of ${path}:\n${blocks.join("\n")}`,
      );
    });
  }
  test("it does not walk node_modules", () => assert.doesNotMatch(output, /\[node_modules\//));
});

describe("tsc can fail", () => {
  const { status, output } = plantAndRun("typecheck", "tsc", textByPath(typePlants));
  test("its exit status says so", () => assert.notEqual(status, 0));
  for (const { path, error } of typePlants) {
    test(`${error} is found in ${path}`, () => {
      const said = output.split("\n").filter((line) => line.startsWith(`${path}(`));
      assert.ok(
        said.some((line) => line.includes(`error ${error}:`)),
        said.join("\n"),
      );
    });
  }
});

describe("oxfmt can fail", () => {
  const { status, output } = plantAndRun("lint", "oxfmt", formatPlants);
  test("its exit status says so", () => assert.equal(status, 1));
  for (const path of Object.keys(formatPlants))
    test(`it finds ${path}`, () => assert.ok(output.includes(path), output));
});

describe("knip can fail, and sees the code", () => {
  const plants = Object.fromEntries(Object.entries(knipPlants).map(([path, { plant }]) => [path, plant]));
  const { status, output } = plantAndRun("lint", "knip", plants);
  test("its exit status says so", () => assert.notEqual(status, 0));
  for (const [path, { says }] of Object.entries(knipPlants)) {
    for (const pattern of says) test(`it finds ${path}: ${pattern.source}`, () => assert.match(output, pattern));
  }
});

describe("npm test runs all of it", () => {
  const command = packageScripts()["test"] ?? "";
  test("lint and typecheck come first, and stop it", () => {
    assert.match(command, /^npm run --silent lint && npm run --silent typecheck && node --test /);
  });
  test("no test file lies outside its patterns", () => {
    const patterns = [...command.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? "");
    const tests = filesOf(root).filter((path) => path.endsWith(".test.ts") && !path.startsWith("test/bench/"));
    assert.deepEqual(
      tests.filter((path) => !patterns.some((pattern) => matchesGlob(path, pattern))),
      [],
    );
    assert.ok(tests.includes("test/gates.test.ts"));
  });
});
