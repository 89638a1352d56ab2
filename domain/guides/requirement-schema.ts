import { z } from "zod";
import { agendaCategories, segmentKinds } from "#domain/bundle/activities.ts";
import { words } from "#domain/bundle/fields.ts";
import { branchCategories, roles } from "#domain/bundle/organisations.ts";

/** How often a count is asked; semesters and report windows come from the school's calendar. */
export const cadences = ["week", "month", "quarter", "half-year", "semester", "year", "report-window"] as const;

/** The sets of things that a coverage requirement looks at (rules.md section 4, coverage). */
const coverages = [
  "branch-contact",
  "bodies-contact",
  "dual-leaders",
  "weak-branches",
  "vetting",
  "training",
  "member-reports",
  "talks-committee",
  "talks-members",
  "talks-peers",
  "dual-life",
] as const;

const common = {
  /** `<guide>/<point>/<name>`, fixed for ever once published. */
  id: words,
  /** The exact words of the point that ask for it. */
  quote: words,
  strength: z.enum(["must", "should"]),
};

const times = z.int().min(1);
const onlyFor = z.array(z.enum(branchCategories)).optional();

const count = z.strictObject({
  ...common,
  kind: z.literal("count"),
  times,
  per: z.enum(cadences),
  kinds: z.array(z.enum(segmentKinds)).min(1),
  topic: words.optional(),
  leader: z.enum(roles).optional(),
  eachGroup: z.boolean().optional(),
  needsCommittee: z.boolean().optional(),
  onlyFor,
  /** The guide asks for about the same day each month: a day that moves gives a hint. */
  usualDay: z.boolean().optional(),
  /** The text leaves the number open (Q): `settings.times` may say another, and the verdict says 学校设定. */
  schoolSets: z.boolean().optional(),
});

const regularity = z.strictObject({
  ...common,
  kind: z.literal("regularity"),
  kinds: z.array(z.enum(segmentKinds)).min(1),
});

const coverage = z.strictObject({ ...common, kind: z.literal("coverage"), of: z.enum(coverages) });

const document = z.strictObject({
  ...common,
  kind: z.literal("document"),
  document: words,
  per: z.literal("year").optional(),
  needsJointMeetings: z.boolean().optional(),
});

const approval = z.strictObject({ ...common, kind: z.literal("approval") });

const agenda = z.array(z.enum(agendaCategories)).min(1);
const precedence = z.strictObject({ ...common, kind: z.literal("precedence"), agenda });
const routing = z.strictObject({ ...common, kind: z.literal("routing"), agenda });

const followUp = z.strictObject({ ...common, kind: z.literal("follow-up"), schoolSets: z.boolean().optional() });

const staffing = z.strictObject({
  ...common,
  kind: z.literal("staffing"),
  role: z.enum(roles),
  floor: times,
  target: times.optional(),
});

/** A committee is elected for 3 or 5 years; `termYears` of an organisation has the same bound. */
const term = z.strictObject({ ...common, kind: z.literal("term"), years: times.max(10) });

const rollUp = z.strictObject({ ...common, kind: z.literal("roll-up"), of: z.array(words).min(1) });

/** What a secretary would show for a point that only people can judge. */
export const speaksTo = z.strictObject({
  kinds: z.array(z.enum(segmentKinds)).optional(),
  topics: z.array(words).optional(),
  documents: z.array(words).optional(),
});

const judgement = z.strictObject({ ...common, kind: z.literal("judgement"), speaksTo, onlyFor });

export const requirement = z.discriminatedUnion("kind", [
  count,
  regularity,
  coverage,
  document,
  approval,
  precedence,
  routing,
  followUp,
  staffing,
  term,
  rollUp,
  judgement,
]);

export type Requirement = z.infer<typeof requirement>;
export type RequirementKind = Requirement["kind"];
export type RequirementOf<Kind extends RequirementKind> = Extract<Requirement, { kind: Kind }>;
export type Strength = Requirement["strength"];
export type Cadence = (typeof cadences)[number];
export type SpeaksTo = z.infer<typeof speaksTo>;
