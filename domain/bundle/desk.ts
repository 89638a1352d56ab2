import { z } from "zod";
import { date, id, recorded, span, text, wholeNumber, words } from "#domain/bundle/fields.ts";

/** A document by its metadata; `kind` is the name the guide gives it, such as 党组织会议议事规则. */
export const document = z.strictObject({
  id,
  organisationId: id,
  kind: words,
  title: text.nullish(),
  number: text.nullish(),
  issuedOn: date,
  expiresOn: date.nullish(),
  withdrawnOn: date.nullish(),
  coversBelow: z.boolean().nullish(),
  ...recorded,
});

/** An approval of a forum (一会一报); `organisationId` is the applicant. */
export const approval = z.strictObject({
  id,
  organisationId: id,
  approverId: id.nullish(),
  forumActivityId: id,
  title: text.nullish(),
  place: text.nullish(),
  speakers: z.array(words).nullish(),
  eventOn: date,
  appliedOn: date.nullish(),
  approvedOn: date.nullish(),
  foreignGuests: z.boolean().nullish(),
  ...recorded,
});

/** A decision from above, entered once by its issuer for all who receive it. */
export const directive = z.strictObject({
  id,
  issuerId: id.nullish(),
  number: text.nullish(),
  title: text.nullish(),
  recipients: z.array(z.strictObject({ organisationId: id, receivedOn: date, ...recorded })).nullish(),
  ...recorded,
});

export const body = z.strictObject({
  id,
  organisationId: id,
  name: words,
  type: z.enum(["academic", "research", "student-society"]),
  contactPositionId: id.nullish(),
  ...span,
  ...recorded,
});

export const contact = z.strictObject({ departmentId: id, branchId: id, positionId: id, ...span, ...recorded });

export const weakBranch = z.strictObject({
  branchId: id,
  flaggedOn: date,
  dueOn: date.nullish(),
  closedOn: date.nullish(),
  ...recorded,
});

export const statedCoverages = [
  "training",
  "dual-life",
  "member-reports",
  "talks-committee",
  "talks-members",
  "talks-peers",
] as const;

/** A branch's or department's own count for a year, where no roster is kept. */
export const statement = z.strictObject({
  organisationId: id,
  year: z.int().min(1900).max(2200),
  coverage: z.enum(statedCoverages),
  due: wholeNumber,
  reached: wholeNumber,
  ...recorded,
});

export type Document = z.infer<typeof document>;
export type Approval = z.infer<typeof approval>;
export type Directive = z.infer<typeof directive>;
export type Body = z.infer<typeof body>;
export type Contact = z.infer<typeof contact>;
export type WeakBranch = z.infer<typeof weakBranch>;
export type Statement = z.infer<typeof statement>;
export type StatedCoverage = Statement["coverage"];
