import { z } from "zod";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { draftSchemas } from "#api/endpoints/fact-schemas.ts";
import { bundleLists } from "#domain/bundle/bundle.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import { canonical } from "#domain/bundle/canonical.ts";

/** The bundle's schemas as a table whose type follows the name. */
const entrySchemas: { readonly [Name in ListName]: z.ZodType<Entry<Name>> } = bundleLists;

/** Parts of an entry that carry a clock of their own. */
const DATED_PARTS = ["was", "committee", "headcounts", "recipients"] as const;

const fields = z.record(z.string(), z.unknown());
const parts = z.array(fields);

/** An instant as a bundle tells it: in Shanghai's own time, so that its day can be read off. */
export function clockText(at: Temporal.Instant): string {
  return at
    .round("millisecond")
    .toZonedDateTimeISO("+08:00")
    .toString({ timeZoneName: "never", fractionalSecondDigits: 3 });
}

function withoutClock({ recordedAt: _recordedAt, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
}

function datedParts(entry: Record<string, unknown>, change: (part: Record<string, unknown>, name: string) => unknown) {
  return Object.fromEntries(
    DATED_PARTS.flatMap((name) =>
      entry[name] == null ? [] : [[name, parts.parse(entry[name]).map((each) => change(each, name))]],
    ),
  );
}

/** An entry as a person edits it: without id and clocks. */
export function draftOf<Name extends ListName>(name: Name, entry: Entry<Name>): Draft<Name> {
  const { id: _id, ...rest } = withoutClock(fields.parse(entry));
  return draftSchemas[name].parse({ ...rest, ...datedParts(rest, withoutClock) });
}

/**
 * A draft as the bundle has it: with the id that the system gave and the clock of its first version. A part that
 * has a clock of its own keeps it for as long as it says the same.
 */
export function entryOf<Name extends ListName>(
  name: Name,
  draft: Draft<Name>,
  system: { id: string; recordedAt: string; now: string; before: Entry<Name> | null },
): Entry<Name> {
  const given = fields.parse(draft);
  const earlier = system.before === null ? {} : fields.parse(system.before);
  const clocks = new Map(
    DATED_PARTS.flatMap((part) =>
      (earlier[part] == null ? [] : parts.parse(earlier[part])).map((each) => [
        part + canonical(withoutClock(each)),
        each["recordedAt"],
      ]),
    ),
  );
  return entrySchemas[name].parse({
    ...("id" in bundleLists[name].shape ? { id: system.id } : {}),
    ...given,
    ...datedParts(given, (part, of) => ({ ...part, recordedAt: clocks.get(of + canonical(part)) ?? system.now })),
    recordedAt: system.recordedAt,
  });
}

/** An entry as a version holds it. */
export function parseEntry<Name extends ListName>(name: Name, value: unknown): Entry<Name> {
  return entrySchemas[name].parse(value);
}
