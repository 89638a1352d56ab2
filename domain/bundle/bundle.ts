import { z } from "zod";
import { activity } from "#domain/bundle/activities.ts";
import { calendar, settings } from "#domain/bundle/calendar.ts";
import { approval, body, contact, directive, document, statement, weakBranch } from "#domain/bundle/desk.ts";
import { election, extension, organisation, position, rosterEntry } from "#domain/bundle/organisations.ts";

export const BUNDLE_FORMAT = "biaogan-bundle/1";

/** The lists of a bundle in the order they are written, each with the schema of one entry (bundle.md). */
export const bundleLists = {
  organisations: organisation,
  positions: position,
  elections: election,
  extensions: extension,
  roster: rosterEntry,
  activities: activity,
  documents: document,
  approvals: approval,
  directives: directive,
  bodies: body,
  contacts: contact,
  weakBranches: weakBranch,
  statements: statement,
  plans: activity,
} as const;

export type ListName = keyof typeof bundleLists;
export type Entry<Name extends ListName> = z.infer<(typeof bundleLists)[Name]>;

/** The parts of a bundle that are not lists. */
export const bundleHead = {
  format: z.literal(BUNDLE_FORMAT),
  calendar: calendar.nullish(),
  settings: settings.nullish(),
} as const;

/** A whole bundle with every list present (empty where it was left out). */
export type Bundle = {
  format: typeof BUNDLE_FORMAT;
  calendar: z.infer<typeof calendar>;
  settings: z.infer<typeof settings>;
} & { [Name in ListName]: Entry<Name>[] };

export const listNames: readonly ListName[] = [
  "organisations",
  "positions",
  "elections",
  "extensions",
  "roster",
  "activities",
  "documents",
  "approvals",
  "directives",
  "bodies",
  "contacts",
  "weakBranches",
  "statements",
  "plans",
];

/** A bundle in which every list is present and empty. */
export function emptyBundle(): Bundle {
  return {
    format: BUNDLE_FORMAT,
    calendar: {},
    settings: {},
    organisations: [],
    positions: [],
    elections: [],
    extensions: [],
    roster: [],
    activities: [],
    documents: [],
    approvals: [],
    directives: [],
    bodies: [],
    contacts: [],
    weakBranches: [],
    statements: [],
    plans: [],
  };
}
