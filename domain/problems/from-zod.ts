import type { z } from "zod";
import { entryProblems } from "#domain/problems/entry-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Place, Problem, ProblemKind } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";

type Issue = z.core.$ZodIssue;

const customKinds = new Map<string, ProblemKind>(Object.values(entryProblems).map((kind) => [kind.code, kind]));

const TYPE_NAMES: Record<string, Template> = {
  string: { "zh-CN": "文字", en: "text" },
  number: { "zh-CN": "数字", en: "a number" },
  int: { "zh-CN": "整数", en: "a whole number" },
  boolean: { "zh-CN": "是非值（true 或 false）", en: "true or false" },
  array: { "zh-CN": "列表 […]", en: "a list […]" },
  tuple: { "zh-CN": "列表 […]", en: "a list […]" },
  object: { "zh-CN": "对象 {…}", en: "an object {…}" },
  record: { "zh-CN": "对象 {…}", en: "an object {…}" },
  null: { "zh-CN": "空值", en: "nothing (null)" },
};

/** The name of a zod type in a sentence: `string` is 文字. */
export function typeName(type: string): Template {
  return TYPE_NAMES[type] ?? { "zh-CN": type, en: type };
}

/** What kind of value stands there, in a sentence. */
export function typeOf(value: unknown): Template {
  if (value === null) return typeName("null");
  return typeName(Array.isArray(value) ? "array" : typeof value);
}

/** A value as short text for a message. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : compact(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** YAML can hold what JSON cannot: a list that contains itself. */
function compact(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return Array.isArray(value) ? "[…]" : "{…}";
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
    input,
  );
}

function wrongType(issue: z.core.$ZodIssueInvalidType, place: Place, value: unknown): Problem {
  if (value === undefined) return problem(entryProblems.missing, place, { expected: typeName(issue.expected) });
  // 1e400 is a number to the person who wrote it, and no number any more when it is read.
  if (value === Number.POSITIVE_INFINITY) {
    return problem(entryProblems.tooBig, place, { value: "∞", limit: String(Number.MAX_SAFE_INTEGER) });
  }
  // A date or a time says with its own code what would be right.
  const own = customKinds.get(issue.message);
  if (own !== undefined) return problem(own, place, { value: shown(value) });
  return problem(entryProblems.wrongType, place, {
    value: shown(value),
    got: typeOf(value),
    expected: typeName(issue.expected),
  });
}

/** Of a text or a list: how much there is of it. */
function sizeOf(value: unknown): string {
  return String(typeof value === "string" || Array.isArray(value) ? value.length : "");
}

/** The code of a problem of our own, and the values of its sentence. */
function customValues(issue: Issue): Record<string, string> {
  const params: Record<string, unknown> = issue.code === "custom" ? (issue.params ?? {}) : {};
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

function problemsOfIssue(issue: Issue, place: Place, value: unknown): Problem[] {
  const values = { value: shown(value) };
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((field) =>
        problem(entryProblems.unknownField, { ...place, path: [...(place.path ?? []), field] }, { field }),
      );
    case "invalid_value": {
      const options = issue.values.map(String).join(issue.values.length > 1 ? " | " : "");
      return [
        value === undefined
          ? problem(entryProblems.missingChoice, place, { options })
          : problem(entryProblems.notInList, place, { ...values, options }),
      ];
    }
    case "invalid_type":
      return [wrongType(issue, place, value)];
    case "too_small":
    case "too_big": {
      const small = issue.code === "too_small";
      const limit = String(small ? issue.minimum : issue.maximum);
      if (issue.origin === "array") {
        const kind = limit === "1" ? entryProblems.emptyList : entryProblems.exactLength;
        // A pair must be two; every other list that is too long has a most.
        if (small || limit === "2") return [problem(kind, place, { limit })];
        return [problem(entryProblems.tooMany, place, { size: sizeOf(value), limit })];
      }
      if (issue.origin === "string" && small && value === "") return [problem(entryProblems.emptyText, place)];
      if (issue.origin === "string" && !small) {
        return [problem(entryProblems.tooLong, place, { size: sizeOf(value), limit })];
      }
      return [problem(small ? entryProblems.tooSmall : entryProblems.tooBig, place, { ...values, limit })];
    }
    case "invalid_union": {
      const options: unknown = Reflect.get(issue, "options");
      if (!Array.isArray(options)) return [problem(entryProblems.unusable, place, values)];
      const listed = { options: options.map(String).join(" | ") };
      return [
        value === undefined
          ? problem(entryProblems.missingChoice, place, listed)
          : problem(entryProblems.notInList, place, { ...values, ...listed }),
      ];
    }
    default: {
      const { code, ...more } = customValues(issue);
      const kind = code === undefined ? undefined : customKinds.get(code);
      return [problem(kind ?? entryProblems.unusable, place, { ...values, ...more })];
    }
  }
}

/**
 * The problems of a value that a schema refused, each at its path below `base.path`.
 * @param input the value as it was given, to show what stands there
 */
export function problemsOfZod(error: z.core.$ZodError, input: unknown, base: Place): Problem[] {
  return error.issues.flatMap((issue) => {
    const steps = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
    return problemsOfIssue(issue, { ...base, path: [...(base.path ?? []), ...steps] }, valueAt(input, issue.path));
  });
}
