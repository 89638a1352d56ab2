import assert from "node:assert/strict";
import holidays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { describe, test } from "node:test";
import { factSentences } from "#domain/assessments/sentences.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { factsOf } from "#domain/facts/facts.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import type { RequirementKind } from "#domain/guides/requirement-schema.ts";
import { requirement as schema } from "#domain/guides/requirement-schema.ts";
import { namesOf } from "#domain/verdicts/names.ts";
import type { Template } from "#domain/wording/language.ts";
import { ask, branch, group, held, heldAs, packOf, packs, post, school } from "#test/factories.ts";
import { makeExample } from "#domain/example/make-example.ts";

const window = { from: "2026-01-01", to: "2026-12-31" };

/** What is said of a requirement on a day. */
function said(bundle: Bundle, id: string, asOf = "2026-11-24", organisation?: string): Template[] {
  const guide = id.slice(0, id.indexOf("/"));
  const own = organisation ?? (guide === "branch" ? "b1" : "d1");
  const { verdicts } = ask(bundle, guide, { asOf });
  const found = requirementsOf(packOf(guide)).find((each) => each.requirement.id === id);
  assert.ok(found !== undefined, id);
  const facts = factsOf(bundle, { asOf, knownAt: null, window });
  return factSentences({
    requirement: found.requirement,
    verdicts: verdicts.filter((each) => each.organisation === own && each.requirement === id),
    window,
    facts,
    names: namesOf(bundle),
  });
}

const zh = (sentences: Template[]): string => sentences.map((each) => each["zh-CN"]).join("");
const en = (sentences: Template[]): string => sentences.map((each) => each.en).join(" ");

const withCommittee = branch("b1", { committee: [{ from: "2020-01-01" }] });
const months = ["01", "02", "03", "04", "05", "06", "08", "09", "10"];
const nine = months.map((month) => held(`2026-${month}-10`, "committee-meeting"));

