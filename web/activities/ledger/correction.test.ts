import assert from "node:assert/strict";
import { test } from "node:test";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { drafts } from "#api/endpoints/fact-schemas.ts";
import { correctedEntry, correctionState, newItem, newPart } from "#web/activities/ledger/correction.ts";
import { differencesOf } from "#web/facts/differences.ts";

const entry: Draft<"activities"> = {
  organisationId: "b1",
  alsoFor: ["b2"],
  heldOn: "2026-11-10",
  startsAt: "14:30",
  title: "支部党员大会",
  minutes: "一、学习\n二、讨论",
  segments: [
    {
      kind: "general-meeting",
      leader: "p1",
      due: 16,
      present: 14,
      attendees: ["m1"],
      vote: { due: 16, present: 14, for: 14 },
      agenda: [{ id: "g1", title: "发展党员", category: "members", refersTo: "g0" }],
    },
    { kind: "party-lecture", hours: 2, topics: ["theory"], supports: ["branch/6(1)"] },
    { kind: "forum", forum: { title: "论坛", place: "", speakers: [], foreignGuests: false } },
  ],
};

test("a correction in which nothing is typed says what stood there, whatever its fields do not show", () => {
  const same = correctedEntry(correctionState(entry), entry);
  assert.deepEqual(differencesOf(entry, same), []);
  assert.deepEqual(drafts.activities.parse(same).segments[0]?.attendees, ["m1"]);
});

test("what is typed is corrected and nothing else", () => {
  const state = correctionState(entry);
  const [meeting, lecture, forum] = state.parts;
  assert.ok(meeting && lecture && forum);
  const typed = {
    ...state,
    place: " 会议室 ",
    parts: [
      { ...meeting, present: "15" },
      { ...lecture, hours: "1.5" },
      { ...forum, forum: { ...forum.forum, speakers: "张院士\n 李教授 " } },
    ],
  };
  assert.deepEqual(
    differencesOf(entry, correctedEntry(typed, entry)).map(({ path, after }) => [path.join("/"), after]),
    [
      ["segments/0/present", 15],
      ["segments/1/hours", 1.5],
      ["segments/2/forum/speakers", ["张院士", "李教授"]],
      ["place", "会议室"],
    ],
  );
});

test("what is typed over a newer version keeps what the fields do not show of the newer one", () => {
  const newer = { ...entry, alsoFor: ["b2", "b3"] };
  assert.deepEqual(correctedEntry(correctionState(entry), newer).alsoFor, ["b2", "b3"]);
});

test("who was ticked meanwhile stays ticked", () => {
  const [meeting, ...others] = entry.segments;
  assert.ok(meeting);
  const ticked = { ...entry, segments: [{ ...meeting, attendees: ["m1", "m2"] }, ...others] };
  assert.deepEqual(correctedEntry(correctionState(entry), ticked).segments[0]?.attendees, ["m1", "m2"]);
});

test("a part of a sensitive kind takes the minutes away, and an emptied item of the agenda is gone", () => {
  const state = correctionState(entry);
  const [meeting] = state.parts;
  assert.ok(meeting);
  const emptied = { ...meeting, agenda: [{ ...meeting.agenda[0], title: "" } as (typeof meeting.agenda)[number]] };
  const after = correctedEntry({ ...state, parts: [emptied, newPart("organisation-life-meeting")] }, entry);
  assert.equal(after.minutes, null);
  assert.equal(after.segments[0]?.agenda, null);
  const added = correctedEntry(
    { ...state, parts: [{ ...meeting, agenda: [...meeting.agenda, { ...newItem(), title: "二" }] }] },
    entry,
  );
  assert.deepEqual(
    added.segments[0]?.agenda?.map((each) => each.title),
    ["发展党员", "二"],
  );
});
