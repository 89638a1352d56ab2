import type { SegmentKind } from "#domain/bundle/activities.ts";
import type { Template } from "#domain/wording/language.ts";
import type { Topic } from "#domain/wording/terms.ts";

/** The words of the text that a value comes from: `quote` is `text.slice(from, to)`. */
export type Found = { field: string; quote: string; from: number; to: number; sure: boolean };

export type MinutesVote = { due: number | null; present: number | null; for: number | null };

/** What one text says of an activity; what it does not say is null or empty. */
export type Minutes = {
  file: string;
  isMinutes: boolean;
  heldOn: string | null;
  startsAt: string | null;
  endsAt: string | null;
  place: string | null;
  convener: string | null;
  recorder: string | null;
  due: number | null;
  present: number | null;
  kinds: SegmentKind[];
  topics: Topic[];
  title: string | null;
  makesUpForMonth: string | null;
  vote: MinutesVote | null;
  leaderName: string | null;
  agenda: string[];
  found: Found[];
  doubts: Template[];
  /** Only date, kind, counts, agenda and vote may be kept (product.md, principle 3); no part of the JSON. */
  sensitive: boolean;
};

/** A stretch of the text; `to` is the place after its last character. */
export type Span = { from: number; to: number };

/** A value with the words it was read from. */
export type Read<Value> = Span & { value: Value; sure: boolean };

/** One row of a table of patterns: what it reads, and a text of real life that a test holds it to. */
export type PatternRow = { pattern: RegExp; example: string };

/** A proposal that holds nothing yet. */
export function emptyMinutes(file: string): Minutes {
  return {
    file,
    isMinutes: false,
    heldOn: null,
    startsAt: null,
    endsAt: null,
    place: null,
    convener: null,
    recorder: null,
    due: null,
    present: null,
    kinds: [],
    topics: [],
    title: null,
    makesUpForMonth: null,
    vote: null,
    leaderName: null,
    agenda: [],
    found: [],
    doubts: [],
    sensitive: false,
  };
}