describe("facts of a self-assessment, as sentences", () => {
  test("a count: asked, held, and which months went without", () => {
    const bundle = school({ organisations: [withCommittee], activities: nine });
    const id = "branch/1.2(1)/committee-meeting";
    assert.equal(zh(said(bundle, id, "2026-11-01")), "2026年应召开支委会10次，已召开9次，7月未召开；11月尚未到期。");
    const ten = school({
      organisations: [withCommittee],
      activities: [...nine, held("2026-11-10", "committee-meeting")],
    });
    assert.equal(zh(said(ten, id)), "2026年应召开支委会11次，已召开10次，7月未召开。");
    assert.equal(
      en(said(bundle, id)),
      "2026: 10 × branch committee meeting asked, 9 held, none in July; November not due yet.",
    );
  });

  test("a make-up is told, and too few of several are not none", () => {
    const late = heldAs("2026-08-05", { kind: "committee-meeting", makesUpFor: "2026-07-20" });
    const bundle = school({ organisations: [withCommittee], activities: [...nine, late] });
    assert.equal(
      zh(said(bundle, "branch/1.2(1)/committee-meeting")),
      "2026年应召开支委会10次，已召开10次（其中补开1次）；11月尚未到期。",
    );
    const once = school({
      activities: [
        heldAs("2025-05-10", { kind: "party-committee-meeting", topics: ["ideology"] }, { organisationId: "d1" }),
      ],
    });
    assert.match(
      zh(said(once, "department/2.1(1)/ideology-study")),
      /^2026年应召开党组织会议（主题：意识形态）2次，已召开0次，2026年12月31日到期。$/,
    );
  });

  test("what is not asked says why, and for which months", () => {
    const started = branch("b1", { committee: [{ from: "2026-06-15" }] });
    const bundle = school({ organisations: [started], activities: [held("2026-09-10", "committee-meeting")] });
    const text = zh(said(bundle, "branch/1.2(1)/committee-meeting"));
    assert.match(text, /^2026年应召开支委会4次，已召开1次，7月、8月、10月未召开；11月尚未到期。/);
    assert.match(text, /1月、2月、3月、4月、5月、6月不作要求：党支部在期初没有支部委员会/);
    assert.match(zh(said(school(), "branch/1.2(1)/committee-meeting")), /^党支部在期初没有支部委员会/);
  });

  test("groups are told by the periods in which all of them met", () => {
    const bundle = school({
      organisations: [withCommittee, group("g1"), group("g2")],
      activities: [
        held("2026-01-10", "group-meeting", { organisationId: "g1" }),
        held("2026-01-11", "group-meeting", { organisationId: "g2" }),
      ],
    });
    assert.match(
      zh(said(bundle, "branch/1.2(1)/group-meeting", "2026-02-28")),
      /^2026年各党小组应召开党小组会的时段共1个，各组都做到的1个；2月尚未到期。$/,
    );
  });

  test("nobody is named: members of a set are counted", () => {
    const bundle = school({
      organisations: [withCommittee],
      roster: [
        { memberId: "张三丰", organisationId: "b1", from: "2020-01-01" },
        { memberId: "李四光", organisationId: "b1", from: "2020-01-01" },
      ],
    });
    const text = zh(said(bundle, "branch/2.1(3)/training"));
    assert.match(text, /^2026年2名党员中，0名集中学习培训满32学时。$/);
    assert.doesNotMatch(text, /张三丰|李四光/);
  });

  test("documents, posts, terms and decisions are told as they stand", () => {
    const bundle = school({
      documents: [{ id: "doc", organisationId: "d1", kind: "班子成员分工", issuedOn: "2025-03-01" }],
      positions: [post("o", "d1", "organiser")],
      elections: [{ organisationId: "d1", heldOn: "2020-05-01", type: "full" }],
      directives: [
        { id: "x1", issuerId: "u1", title: "通知", recipients: [{ organisationId: "d1", receivedOn: "2026-03-01" }] },
      ],
    });
    assert.equal(zh(said(bundle, "department/1.2(3)/duties")), "有现行的“班子成员分工”。");
    assert.equal(zh(said(bundle, "department/2.1(1)/responsibility")), "没有现行的“意识形态工作责任制”。");
    assert.equal(zh(said(bundle, "department/4.5(1)/organisers")), "在任专职组织员1名，指南要求至少1名。");
    assert.equal(
      zh(said(bundle, "department/term")),
      "本届委员会于2020年5月1日选举产生，任期已于2025年5月1日届满，没有换届记录。",
    );
    assert.equal(zh(said(bundle, "department/1.1(2)/pass-on")), "收到上级决定1件，已传达0件，没有传达的：通知。");
    assert.equal(zh(said(bundle, "department/4.2(2)/dues")), "2026年尚未印发“党费收缴使用情况”，2026年12月31日到期。");
  });

  test("every requirement of both guides is told in the example's school, whole and in both languages, of every kind", () => {
    const { bundle, asOf } = exampleSchool();
    const kinds = new Set<RequirementKind>();
    let told = 0;
    for (const pack of packs) {
      const { verdicts } = ask(bundle, pack.guide, { asOf });
      const facts = factsOf(bundle, {
        asOf,
        knownAt: null,
        window: { from: `${asOf.slice(0, 4)}-01-01`, to: `${asOf.slice(0, 4)}-12-31` },
      });
      for (const { requirement } of requirementsOf(pack)) {
        const own = Map.groupBy(
          verdicts.filter((each) => each.requirement === requirement.id),
          (each) => each.organisation,
        );
        for (const list of own.values()) {
          const sentences = factSentences({
            requirement,
            verdicts: list,
            window: facts.window,
            facts,
            names: namesOf(bundle),
          });
          assert.ok(sentences.length > 0, requirement.id);
          kinds.add(requirement.kind);
          for (const each of sentences) {
            told += 1;
            for (const text of [each["zh-CN"], each.en]) {
              assert.doesNotMatch(text, /\{\w+\}|undefined|NaN|\[object/, requirement.id);
              assert.ok(text.length > 4, requirement.id);
            }
            assert.match(each["zh-CN"], /。$/, requirement.id);
            assert.match(each.en, /[A-Za-z]{3}.*\.$/, requirement.id);
          }
        }
      }
    }
    assert.ok(told > 200, String(told));
    assert.deepEqual([...kinds].toSorted(), schema.options.map((each) => each.shape.kind.value).toSorted());
  });
});

function exampleSchool(): { bundle: Bundle; asOf: string } {
  const asOf = "2026-11-24";
  const { activities, unknownYears: _unknown, ...lists } = makeExample({ scale: "small", seed: 1, asOf, holidays });
  return { bundle: { ...lists, activities: [...activities] }, asOf };
}
