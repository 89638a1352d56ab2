import type { Activity, Segment, SegmentKind } from "#domain/bundle/activities.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Organisation, Position } from "#domain/bundle/organisations.ts";
import { parseKnownAt } from "#domain/facts/known.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { judge } from "#domain/verdicts/judge.ts";
import type { Judgement } from "#domain/verdicts/judge.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";
import { shippedPacks } from "#formats/guide-pack.ts";

/** Small facts for tests: a school u1 with department d1 and branch b1, and what a test adds. */
export const packs = await shippedPacks();

export function packOf(guide: string): GuidePack {
  const pack = packs.find((each) => each.guide === guide);
  if (pack === undefined) throw new Error(`no pack ${guide}`);
  return pack;
}

export function organisation(entry: Partial<Organisation> & Pick<Organisation, "id" | "kind">): Organisation {
  return { name: entry.id, foundedOn: "2020-01-01", ...entry };
}

export function branch(id: string, entry: Partial<Organisation> = {}): Organisation {
  return organisation({ id, kind: "branch", parentId: "d1", category: "teacher", ...entry });
}

export function group(id: string, entry: Partial<Organisation> = {}): Organisation {
  return organisation({ id, kind: "group", parentId: "b1", ...entry });
}

export function post(
  id: string,
  organisationId: string,
  role: Position["role"],
  entry: Partial<Position> = {},
): Position {
  return { id, organisationId, role, name: id, from: "2020-01-01", ...entry };
}

let serial = 0;

/** An activity of b1 with one segment a kind. */
export function held(heldOn: string, kinds: SegmentKind | SegmentKind[], entry: Partial<Activity> = {}): Activity {
  serial += 1;
  const segments = [kinds].flat().map((kind): Segment => ({ kind }));
  return {
    id: `a${serial}`,
    organisationId: "b1",
    heldOn,
    title: `${heldOn} ${segments[0]?.kind}`,
    segments,
    ...entry,
  };
}

/** An activity of b1 with one segment. */
export function heldAs(heldOn: string, segment: Segment, entry: Partial<Activity> = {}): Activity {
  return held(heldOn, segment.kind, { segments: [segment], ...entry });
}

export const teaching2026 = {
  semesters: [
    { name: "2025秋", startsOn: "2025-09-01", endsOn: "2026-01-18" },
    { name: "2026春", startsOn: "2026-03-02", endsOn: "2026-07-12" },
    { name: "2026秋", startsOn: "2026-09-01", endsOn: "2027-01-17" },
  ],
  holidays: ["2026-01-01", "2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
  makeUpDays: ["2026-10-10"],
};

export function school(parts: Partial<Bundle> = {}): Bundle {
  return {
    ...emptyBundle(),
    calendar: teaching2026,
    ...parts,
    organisations: [
      organisation({ id: "u1", kind: "university" }),
      organisation({ id: "d1", kind: "department", parentId: "u1" }),
      ...(parts.organisations ?? [branch("b1")]),
    ],
  };
}

type Ask = { asOf: string; from?: string; to?: string; knownAt?: string; upcoming?: boolean; only?: string[] };

export function ask(bundle: Bundle, guide: string, { asOf, from, to, knownAt, upcoming, only }: Ask): Judgement {
  const year = asOf.slice(0, 4);
  const window = { from: from ?? `${year}-01-01`, to: to ?? `${year}-12-31` };
  const known = knownAt === undefined ? null : parseKnownAt(knownAt);
  const question = { guide: packOf(guide), packs, organisations: only, upcoming: upcoming ?? false };
  return judge(bundle, { asOf, knownAt: known, window }, question);
}

/** The verdicts of one requirement for one organisation, by the first day of their period (`-`: none). */
export function verdictsOf(
  bundle: Bundle,
  requirement: string,
  question: Ask,
  organisationId = requirement.startsWith("branch/") ? "b1" : "d1",
): Record<string, Verdict> {
  const guide = requirement.slice(0, requirement.indexOf("/"));
  const { verdicts } = ask(bundle, guide, question);
  return Object.fromEntries(
    verdicts
      .filter((each) => each.requirement === requirement && each.organisation === organisationId)
      .map((each) => [each.period?.from ?? "-", each]),
  );
}

/** The one verdict of the period that begins on the day. */
export function verdictOf(
  bundle: Bundle,
  requirement: string,
  question: Ask,
  begins: string,
  organisationId?: string,
): Verdict {
  const verdict = verdictsOf(bundle, requirement, question, organisationId)[begins];
  if (verdict === undefined) throw new Error(`no verdict of ${requirement} for ${begins}`);
  return verdict;
}
