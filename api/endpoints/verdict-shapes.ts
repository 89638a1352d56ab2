import { z } from "zod";
import { segmentKinds } from "#domain/bundle/activities.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import { branchCategories, organisationKinds } from "#domain/bundle/organisations.ts";
import { date } from "#domain/bundle/fields.ts";
import { summaries } from "#domain/verdicts/summary.ts";
import { statuses } from "#domain/verdicts/verdict.ts";

const period = z.strictObject({ from: date, to: date });
/** `assessed` by the office's choice; `self-check`: seen by the organisation alone. */
const mode = z.enum(["assessed", "self-check"]);

const state = z.strictObject({ status: z.enum(statuses), need: z.int(), count: z.int() });

/** A requirement whose state a write has changed; `before` null: it had none. */
export const requirementChange = z.strictObject({
  organisationId: z.string(),
  guideVersionId: z.string(),
  mode,
  window: period,
  requirement: z.string(),
  quote: z.string(),
  period: period.nullable(),
  before: state.nullable(),
  after: state,
});

export type RequirementChange = z.infer<typeof requirementChange>;

const template = z.strictObject({ "zh-CN": z.string(), en: z.string() });
/** A sentence as data; worded by domain/verdicts/sentence.ts. */
const sentence = z.strictObject({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), template])),
});
const told = { activity: z.string(), title: z.string(), heldOn: date.nullable() };

/** One verdict with its reasons. Records that are for the branch alone are counted, and named to the branch alone. */
export const shownVerdict = z.strictObject({
  period: period.nullable(),
  status: z.enum(statuses),
  summary: z.enum(summaries).nullable(),
  reason: z.string().nullable(),
  need: z.int(),
  count: z.int(),
  missing: z.int(),
  dueOn: date.nullable(),
  dueSoon: z.boolean(),
  makeUpUntil: date.nullable(),
  hints: z.array(z.string()),
  sentences: z.array(sentence),
  counted: z.array(z.strictObject({ ...told, late: z.boolean(), recordedLate: z.boolean() })),
  refused: z.array(z.strictObject({ ...told, code: z.string() })),
  /** The newest of what speaks to the point, and how many there are. */
  found: z
    .strictObject({ activities: z.array(z.strictObject(told)), activityCount: z.int(), documents: z.array(z.string()) })
    .nullable(),
  /** Decisions from above that were not yet passed on, where the requirement asks for that. */
  openDirectives: z.array(z.string()).nullable(),
  /** Uncovered members or pairs, for the branch alone. */
  uncoveredPeople: z.array(z.string()).nullable(),
});

export type ShownVerdict = z.infer<typeof shownVerdict>;

/** What somebody would enter to meet a requirement: a record of one of the kinds, else an entry of the list. */
const metBy = z.strictObject({
  kinds: z.array(z.enum(segmentKinds)),
  list: z.enum(listNames).nullable(),
  topic: z.string().nullable(),
  document: z.string().nullable(),
});

const shownRequirement = z.strictObject({
  id: z.string(),
  quote: z.string(),
  name: template,
  metBy,
  strength: z.enum(["must", "should"]),
  /** `guide`: the number stands in the text; `school`: it is a school setting. */
  decidedBy: z.enum(["guide", "school"]),
  verdicts: z.array(shownVerdict),
});
export type ShownRequirement = z.infer<typeof shownRequirement>;

const shownPoint = z.strictObject({
  code: z.string(),
  level1: z.string(),
  level2: z.string().nullable(),
  text: z.string(),
  summary: z.enum(summaries).nullable(),
  requirements: z.array(shownRequirement),
});

export const shownGuide = z.strictObject({
  guideVersionId: z.string(),
  pack: z.string(),
  guide: z.string(),
  title: z.string(),
  label: z.string(),
  mode,
  indicators: z.array(
    z.strictObject({
      level: z.union([z.literal(1), z.literal(2)]),
      code: z.string(),
      title: z.string(),
      under: z.string().optional(),
    }),
  ),
  points: z.array(shownPoint),
  /** Requirements of no point, such as the committee's term. */
  apart: z.array(shownRequirement),
});
export type ShownGuide = z.infer<typeof shownGuide>;

export const organisationVerdicts = z.strictObject({
  organisation: z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(organisationKinds) }),
  asOf: date,
  knownAt: z.string().nullable(),
  window: period,
  guides: z.array(shownGuide),
});

const cell = z.strictObject({
  counts: z.partialRecord(z.enum(statuses), z.int()),
  summary: z.enum(summaries).nullable(),
});

export const matrix = z.strictObject({
  /** The day that was asked for, else today. */
  asOf: date,
  window: period,
  guides: z.array(
    z.strictObject({
      guideVersionId: z.string(),
      title: z.string(),
      label: z.string(),
      columns: z.array(z.strictObject({ code: z.string(), title: z.string() })),
    }),
  ),
  /** In the official order, each below its parent. */
  rows: z.array(
    z.strictObject({
      organisationId: z.string(),
      parentId: z.string().nullable(),
      name: z.string(),
      kind: z.enum(organisationKinds),
      category: z.enum(branchCategories).nullable(),
      guideVersionId: z.string(),
      /** The day for which it was judged; an earlier one than today: it is being judged. */
      judgedFor: date.nullable(),
      cells: z.record(z.string(), cell),
    }),
  ),
  /** Month-ends for which the matrix is kept. */
  kept: z.array(date),
});

const dueItem = z.strictObject({
  organisationId: z.string(),
  organisation: z.string(),
  guideVersionId: z.string(),
  mode,
  requirement: z.string(),
  point: z.string().nullable(),
  quote: z.string(),
  name: template,
  metBy,
  strength: z.enum(["must", "should"]),
  status: z.enum(statuses),
  period: period.nullable(),
  need: z.int(),
  count: z.int(),
  dueOn: date.nullable(),
  dueSoon: z.boolean(),
  makeUpUntil: date.nullable(),
});

export const duePage = z.strictObject({ items: z.array(dueItem), total: z.int(), asOf: date });
