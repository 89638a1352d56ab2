import assert from "node:assert/strict";
import { test } from "node:test";
import { differencesOf } from "#web/facts/differences.ts";

const entry = {
  heldOn: "2026-11-10",
  title: "支委会",
  segments: [{ kind: "committee-meeting", due: 5, present: 4, agenda: [{ id: "g1", title: "一" }] }],
};

test("two versions differ in the fields that say something else, named by their way in", () => {
  const after = {
    ...entry,
    title: "支委会会议",
    place: "会议室",
    segments: [{ ...entry.segments[0], present: 5, agenda: [{ id: "g2", title: "二" }] }],
  };
  assert.deepEqual(differencesOf(entry, after), [
    { path: ["title"], before: "支委会", after: "支委会会议" },
    { path: ["segments", 0, "present"], before: 4, after: 5 },
    { path: ["segments", 0, "agenda", 0], before: undefined, after: { id: "g2", title: "二" } },
    { path: ["segments", 0, "agenda", 0], before: { id: "g1", title: "一" }, after: undefined },
    { path: ["place"], before: undefined, after: "会议室" },
  ]);
});

test("null, an empty list and a field that is left out say the same", () => {
  assert.deepEqual(differencesOf({ a: null, b: [] }, {}), []);
  assert.deepEqual(differencesOf({ a: 1 }, { a: null }), [{ path: ["a"], before: 1, after: undefined }]);
});

test("lists of words are compared whole, and a part that is new is told whole", () => {
  const [topics, part] = differencesOf(
    { topics: ["theory"], segments: [{ kind: "theme-day" }] },
    { topics: ["theory", "study"], segments: [{ kind: "theme-day" }, { kind: "party-lecture" }] },
  );
  assert.deepEqual(topics?.after, ["theory", "study"]);
  assert.deepEqual(part, { path: ["segments", 1], before: undefined, after: { kind: "party-lecture" } });
});
