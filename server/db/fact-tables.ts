import type { Generated } from "kysely";
import type { Activity } from "#domain/bundle/activities.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import type { Calendar, Settings } from "#domain/bundle/calendar.ts";
import type { Approval, Body, Contact, Directive, Document, Statement, WeakBranch } from "#domain/bundle/desk.ts";
import type {
  BranchCategory,
  Election,
  Extension,
  Organisation,
  OrganisationKind,
  Position,
  RosterEntry,
} from "#domain/bundle/organisations.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Json, NullableJson } from "#server/db/json.ts";

/** A fact's current entry: the columns that every list has. */
type Fact<Entry> = {
  university_id: number;
  id: string;
  version: number;
  recorded_at: Date;
  entry: Json<Entry>;
};

/** A fact of one organisation. */
type OwnFact<Entry> = Fact<Entry> & { organisation_id: string };

/** The facts: their current entries, their versions, and what is searched by. */
export type FactTables = {
  fact_versions: {
    university_id: number;
    /** A list of the bundle, the school's one calendar and settings, or who a branch ticked at an activity. */
    list: ListName | "calendar" | "settings" | "attendance";
    id: string;
    version: number;
    action: "create" | "correct" | "withdraw" | "import" | "redact";
    recorded_at: Date;
    claimed_recorded_at: string | null;
    account_id: string | null;
    reason: string | null;
    entry: NullableJson<unknown>;
    private: NullableJson<unknown>;
    salt: Buffer | null;
  };
  organisations: Fact<Organisation> & {
    parent_id: string | null;
    kind: OrganisationKind;
    name: string;
    official_order: number | null;
    category: BranchCategory | null;
    founded_on: CivilDate | null;
    dissolved_on: CivilDate | null;
    path: string[];
    second_supervisor_id: string | null;
    judged_for: CivilDate | null;
  };
  positions: OwnFact<Position> & { person_id: string | null };
  elections: OwnFact<Election> & { held_on: CivilDate };
  extensions: OwnFact<Extension>;
  roster: OwnFact<RosterEntry> & {
    person_id: string;
    name: string | null;
    valid_from: CivilDate;
    valid_to: CivilDate | null;
    end_reason: string | null;
  };
  /** The entry is without minutes, attendees and talk pairs. */
  activities: OwnFact<Activity> & {
    held_on: CivilDate;
    title: string;
    kinds: string[];
    topics: string[];
    sensitive: boolean;
    imported: Generated<boolean>;
    recorded_late: boolean;
    grams: string[];
    names: Generated<string[]>;
  };
  activity_texts: { university_id: number; activity_id: string; minutes: string };
  activity_organisations: {
    university_id: number;
    organisation_id: string;
    held_on: CivilDate;
    activity_id: string;
    kinds: string[];
    sensitive: boolean;
    own: boolean;
  };
  activity_attendees: {
    university_id: number;
    member_id: string;
    held_on: CivilDate;
    activity_id: string;
    segment: number;
    branch_id: string;
  };
  activity_talks: {
    university_id: number;
    activity_id: string;
    segment: number;
    held_on: CivilDate;
    branch_id: string;
    one: string;
    other: string;
  };
  plans: OwnFact<Activity> & { held_on: CivilDate; sensitive: Generated<boolean> };
  documents: OwnFact<Document> & { kind: string; issued_on: CivilDate };
  approvals: OwnFact<Approval> & { approver_id: string | null; forum_activity_id: string };
  directives: OwnFact<Directive>;
  directive_recipients: {
    university_id: number;
    organisation_id: string;
    received_on: CivilDate;
    directive_id: string;
  };
  bodies: OwnFact<Body>;
  contacts: OwnFact<Contact> & { branch_id: string };
  weak_branches: OwnFact<WeakBranch>;
  statements: OwnFact<Statement>;
  school: {
    university_id: number;
    calendar: Json<Calendar>;
    calendar_version: number;
    settings: Json<Settings>;
    settings_version: number;
  };
};
