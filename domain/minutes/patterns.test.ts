import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { duePatterns, presentPatterns, votePatterns } from "#domain/minutes/counts.ts";
import { datePatterns } from "#domain/minutes/dates.ts";
import type { PatternRow } from "#domain/minutes/found.ts";
import { callingWords, headlines, minutesHeadings, newsWords, otherHeadings } from "#domain/minutes/genre.ts";
import { makeUpPatterns } from "#domain/minutes/held-on.ts";
import { kindPatterns, lecturePattern } from "#domain/minutes/kinds.ts";
import { officePatterns, roleSentences } from "#domain/minutes/names.ts";
import { placePatterns } from "#domain/minutes/place.ts";
import { procedures } from "#domain/minutes/sensitive.ts";
import { plainOf } from "#domain/minutes/source.ts";
import { endPattern, timePattern } from "#domain/minutes/times.ts";
import { topicPatterns } from "#domain/minutes/topics.ts";

const TABLES: Readonly<Record<string, readonly PatternRow[]>> = {
  dates: datePatterns,
  times: [timePattern, endPattern],
  kinds: kindPatterns,
  lectures: [lecturePattern],
  due: duePatterns,
  present: presentPatterns,
  "votes for": votePatterns.for,
  "votes due": votePatterns.due,
  "votes present": votePatterns.present,
  offices: officePatterns,
  conveners: roleSentences.convener,
  recorders: roleSentences.recorder,
  leaders: roleSentences.leader,
  places: placePatterns,
  topics: topicPatterns,
  procedures,
  "make-ups": makeUpPatterns,
  headings: [minutesHeadings, otherHeadings, headlines, callingWords, newsWords],
};

suite("each row of a table of patterns reads its own example", () => {
  for (const [name, rows] of Object.entries(TABLES)) {
    test(name, () => {
      for (const { pattern, example } of rows) {
        assert.match(plainOf(example), new RegExp(pattern.source, pattern.flags.replace("g", "")), example);
      }
    });
  }
});
