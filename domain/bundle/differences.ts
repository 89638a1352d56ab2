import { canonical } from "#domain/bundle/canonical.ts";
import { shown } from "#domain/problems/from-zod.ts";
import { difference } from "#domain/problems/merge-problems.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template } from "#domain/wording/language.ts";

/** More than three would hide the line they stand in. */
const MOST = 3;

/** The fields in which two entries differ, each with both values, in both languages. */
export function wordDifferences(mine: object, theirs: object): Template {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const valueIn = (entry: object, field: string): unknown => Reflect.get(entry, field) ?? null;
  const different = names
    .map((field) => ({ field, mine: valueIn(mine, field), theirs: valueIn(theirs, field) }))
    .filter((each) => canonical(each.mine) !== canonical(each.theirs));
  const worded = different.slice(0, MOST).map(({ field, mine: here, theirs: there }) => {
    const values = { field, mine: shown(here), theirs: shown(there) };
    return { "zh-CN": fill(difference, "zh-CN", values), en: fill(difference, "en", values) };
  });
  const more = different.length > MOST ? "…" : "";
  return {
    "zh-CN": worded.map((each) => each["zh-CN"]).join("；") + more,
    en: worded.map((each) => each.en).join("; ") + more,
  };
}
