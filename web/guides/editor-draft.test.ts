import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { checkPack } from "#domain/guides/check-pack.ts";
import { guidePack, requirementsOf } from "#domain/guides/pack.ts";
import { parseGuidePack } from "#formats/guide-pack.ts";
import { root } from "#test/architecture/files.ts";
import {
  adopted,
  asKind,
  lostQuotes,
  newRequirement,
  openProposals,
  readRequirement,
  requirementChanges,
  withChanged,
  withRequirement,
  withText,
  without,
} from "#web/guides/editor-draft.ts";
import { fieldsOf, requirementKinds } from "#web/guides/requirement-fields.ts";
import type { Field } from "#web/guides/requirement-fields.ts";
import {
  additions,
  kindWords,
  mainSentences,
  partsOf,
  tellRequirement,
  valueText,
} from "#web/guides/requirement-sentence.ts";

const shipped = ["department", "branch"].map((name) =>
  parseGuidePack(readFileSync(join(root, "guides", "tiangong-2025", `${name}.yaml`), "utf8"), name),
);
const branch = shipped[1] ?? assert.fail();
const POINT = "1.2(2)";
const THEME = "branch/1.2(2)/theme-day";

function themeDay() {
  const found = requirementsOf(branch).find(({ requirement }) => requirement.id === THEME)?.requirement;
  assert.ok(found !== undefined && found.kind === "count");
  return found;
}

describe("the form of a requirement follows from the schema", () => {
  test("every field of every kind stands in its sentence or adds one, and every choice has a name", () => {
    for (const kind of requirementKinds) {
      assert.ok(kindWords[kind].en.length > 0);
      for (const language of ["zh-CN", "en"] as const) {
        const inMain = partsOf(mainSentences[kind][language]).filter((each) => each.isField);
        const names = new Set(fieldsOf(kind).map((each) => each.name));
        for (const each of inMain) assert.ok(names.has(each.text), `${kind} ${each.text}`);
        const walk = (fields: readonly Field[], isApart: boolean): void => {
          for (const field of fields) {
            if (field.name === "strength") continue;
            const isThere = inMain.some((each) => each.text === field.name);
            assert.ok(isThere ? isApart || !field.optional : additions[field.name], `${kind} ${field.name}`);
            if (field.type.as === "group") walk(field.type.fields, true);
            if (field.type.as === "choice" || field.type.as === "choices")
              for (const each of field.type.options)
                assert.match(valueText(field.name, each, "zh-CN"), /[\u4e00-\u9fff]/, `${field.name} ${each}`);
          }
        };
        walk(fieldsOf(kind), false);
      }
    }
  });

  test("each kind begins as a sound requirement", () => {
    for (const kind of requirementKinds) {
      const begun = asKind(themeDay(), kind);
      assert.deepEqual(readRequirement(begun), begun, kind);
    }
    assert.equal(readRequirement({ ...themeDay(), times: 0 }), null);
    assert.equal(readRequirement({ ...themeDay(), kinds: [] }), null);
  });

  test("reads like a sentence", () => {
    assert.equal(tellRequirement(themeDay(), "zh-CN"), "每月至少1次主题党日；每月日期相对固定，变动大时提示；必须做到");
    assert.match(tellRequirement(themeDay(), "en"), /^at least 1 × theme day a month; .*; asked of all$/);
    for (const pack of shipped)
      for (const { requirement } of requirementsOf(pack))
        for (const language of ["zh-CN", "en"] as const) {
          const said = tellRequirement(requirement, language, pack);
          assert.doesNotMatch(said, /\{|undefined|\[object/, requirement.id);
        }
  });
});

describe("a draft", () => {
  test("gains, changes and loses a requirement, and stays sound", () => {
    const quote = "主题党日";
    const more = withRequirement(branch, POINT, newRequirement(branch, POINT, quote));
    const again = withRequirement(more, POINT, newRequirement(more, POINT, quote));
    assert.deepEqual(checkPack(guidePack.parse(again), "x"), []);
    const ids = requirementsOf(again).map(({ requirement }) => requirement.id);
    assert.equal(new Set(ids).size, ids.length);
    const twice = withChanged(branch, POINT, { ...themeDay(), times: 2 });
    assert.deepEqual(
      requirementChanges(branch, twice).map(({ id, after }) => [id, after?.kind === "count" ? after.times : null]),
      [[THEME, 2]],
    );
    const [gone] = requirementChanges(branch, without(branch, POINT, THEME));
    assert.deepEqual([gone?.id, gone?.after], [THEME, null]);
    assert.deepEqual(requirementChanges(branch, structuredClone(branch)), []);
  });

  test("other words lose the quotes that they do not hold", () => {
    const other = withText(branch, POINT, "每月开展活动。");
    const point = other.points.find((each) => each.code === POINT);
    assert.deepEqual(point === undefined ? [] : lostQuotes(point).map((each) => each.id), [THEME]);
  });

  test("proposals are what no requirement quotes; adopted, they are counts of what they name", () => {
    const point = {
      code: "9(1)",
      level1: "9",
      level2: "9",
      text: "每季度召开2次党小组会，集中培训不少于32学时。",
      requirements: [],
    };
    const pack = { ...branch, points: [...branch.points, point] };
    const found = openProposals(point);
    assert.deepEqual(
      found.map(({ times, unit }) => [times, unit]),
      [
        [2, "次"],
        [32, "学时"],
      ],
    );
    const made = found.map((each) => adopted(pack, each));
    assert.deepEqual(made[0], {
      id: "branch/9(1)/group-meeting",
      quote: "每季度召开2次党小组会",
      strength: "must",
      kind: "count",
      times: 2,
      per: "quarter",
      kinds: ["group-meeting"],
    });
    assert.equal(made[1]?.kind, "coverage");
    const [first] = made;
    assert.ok(first !== undefined);
    assert.equal(openProposals({ ...point, requirements: [first] }).length, 1);
  });
});
