import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { answerMove, entryStates, firstState, moveNames, moves, outcomes } from "#domain/cycles/moves.ts";
import type { EntryFacts, EntryState, MoveName } from "#domain/cycles/moves.ts";
import { barringItems, freeFrom, unansweredItems, usualNegativeList } from "#domain/cycles/negative-list.ts";
import { phaseAfter, phaseProblems, phases } from "#domain/cycles/phases.ts";
import type { PhaseDates } from "#domain/cycles/phases.ts";
import { agreedWord, agreementOf, usualScale } from "#domain/cycles/scale.ts";
import { entryStateTerms, moveTerms } from "#domain/cycles/words.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import { fill } from "#domain/wording/language.ts";

const whole: PhaseDates[] = [
  { phase: "apply", from: "2026-01-01", to: "2026-01-31" },
  { phase: "build", from: "2026-02-01", to: "2026-05-31" },
  { phase: "mid-term", from: "2026-06-01", to: "2026-06-30" },
  { phase: "self-assess", from: "2026-09-01", to: "2026-09-30" },
  { phase: "review", from: "2026-10-01", to: "2026-10-31" },
  { phase: "rectify", from: "2026-11-01", to: "2026-11-30" },
  { phase: "decide", from: "2026-12-01", to: "2026-12-31" },
];

const ready: EntryFacts = {
  phases: whole,
  confirmed: true,
  closed: false,
  dissolvedOn: null,
  extendedUntil: null,
  unanswered: 0,
  barred: [],
  unwritten: [],
  readers: 2,
  readersSubmitted: 2,
  unsettled: [],
  openFindings: 0,
  reason: "x",
  until: "2030-01-01",
};

const anyDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays("2025-10-01", days));
const anyMove = fc.constantFrom(...moveNames);
const anyState = fc.constantFrom(...entryStates);
const anyFacts: fc.Arbitrary<EntryFacts> = fc.record({
  phases: fc
    .subarray([...phases], { minLength: 1 })
    .map((chosen) =>
      whole.filter(({ phase }) => chosen.includes(phase) || ["self-assess", "review", "decide"].includes(phase)),
    ),
  confirmed: fc.boolean(),
  closed: fc.boolean(),
  dissolvedOn: fc.option(anyDay),
  extendedUntil: fc.option(anyDay),
  unanswered: fc.integer({ min: 0, max: 2 }),
  barred: fc.constantFrom([], [{ words: { "zh-CN": "情形", en: "item" }, freeFrom: "2027-01-01" }]),
  unwritten: fc.constantFrom(
    [],
    ["1(1)"],
    Array.from({ length: 12 }, (_, index) => `1(${index})`),
  ),
  readers: fc.integer({ min: 1, max: 3 }),
  readersSubmitted: fc.integer({ min: 0, max: 3 }),
  unsettled: fc.constantFrom([], ["1(1)"]),
  openFindings: fc.integer({ min: 0, max: 2 }),
  reason: fc.constantFrom(null, "", " ", "理由"),
  until: fc.option(anyDay),
});

