import assert from "node:assert/strict";
import { test } from "node:test";
import { drafts } from "#api/endpoints/fact-schemas.ts";
import { newDraft } from "#web/activities/draft.ts";
import { entryOf } from "#web/activities/entry.ts";

const written = {
  ...newDraft("2026-11-24", ["general-meeting", "party-lecture"]),
  due: "16",
  present: "14",
  hours: "",
  topics: ["theory"],
  minutes: " 会议记录 ",
};

test("a draft of two kinds becomes one record with two segments that the contract accepts", () => {
  const entry = entryOf(written, "b1", "zh-CN");
  assert.deepEqual(drafts.activities.parse(entry), entry);
  assert.deepEqual(entry, {
    organisationId: "b1",
    heldOn: "2026-11-24",
    title: "支部党员大会暨党课",
    minutes: "会议记录",
    segments: [
      { kind: "general-meeting", due: 16, present: 14, topics: ["theory"] },
      { kind: "party-lecture", due: 16, present: 14, topics: ["theory"] },
    ],
  });
});

test("minutes of a sensitive kind are not sent, whatever the field held before", () => {
  const entry = entryOf({ ...written, kinds: ["organisation-life-meeting"] }, "b1", "zh-CN");
  assert.equal(entry.minutes, undefined);
});
