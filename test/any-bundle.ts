import fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { z } from "zod";
import { BUNDLE_FORMAT, bundleHead, bundleLists, emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { clockTime, date, id, instant, text } from "#domain/bundle/fields.ts";

/** Random bundles made from the schemas themselves: a field that is added later is in them without a word here. */
const pad = (number: number): string => String(number).padStart(2, "0");

const anyDate = fc
  .oneof(
    {
      weight: 9,
      arbitrary: fc.date({
        min: new Date("1921-07-23T00:00:00Z"),
        max: new Date("2100-12-31T00:00:00Z"),
        noInvalidDate: true,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.date({
        min: new Date("0001-01-01T00:00:00Z"),
        max: new Date("9999-12-31T00:00:00Z"),
        noInvalidDate: true,
      }),
    },
  )
  .map((day) => day.toISOString().slice(0, 10));

const anyTime = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`);

const anyInstant = fc
  .tuple(anyDate, anyTime, fc.constantFrom("", ":07", ":59.25"), fc.constantFrom("Z", "+08:00", "-0330"))
  .map((parts) => `${parts[0]}T${parts[1]}${parts[2]}${parts[3]}`);

const awkward = fc.constantFrom(
  "=1+1",
  "+86",
  "-",
  "@x",
  "党员大会",
  "意识形态",
  "是",
  "2026-03-05",
  "1",
  "01",
  "1e3",
  "甲、乙",
  "a;b,c",
  '"',
  '"引"号',
  " 前后 ",
  "行1\n行2",
  "\r\n",
  "_x000D_",
  "\t",
  "〔2026〕3号",
  "b1",
  "p1",
  "12:30",
  "TRUE",
  "#N/A",
  "\u{20BB7}",
  "备注",
);
const anyText = fc.oneof(awkward, fc.string({ maxLength: 12 }), fc.string({ unit: "binary", maxLength: 6 }));
const anyWords = anyText.filter((word) => word.trim() !== "");
/** Few enough that references meet what they name. */
const anyId = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("b1", "b2", "p1", "x1", "m1", "甲") },
  { weight: 1, arbitrary: anyWords },
);

const known = new Map<unknown, Arbitrary<unknown>>([
  [date, anyDate],
  [clockTime, anyTime],
  [instant, anyInstant],
  [id, anyId],
  [text, anyText],
]);

function anyNumber(schema: z.ZodNumber): Arbitrary<unknown> {
  const { minValue, maxValue, format } = schema;
  const whole = format === "safeint";
  const least = Math.max(minValue ?? -Infinity, -1e9);
  const most = Math.min(maxValue ?? Infinity, 1e9);
  if (whole) return fc.integer({ min: Math.max(least, -1e6), max: Math.min(most, 1e6) });
  return fc.double({ min: least, max: most, noNaN: true }).map((number) => (number === 0 ? 0 : number));
}

function anyOf(schema: unknown): Arbitrary<unknown> {
  const made = known.get(schema);
  if (made !== undefined) return made;
  if (schema instanceof z.ZodOptional) return fc.option(anyOf(schema.unwrap()), { nil: undefined, freq: 2 });
  if (schema instanceof z.ZodNullable) return fc.option(anyOf(schema.unwrap()), { freq: 6 });
  if (schema instanceof z.ZodArray) return fc.array(anyOf(schema.element), { minLength: 1, maxLength: 3 });
  if (schema instanceof z.ZodTuple) return fc.tuple(...schema.def.items.map((item: unknown) => anyOf(item)));
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral)
    return fc.constantFrom(...(schema instanceof z.ZodEnum ? schema.options : schema.values));
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return anyNumber(schema);
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(
      anyText.filter((key) => key !== "__proto__"),
      anyOf(schema.valueType),
      { maxKeys: 3 },
    );
  if (schema instanceof z.ZodObject) {
    return fc.record(Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, anyOf(field)])));
  }
  throw new Error("a schema of a kind that no bundle had so far");
}

/** Lists whose ids must differ, since their rows are put together by id. */
const KEYED: readonly string[] = ["organisations", "activities", "plans", "directives"];

const lists = Object.entries(bundleLists).map(([name, schema]) => {
  const options = { maxLength: 3 };
  const entry = anyOf(schema);
  const key = (value: unknown): unknown =>
    typeof value === "object" && value !== null ? Reflect.get(value, "id") : value;
  return [
    name,
    KEYED.includes(name) ? fc.uniqueArray(entry, { ...options, selector: key }) : fc.array(entry, options),
  ] as const;
});

export const anyBundle: Arbitrary<Bundle> = fc
  .record({
    ...Object.fromEntries(lists),
    calendar: anyOf(bundleHead.calendar),
    settings: anyOf(bundleHead.settings),
  })
  .map((value) => parseBundle({ ...emptyBundle(), ...value, format: BUNDLE_FORMAT }));
