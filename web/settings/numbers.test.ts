import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { settings as schema } from "#domain/bundle/calendar.ts";
import { parseGuidePack } from "#formats/guide-pack.ts";
import { root } from "#test/architecture/files.ts";
import {
  bounds,
  changesBetween,
  numberKeys,
  openCounts,
  quotesOf,
  settingsOf,
  typedOf,
  usual,
} from "#web/settings/numbers.ts";

const packs = ["department", "branch"].map((name) =>
  parseGuidePack(readFileSync(join(root, "guides", "tiangong-2025", `${name}.yaml`), "utf8"), name),
);

test("the form gives back the settings that it was given, and leaves out what is usual", () => {
  const settings = { followUpDays: 20, weeklyStudyShare: 0.9, vacationMonths: "exempt" as const, times: { x: 3 } };
  assert.deepEqual(settingsOf(typedOf(settings)), settings);
  assert.deepEqual(settingsOf(typedOf({})), {});
});

test("every number of the schema has a field, and the bounds are the schema's", () => {
  const fields = Object.keys(schema.shape).filter((each) => each !== "vacationMonths" && each !== "times");
  assert.deepEqual(fields.toSorted(), [...numberKeys].toSorted());
  for (const key of numberKeys) {
    const scale = key === "weeklyStudyShare" ? 100 : 1;
    const { least, most } = bounds[key];
    for (const [value, fits] of [
      [least, true],
      [most, true],
      [least - 1, false],
      [most + 1, false],
    ] as const)
      assert.equal(schema.safeParse({ [key]: value / scale }).success, fits, `${key} ${value}`);
    assert.ok(usual(key) >= least && usual(key) <= most, key);
  }
});

test("the counts that the shipped guides leave open come with the guides' words", () => {
  const open = openCounts(packs);
  assert.ok(open.length >= 4);
  const meeting = open.find((each) => each.id === "department/4.3(3)/secretaries-meeting");
  assert.equal(meeting?.quote, "党支部书记工作例会");
  assert.ok(open.every((each) => packs.some((pack) => pack.points.some((point) => point.text.includes(each.quote)))));
  assert.equal(quotesOf(packs, "regularity").length, 1);
});

test("two versions differ where a number does, the usual one being none", () => {
  assert.deepEqual(changesBetween({ makeUpDays: 31, times: { x: 1 } }, { makeUpDays: 20 }), [
    { key: "makeUpDays", id: null, from: "31", to: "20" },
    { key: "times", id: "x", from: "1", to: null },
  ]);
});
