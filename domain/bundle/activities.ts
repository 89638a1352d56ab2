import { z } from "zod";
import { clockTime, date, id, recorded, text, wholeNumber, words } from "#domain/bundle/fields.ts";

export const segmentKinds = [
  "general-meeting",
  "committee-meeting",
  "group-meeting",
  "party-lecture",
  "theme-day",
  "organisation-life-meeting",
  "democratic-appraisal",
  "training",
  "talk",
  "party-committee-meeting",
  "joint-meeting",
  "centre-study",
  "teacher-study",
  "democratic-life-meeting",
  "secretaries-meeting",
  "secretaries-report",
  "report-to-superior",
  "report-to-branch",
  "survey",
  "forum",
  "service",
  "other",
] as const;

export const agendaCategories = [
  "direction",
  "teachers",
  "interests",
  "cadres",
  "members",
  "recruitment",
  "titles",
  "posts",
  "supervisors",
  "awards",
  "appraisals",
  "projects",
  "other",
] as const;

export const agendaItem = z.strictObject({
  id,
  title: text.nullish(),
  category: z.enum(agendaCategories),
  refersTo: id.nullish(),
  procedureRecorded: z.boolean().nullish(),
});

export const vote = z.strictObject({
  election: z.boolean().nullish(),
  due: wholeNumber,
  present: wholeNumber,
  for: wholeNumber,
});

export const forum = z.strictObject({
  title: text.nullish(),
  place: text.nullish(),
  speakers: z.array(words).nullish(),
  foreignGuests: z.boolean().nullish(),
});

/** A part of an activity that counts for one kind (环节). */
export const segment = z.strictObject({
  kind: z.enum(segmentKinds),
  makesUpFor: date.nullish(),
  topics: z.array(words).nullish(),
  supports: z.array(words).nullish(),
  leader: id.nullish(),
  hours: z.number().min(0).max(1000).nullish(),
  due: wholeNumber.nullish(),
  present: wholeNumber.nullish(),
  attendees: z.array(id).nullish(),
  vote: vote.nullish(),
  talk: z.strictObject({ pair: z.tuple([id, id]) }).nullish(),
  directiveIds: z.array(id).nullish(),
  agenda: z.array(agendaItem).nullish(),
  forum: forum.nullish(),
});

/** One thing that took place on one day (活动); a plan has the same shape. */
export const activity = z.strictObject({
  id,
  organisationId: id,
  alsoFor: z.array(id).nullish(),
  heldOn: date,
  startsAt: clockTime.nullish(),
  endsAt: clockTime.nullish(),
  title: words,
  place: text.nullish(),
  convener: text.nullish(),
  recorder: text.nullish(),
  minutes: text.nullish(),
  observers: wholeNumber.nullish(),
  segments: z.array(segment).min(1),
  ...recorded,
});

export type AgendaItem = z.infer<typeof agendaItem>;
export type AgendaCategory = AgendaItem["category"];
export type Vote = z.infer<typeof vote>;
export type Forum = z.infer<typeof forum>;
export type Segment = z.infer<typeof segment>;
export type SegmentKind = Segment["kind"];
export type Activity = z.infer<typeof activity>;
