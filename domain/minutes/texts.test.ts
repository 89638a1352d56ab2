import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { z } from "zod";
import { emptyMinutes } from "#domain/minutes/found.ts";
import type { Minutes } from "#domain/minutes/found.ts";
import { readMinutes } from "#domain/minutes/read-minutes.ts";

const SETS = ["labelled", "narrative", "tables", "not-minutes", "held-out", "fresh"] as const;
const FIELDS = [
  "isMinutes",
  "heldOn",
  "startsAt",
  "endsAt",
  "place",
  "convener",
  "recorder",
  "due",
  "present",
  "kinds",
  "topics",
  "title",
  "makesUpForMonth",
  "vote",
  "leaderName",
  "agenda",
] as const satisfies readonly (keyof Minutes)[];
type Field = (typeof FIELDS)[number];

type Sample = { file: string; text: string; expected: Record<string, unknown> };

/** The samples of a file: `@ file name`, a line of JSON with what a person reads (nothing: no minutes), the text. */
function samplesOf(set: (typeof SETS)[number]): Sample[] {
  const all = readFileSync(new URL(`../../test/fixtures/minutes/${set}.txt`, import.meta.url), "utf8");
  return all
    .split(/^@ /m)
    .slice(1)
    .map((part) => {
      const [file = "", json = "", ...lines] = part.split("\n");
      const said = z.record(z.string(), z.unknown()).parse(JSON.parse(json));
      const expected = { ...emptyMinutes(file), ...said, isMinutes: Object.keys(said).length > 0 };
      return { file, text: lines.join("\n"), expected };
    });
}

type Tally = { right: number; missed: number; invented: number };

function plainValue(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : value);
}

const isNothing = (value: unknown): boolean =>
  value == null || value === false || (Array.isArray(value) && value.length === 0);

/** A list counts by its members: what is there and should not be is invented, what is not there is missed. */
function judge(expected: unknown, got: unknown): keyof Tally {
  if (plainValue(expected) === plainValue(got)) return "right";
  if (Array.isArray(expected) && Array.isArray(got) && got.every((item) => expected.includes(item))) return "missed";
  return isNothing(got) ? "missed" : "invented";
}

function report(sets: readonly (typeof SETS)[number][]): { tallies: Map<Field, Tally>; faults: string[] } {
  const tallies = new Map<Field, Tally>(FIELDS.map((field) => [field, { right: 0, missed: 0, invented: 0 }]));
  const faults: string[] = [];
  for (const sample of sets.flatMap(samplesOf)) {
    const got = readMinutes(sample.text, sample.file);
    for (const field of FIELDS) {
      const tally = tallies.get(field);
      const expected = sample.expected[field];
      const outcome = judge(expected, got[field]);
      if (tally !== undefined) tally[outcome] += 1;
      if (outcome !== "right") {
        faults.push(`${outcome} ${sample.file} ${field}: ${plainValue(got[field])}, not ${plainValue(expected)}`);
      }
    }
  }
  return { tallies, faults };
}

function shares(tallies: ReadonlyMap<Field, Tally>): { right: number; invented: number } {
  const all = [...tallies.values()];
  const sum = (name: keyof Tally): number => all.reduce((total, tally) => total + tally[name], 0);
  const total = sum("right") + sum("missed") + sum("invented");
  return { right: sum("right") / total, invented: sum("invented") / total };
}

suite("texts as secretaries write them", () => {
  for (const sets of [SETS.slice(0, 4), SETS.slice(4, 5), SETS.slice(5)]) {
    test(`${sets.join(", ")}: at least 95 % right, at most 1 % invented`, (context) => {
      const { tallies, faults } = report(sets);
      for (const [field, { right, missed, invented }] of tallies) {
        context.diagnostic(`${field}: ${right} right, ${missed} missed, ${invented} invented`);
      }
      const { right, invented } = shares(tallies);
      context.diagnostic(`right ${(100 * right).toFixed(2)} %, invented ${(100 * invented).toFixed(2)} %`);
      for (const fault of faults) context.diagnostic(fault);
      assert.ok(right >= 0.95 && invented <= 0.01, faults.join("\n"));
    });
  }

  test("every value shows words that stand in the text at that place", () => {
    for (const { file, text } of SETS.flatMap(samplesOf)) {
      const minutes = readMinutes(text, file);
      for (const { field, quote, from, to } of minutes.found) {
        assert.equal(quote, text.slice(from, to), `${file} ${field}`);
        assert.notEqual(quote, "", `${file} ${field}`);
      }
      const shown = new Set(minutes.found.map(({ field }) => field));
      for (const field of FIELDS) {
        if (field !== "isMinutes" && !isNothing(minutes[field]))
          assert.ok(shown.has(field), `${file} ${field} shows no words`);
      }
    }
  });

  test("a text that is no minutes gives nothing at all", () => {
    for (const { file, text } of samplesOf("not-minutes")) {
      assert.deepEqual(readMinutes(text, file), emptyMinutes(file));
    }
  });
});
