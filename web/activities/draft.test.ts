import assert from "node:assert/strict";
import { test } from "node:test";
import { drafts } from "#api/endpoints/fact-schemas.ts";
import { newDraft, readDraft, withSegment } from "#web/activities/draft.ts";
import { entryOf, namesIn } from "#web/activities/entry.ts";

const around = { organisationId: "b1", language: "zh-CN", roster: [] } as const;
const written = withSegment(
  withSegment(
    {
      ...newDraft("2026-11-24", ["general-meeting", "party-lecture"]),
      due: "16",
      present: "14",
      minutes: " 会议记录 ",
      alsoFor: ["b2"],
    },
    "general-meeting",
    { topics: ["theory"], directiveIds: ["x1"] },
  ),
  "party-lecture",
  { leader: "p1", hours: "1.5", makesUpFor: "2026-09-01" },
);

test("a draft of two kinds becomes one record whose parts keep what is their own", () => {
  const entry = entryOf(written, around);
  assert.deepEqual(drafts.activities.parse(entry), entry);
  assert.deepEqual(entry, {
    organisationId: "b1",
    alsoFor: ["b2"],
    heldOn: "2026-11-24",
    title: "支部党员大会暨党课",
    minutes: "会议记录",
    segments: [
      { kind: "general-meeting", due: 16, present: 14, topics: ["theory"], directiveIds: ["x1"] },
      { kind: "party-lecture", due: 16, present: 14, leader: "p1", hours: 1.5, makesUpFor: "2026-09-01" },
    ],
  });
});

test("minutes of a sensitive kind or topic are not sent, whatever the field held before", () => {
  assert.equal(entryOf({ ...written, kinds: ["organisation-life-meeting"] }, around).minutes, undefined);
  const admission = withSegment(written, "general-meeting", { topics: ["admission"] });
  assert.equal(entryOf(admission, around).minutes, undefined);
});

test("with a roster all are there but those who were unticked, and only where the whole branch is due", () => {
  const draft = {
    ...newDraft("2026-11-24", ["theme-day", "committee-meeting"]),
    absent: ["m2"],
    due: "4",
    present: "3",
  };
  const { segments } = entryOf(draft, { ...around, roster: ["m1", "m2", "m3"] });
  assert.deepEqual(segments, [
    { kind: "theme-day", due: 3, present: 2, attendees: ["m1", "m3"] },
    { kind: "committee-meeting", due: 4, present: 3 },
  ]);
  const counted = entryOf({ ...draft, countsOnly: true }, { ...around, roster: ["m1", "m2", "m3"] });
  assert.deepEqual(counted.segments[0], { kind: "theme-day", due: 4, present: 3 });
});

test("talks are one part a pair, without numbers; a pair that is not complete is none", () => {
  const draft = withSegment({ ...newDraft("2026-11-24", ["talk"]), due: "9" }, "talk", {
    pairs: [
      ["p1", "m1"],
      ["p1", "m2"],
      ["p1", ""],
    ],
  });
  assert.deepEqual(entryOf(draft, around).segments, [
    { kind: "talk", talk: { pair: ["p1", "m1"] } },
    { kind: "talk", talk: { pair: ["p1", "m2"] } },
  ]);
});

test("what a plan had and the form does not show stays: its vote, the points it supports", () => {
  const vote = { due: 12, present: 11, for: 9 };
  const base = {
    ...entryOf(written, around),
    observers: 2,
    segments: [{ kind: "general-meeting" as const, vote, supports: ["branch/6(1)"] }],
  };
  const entry = entryOf({ ...written, base }, around);
  assert.equal(entry.observers, 2);
  assert.deepEqual(entry.segments[0]?.vote, vote);
  assert.deepEqual(entry.segments[0]?.supports, ["branch/6(1)"]);
});

test("a kept draft is read back whole; anything else is none", () => {
  assert.deepEqual(readDraft(JSON.stringify(written)), written);
  const { segments: _segments, ...lacking } = written;
  for (const text of ["", "{}", "null", "{", JSON.stringify(lacking), JSON.stringify({ ...written, kinds: ["x"] })])
    assert.equal(readDraft(text), null, text);
});

test("a known name in a title is found, a single letter is no name", () => {
  assert.deepEqual(namesIn("与李四谈心", ["李四", "王五", "四"]), ["李四"]);
  assert.deepEqual(namesIn("职称评审事项 第2批", ["李四"]), []);
});

test("what is written of vote, points and observers stands in place of the plan's, and what is cleared is gone", () => {
  const base = {
    ...entryOf(written, around),
    observers: 2,
    segments: [
      { kind: "general-meeting" as const, vote: { due: 12, present: 11, for: 9 }, supports: ["branch/6(1)"] },
      { kind: "party-lecture" as const, supports: ["branch/6(2)"] },
    ],
  };
  const draft = { ...written, base, observers: "", supports: ["branch/6(2)", "branch/7(2)"] };
  const entry = entryOf(withSegment(draft, "general-meeting", { vote: null }), around);
  assert.equal(entry.observers, undefined);
  assert.deepEqual(
    entry.segments.map((each) => [each.vote, each.supports]),
    [
      [undefined, ["branch/7(2)"]],
      [undefined, ["branch/6(2)"]],
    ],
  );
  const vote = { election: true, due: "12", present: "10", for: "7" };
  const elected = entryOf(withSegment(draft, "general-meeting", { vote }), around);
  assert.deepEqual(elected.segments[0]?.vote, { election: true, due: 12, present: 10, for: 7 });
});

test("a plan with two parts of one kind keeps the second, which has no fields", () => {
  const forums = ["上午", "下午"].map((title) => ({ kind: "forum" as const, forum: { title, place: "报告厅" } }));
  const base = { ...entryOf(written, around), segments: forums };
  const entry = entryOf({ ...newDraft("2026-11-24", ["forum"]), base, place: "别处" }, around);
  assert.deepEqual(entry.segments, forums);
});

test("a draft that an earlier page kept, without observers and points, is read all the same", () => {
  const { observers: _observers, supports: _supports, ...earlier } = written;
  assert.deepEqual(readDraft(JSON.stringify(earlier)), written);
});
