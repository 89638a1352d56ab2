import type { ListName } from "#domain/bundle/bundle.ts";
import type { Language } from "#domain/wording/language.ts";
import { isFields } from "#web/facts/differences.ts";
import type { FieldPath } from "#web/facts/differences.ts";
import { fieldWords } from "#web/facts/field-words.ts";
import { termOf } from "#web/facts/value-words.ts";
import type { FactSay } from "#web/facts/words.ts";
import { dayText } from "#web/ui/dates.ts";

/** What is needed to say a field of an entry in words. */
export type Telling = {
  list: ListName;
  say: FactSay;
  language: Language;
  today: string;
  /** The name behind an id; undefined where it is not known here. */
  nameOf: (id: string) => string | undefined;
};

const PEOPLE: ReadonlySet<string> = new Set(["attendees", "pair", "memberId"]);

function isReference(field: string): boolean {
  return /(Id|Ids)$/.test(field) || ["alsoFor", "succeeds", "leader", "attendees", "pair", "refersTo"].includes(field);
}

function wordOf({ list, language }: Telling, parent: string | undefined, field: string): string {
  const word = fieldWords[`${parent ?? list}.${field}`] ?? fieldWords[`${list}.${field}`] ?? fieldWords[field];
  return word?.[language] ?? field;
}

const namesIn = (path: FieldPath): string[] => path.filter((each): each is string => typeof each === "string");

/** What a field is called, with the part that it stands in: 党课 · 实到人数. */
export function fieldTold(telling: Telling, path: FieldPath, entry: unknown): string {
  const parts: string[] = [];
  let here: unknown = entry;
  let parent: string | undefined;
  for (const [index, step] of path.entries()) {
    here = typeof here === "object" && here !== null ? Reflect.get(here, step) : undefined;
    if (typeof step === "string") {
      // The list itself is not named where one of its rows is.
      if (typeof path[index + 1] !== "number") parts.push(wordOf(telling, parent, step));
      parent = step;
    } else parts.push(rowTold(telling, parent ?? "", step, here));
  }
  return parts.join(" · ");
}

function rowTold(telling: Telling, list: string, place: number, row: unknown): string {
  const kind = isFields(row) ? row["kind"] : undefined;
  const term = typeof kind === "string" ? termOf("kind", kind, telling.language) : undefined;
  return term ?? `${wordOf(telling, undefined, list)} ${telling.say("nth", { n: place + 1 })}`;
}

/** A value in words: days and terms as people write them, ids by what they name, a part by its fields. */
export function valueTold(telling: Telling, path: FieldPath, value: unknown): string {
  const { say, language, today } = telling;
  const names = namesIn(path);
  const field = names.at(-1) ?? "";
  if (value === undefined || value === null || value === "") return say("nothing");
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (typeof value === "number") return String(value);
  const comma = language === "en" ? ", " : "、";
  if (Array.isArray(value)) {
    if (value.length === 0) return say("nothing");
    return value.map((each: unknown) => valueTold(telling, path, each)).join(isFields(value[0]) ? "\n" : comma);
  }
  if (isFields(value)) {
    const colon = language === "en" ? ": " : "：";
    return Object.entries(value)
      .filter(([name, each]) => name !== "id" && each !== null && each !== undefined)
      .map(([name, each]) => `${wordOf(telling, field, name)}${colon}${valueTold(telling, [...path, name], each)}`)
      .join(language === "en" ? "; " : "；");
  }
  if (typeof value !== "string") return say("nothing");
  if (isReference(field)) return telling.nameOf(value) ?? say(PEOPLE.has(field) ? "somebody" : "someEntry");
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayText(value, language, today);
  return termOf(field, value, language) ?? value;
}
