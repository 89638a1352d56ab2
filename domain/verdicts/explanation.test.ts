import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { factsOf } from "#domain/facts/facts.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import { explain } from "#domain/verdicts/explanation.ts";
import type { Explanation } from "#domain/verdicts/explanation.ts";
import { judgeFacts } from "#domain/verdicts/judge.ts";
import { namesOf } from "#domain/verdicts/names.ts";
import { wordSentence } from "#domain/verdicts/sentence.ts";
import { languages } from "#domain/wording/language.ts";
import { branch, group, held, heldAs, packOf, packs, post, school } from "#test/factories.ts";

const window = { from: "2026-01-01", to: "2026-12-31" };

function explanations(bundle: Bundle, guide: string, asOf: string): Map<string, Explanation> {
  const facts = factsOf(bundle, { asOf, knownAt: null, window });
  const names = namesOf(bundle);
  const requirements = new Map(requirementsOf(packOf(guide)).map((each) => [each.requirement.id, each.requirement]));
  const { verdicts } = judgeFacts(facts, { guide: packOf(guide), packs });
  return new Map(
    verdicts.map((verdict) => {
      const requirement = requirements.get(verdict.requirement);
      assert.ok(requirement);
      const key = `${verdict.organisation} ${verdict.requirement} ${verdict.period?.from ?? "-"}`;
      return [key, explain(verdict, requirement, facts, names)];
    }),
  );
}

const busy = school({
  organisations: [
    branch("b1", { name: "教师第一党支部", committee: [{ from: "2024-01-01" }] }),
    group("g1"),
    branch("b2", { category: "student" }),
  ],
  positions: [post("p1", "b1", "secretary"), post("o1", "d1", "organiser")],
  elections: [{ organisationId: "b1", heldOn: "2023-05-10", type: "full" }],
  activities: [
    held("2026-03-12", "general-meeting", { title: "学习全会精神", recordedAt: "2026-03-20T10:00:00+08:00" }),
    heldAs("2026-05-02", { kind: "committee-meeting", makesUpFor: "2026-04-10" }, { title: "补开的支委会" }),
    heldAs("2026-05-02", { kind: "party-lecture", leader: "o1" }, { title: "专题党课" }),
    held("2026-05-03", "service", { title: "义务讲解" }),
    heldAs("2026-06-01", { kind: "forum", forum: { title: "讲座" } }, { organisationId: "d1", title: "讲座" }),
  ],
  directives: [
    { id: "x1", title: "关于开展学习的通知", recipients: [{ organisationId: "b1", receivedOn: "2026-11-01" }] },
  ],
});

describe("a verdict explains itself", () => {
  test("every verdict of both guides has a sentence or a reason, complete in both languages, early and late in the year", () => {
    for (const guide of ["branch", "department"]) {
      for (const asOf of ["2026-02-10", "2026-11-24", "2027-05-01"]) {
        for (const [key, told] of explanations(busy, guide, asOf)) {
          const worded = told.sentences.flatMap((each) => languages.map((language) => wordSentence(each, language)));
          const told2 = told.hints.length + (told.reason === null ? 0 : 1);
          assert.ok(worded.length + told2 > 0, `${key} says nothing`);
          for (const text of worded) assert.ok(!/[{}]|undefined|null/.test(text), `${key}: ${text}`);
        }
      }
    }
  });

  test("a pending month says what is missing and by when, as people write it", () => {
    const told = explanations(busy, "branch", "2026-11-24").get("b1 branch/1.2(1)/committee-meeting 2026-11-01");
    const [said] = told?.sentences ?? [];
    assert.ok(said);
    assert.equal(wordSentence(said, "zh-CN"), "2026年11月还差1次支部委员会会议，2026年11月30日前开展即可。");
    assert.equal(
      wordSentence(said, "en"),
      "November 2026: 1 × branch committee meeting still to be held, by 30 November 2026.",
    );
  });

  test("a make-up, a late record and a refused lecture are told with title and day", () => {
    const all = explanations(busy, "branch", "2026-11-24");
    const april = all.get("b1 branch/1.2(1)/committee-meeting 2026-04-01");
    assert.deepEqual(
      april?.counted.map(({ title, late }) => [title, late]),
      [["补开的支委会", true]],
    );
    const quarter = all.get("b1 branch/1.2(1)/general-meeting 2026-01-01");
    assert.deepEqual(
      quarter?.counted.map(({ title, recordedLate }) => [title, recordedLate]),
      [["学习全会精神", true]],
    );
    const lecture = all.get("b1 branch/1.2(1)/secretary-lecture 2026-01-01");
    assert.deepEqual(
      lecture?.refused.map(({ heldOn, code }) => [heldOn, code]),
      [["2026-05-02", "wrong-leader"]],
    );
  });

  test("a number that the school set is told as the school's", () => {
    const all = explanations(busy, "department", "2026-11-24");
    assert.equal(all.get("d1 department/3(2)/survey 2026-01-01")?.decidedBy, "school");
    assert.equal(all.get("d1 department/2.1(1)/ideology-study 2026-01-01")?.decidedBy, "guide");
  });

  test("uncovered members and pairs are told as numbers, never by name", () => {
    const roster = ["member-a", "member-b"].map((memberId) => ({ memberId, organisationId: "b1", from: "2024-01-01" }));
    const told = explanations({ ...busy, roster }, "branch", "2026-11-24").get("b1 branch/2.1(3)/training 2026-01-01");
    const text = told?.sentences.map((each) => wordSentence(each, "zh-CN")).join("") ?? "";
    assert.match(text, /2名党员中，0名/);
    assert.doesNotMatch(text, /member-/);
  });
});
