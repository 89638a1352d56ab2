import { z } from "zod";
import { date, id, recorded, span, text, wholeNumber, words } from "#domain/bundle/fields.ts";

export const organisationKinds = ["university", "department", "branch", "group"] as const;
export const branchCategories = ["teacher", "student", "mixed", "staff", "retired"] as const;
export const roles = [
  "secretary",
  "acting-secretary",
  "deputy-secretary",
  "committee-member",
  "group-leader",
  "dean",
  "leader",
  "organiser",
] as const;

export const organisation = z.strictObject({
  id,
  parentId: id.nullish(),
  kind: z.enum(organisationKinds),
  name: words,
  /** The official order (单位排序). */
  order: z.number().nullish(),
  category: z.enum(branchCategories).nullish(),
  foundedOn: date.nullish(),
  dissolvedOn: date.nullish(),
  succeeds: z.array(id).nullish(),
  /** Earlier values, each valid up to and including `until`; a field left out did not change then. */
  was: z
    .array(
      z.strictObject({
        until: date,
        parentId: id.nullish(),
        category: z.enum(branchCategories).nullish(),
        name: words.nullish(),
        ...recorded,
      }),
    )
    .nullish(),
  committee: z.array(z.strictObject({ ...span, ...recorded })).nullish(),
  jointMeetings: z.boolean().nullish(),
  termYears: z.int().min(1).max(10).nullish(),
  headcounts: z
    .array(z.strictObject({ on: date, full: wholeNumber, probationary: wholeNumber.nullish(), ...recorded }))
    .nullish(),
  ...recorded,
});

/** A post of an office holder. */
export const position = z.strictObject({
  id,
  organisationId: id,
  role: z.enum(roles),
  name: text.nullish(),
  memberId: id.nullish(),
  dualLeader: z.boolean().nullish(),
  ...span,
  ...recorded,
});

export const election = z.strictObject({
  organisationId: id,
  heldOn: date,
  type: z.enum(["full", "by-election", "appointed"]),
  ...recorded,
});

export const extension = z.strictObject({ organisationId: id, approvedOn: date, until: date, ...recorded });

/** A member by pseudonym; several entries a member: transfers, returns. */
export const rosterEntry = z.strictObject({ memberId: id, organisationId: id, ...span, ...recorded });

export type Organisation = z.infer<typeof organisation>;
export type OrganisationKind = Organisation["kind"];
export type BranchCategory = NonNullable<Organisation["category"]>;
export type Position = z.infer<typeof position>;
export type Role = Position["role"];
export type Election = z.infer<typeof election>;
export type Extension = z.infer<typeof extension>;
export type RosterEntry = z.infer<typeof rosterEntry>;