describe("the table of moves", () => {
  test("names every move and every state", () => {
    assert.deepEqual([...moveNames].toSorted(), Object.keys(moves).toSorted());
    assert.deepEqual(Object.keys(moveTerms).toSorted(), Object.keys(moves).toSorted());
    assert.deepEqual(Object.keys(entryStateTerms).toSorted(), [...entryStates].toSorted());
  });

  test("leads from any first phase to every state, and from every state but the ends to an outcome", () => {
    const next = (state: EntryState): EntryState[] =>
      moveNames.flatMap((move) =>
        [true, false].flatMap((confirmed) =>
          [0, 1].flatMap((openFindings) => {
            const facts = { ...ready, confirmed, openFindings, readersSubmitted: move === "reopen" ? 0 : 2 };
            const day = move === "apply" ? "2026-01-10" : move === "submit" ? "2026-09-10" : "2026-12-31";
            const answer = answerMove(move, state, facts, day);
            return answer.allowed ? [answer.to] : [];
          }),
        ),
      );
    const reach = (from: EntryState): Set<EntryState> => {
      const found = new Set<EntryState>([from]);
      for (const each of found) for (const to of next(each)) found.add(to);
      return found;
    };
    assert.deepEqual([...reach("apply")].toSorted(), [...entryStates].toSorted());
    const ends = ["passed", "failed", "declined", "withdrawn"];
    for (const state of entryStates) {
      const found = reach(state);
      if (ends.includes(state)) assert.deepEqual([...found], [state]);
      else for (const outcome of outcomes) assert.ok(found.has(outcome), `${state} → ${outcome}`);
    }
  });

  test("answers every question: allowed from a state of its row alone, else with a whole sentence in both languages", () => {
    fc.assert(
      fc.property(anyMove, anyState, anyFacts, anyDay, (move, state, facts, day) => {
        const answer = answerMove(move, state, facts, day);
        const from: readonly EntryState[] = moves[move].from;
        if (answer.allowed) {
          assert.ok(from.includes(state));
          assert.ok(entryStates.includes(answer.to));
          return;
        }
        for (const language of ["zh-CN", "en"] as const) {
          const said = fill(answer.why, language, answer.values);
          assert.doesNotMatch(said, /\{\w+\}|undefined/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("never lets through what its gates are for", () => {
    fc.assert(
      fc.property(anyMove, anyState, anyFacts, anyDay, (move, state, facts, day) => {
        const answer = answerMove(move, state, facts, day);
        if (!answer.allowed) return;
        assert.equal(facts.closed, false);
        if (move === "apply") {
          assert.equal(facts.unanswered + facts.barred.length, 0);
          assert.ok(day >= "2026-01-01" && day <= (facts.extendedUntil ?? "2026-01-31"));
        }
        if (move === "submit") {
          assert.deepEqual(facts.unwritten, []);
          assert.ok(day >= "2026-09-01" && day <= (facts.extendedUntil ?? "2026-09-30"));
        }
        if (answer.to === "passed" || answer.to === "decide") assert.equal(facts.openFindings, 0);
        if (answer.to === "decide" || answer.to === "rectify") {
          assert.ok(facts.readersSubmitted >= facts.readers);
          assert.deepEqual(facts.unsettled, []);
        }
        if (answer.to === "passed" || answer.to === "failed" || answer.to === "extended") {
          assert.ok((facts.reason ?? "").trim() !== "" && day >= "2026-12-01");
        }
        const gone = facts.dissolvedOn !== null && facts.dissolvedOn < day;
        if (gone) assert.ok(!["passed", "extended", "review"].includes(answer.to));
      }),
      { numRuns: 5000 },
    );
  });

  const answerOn = (move: MoveName, state: EntryState, day: string, facts: Partial<EntryFacts> = {}): string => {
    const answer = answerMove(move, state, { ...ready, ...facts }, day);
    return answer.allowed ? answer.to : fill(answer.why, "zh-CN", answer.values);
  };

  test("both border days of a phase belong to it", () => {
    assert.match(answerOn("submit", "self-assess", "2026-08-31"), /从2026年9月1日开始/);
    assert.equal(answerOn("submit", "self-assess", "2026-09-01"), "confirm");
    assert.equal(answerOn("submit", "self-assess", "2026-09-30", { confirmed: false }), "review");
    assert.match(answerOn("submit", "self-assess", "2026-10-01"), /到2026年9月30日为止/);
    assert.equal(answerOn("submit", "self-assess", "2027-06-30", { extendedUntil: "2027-06-30" }), "confirm");
    assert.match(
      answerOn("submit", "self-assess", "2027-07-01", { extendedUntil: "2027-06-30" }),
      /到2027年6月30日为止/,
    );
  });

  test("an organisation's last day is in time, the day after is not", () => {
    assert.equal(answerOn("submit", "self-assess", "2026-09-10", { dissolvedOn: "2026-09-10" }), "confirm");
    assert.match(
      answerOn("submit", "self-assess", "2026-09-11", { dissolvedOn: "2026-09-10" }),
      /已于2026年9月10日撤销/,
    );
    assert.equal(answerOn("withdraw", "self-assess", "2026-09-11", { dissolvedOn: "2026-09-10" }), "withdrawn");
  });

  test("a phase that is left out is passed over", () => {
    const short = whole.filter(({ phase }) => phase !== "build" && phase !== "mid-term");
    assert.equal(answerOn("accept", "applied", "2026-01-10", { phases: short }), "self-assess");
    assert.match(answerOn("to-mid-term", "build", "2026-12-10", { phases: short }), /没有设中期阶段/);
    assert.equal(firstState(short), "apply");
    assert.equal(firstState(short.slice(1)), "self-assess");
    assert.equal(phaseAfter(short, "review"), "rectify");
  });
});

test("phases: in order, each once, never overlapping, with what there must be", () => {
  const codes = (dates: PhaseDates[]): string[] => phaseProblems(dates).map(({ kind, at }) => `${kind.code} ${at}`);
  const [apply, build, , assess, review, , decide] = whole;
  assert.ok(apply && build && assess && review && decide);
  assert.deepEqual(codes(whole), []);
  assert.deepEqual(codes([apply]), ["phase-missing null"]);
  assert.deepEqual(codes([review, assess, decide]), ["phase-order 1"]);
  assert.deepEqual(codes([assess, { ...review, from: assess.to }, decide]), ["phase-overlap 1"]);
  assert.deepEqual(codes([assess, { ...review, from: addDays(assess.to, 1) }, decide]), []);
  assert.deepEqual(codes([{ ...assess, to: "2026-08-01" }, review, decide]), ["phase-backwards 0"]);
  assert.deepEqual(codes([assess, assess, review, decide]), ["phase-order 1"]);
});

test("an occurrence bars for three years to the day, and frees on that day", () => {
  const items = usualNegativeList;
  const clean = Object.fromEntries(items.map((each) => [each.id, null]));
  assert.deepEqual(unansweredItems(items, {}), items);
  assert.deepEqual(unansweredItems(items, clean), []);
  const bars = (on: string, day: string): string[] =>
    barringItems(items, { ...clean, safety: on }, day).map((each) => each.item.id);
  assert.deepEqual(bars("2023-11-24", "2026-11-23"), ["safety"]);
  assert.deepEqual(bars("2023-11-24", "2026-11-24"), []);
  assert.equal(freeFrom("2024-02-29"), "2027-02-28");
});

test("words of the scale: the same, neighbours, further apart; never a number", () => {
  assert.equal(agreementOf(usualScale, []), "open");
  assert.equal(agreementOf(usualScale, ["reached", "reached"]), "same");
  assert.equal(agreementOf(usualScale, ["reached", "mostly"]), "near");
  assert.equal(agreementOf(usualScale, ["not-reached", "reached"]), "apart");
  assert.equal(agreementOf(usualScale, ["reached", "mostly", "not-reached"]), "apart");
  assert.equal(agreementOf(usualScale, ["reached", "no word of it"]), "same");
  assert.equal(agreedWord(["mostly", "mostly"]), "mostly");
  assert.equal(agreedWord(["mostly", null]), null);
  assert.equal(agreedWord([]), null);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...usualScale.map((each) => each.id))), (said) => {
      assert.equal(agreementOf(usualScale, said), agreementOf(usualScale, said.toReversed()));
    }),
  );
});
