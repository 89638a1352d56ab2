import type { Generated } from "kysely";
import type { EntryState } from "#domain/cycles/moves.ts";
import type { NegativeItem } from "#domain/cycles/negative-list.ts";
import type { PhaseDates } from "#domain/cycles/phases.ts";
import type { RatingWord } from "#domain/cycles/scale.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { FindingState } from "#domain/findings/findings.ts";
import type { Snapshot } from "#api/endpoints/assessment-shapes.ts";
import type { FindingEvidence } from "#api/endpoints/findings.ts";
import type { MoveDetails } from "#api/endpoints/cycle-shapes.ts";
import type { Json, NullableJson } from "#server/db/json.ts";

/** Cycles, self-assessments, reviews and findings. */
export type CycleTables = {
  cycles: {
    university_id: number;
    id: string;
    name: string;
    guide_version_id: string;
    window_from: CivilDate;
    window_to: CivilDate;
    phases: Json<readonly PhaseDates[]>;
    scale: Json<readonly RatingWord[]>;
    negative_list: Json<readonly NegativeItem[]>;
    seats: number;
    version: number;
    opened_by: string | null;
    opened_at: Date;
    closed_at: Date | null;
  };
  cycle_entries: {
    university_id: number;
    id: string;
    cycle_id: string;
    organisation_id: string;
    state: EntryState;
    extended_until: CivilDate | null;
    snapshot: number | null;
    remarks: NullableJson<Readonly<Record<string, string>>>;
    version: number;
    changed_at: Date;
  };
  cycle_moves: {
    university_id: number;
    entry_id: string;
    number: number;
    move: string;
    from_state: EntryState;
    to_state: EntryState;
    reason: string | null;
    details: NullableJson<MoveDetails>;
    account_id: string | null;
    at: Date;
  };
  assessment_texts: {
    university_id: number;
    entry_id: string;
    point: string;
    version: number;
    text: string;
    rating: string | null;
    account_id: string | null;
    at: Date;
  };
  assessment_snapshots: {
    university_id: number;
    entry_id: string;
    number: number;
    as_of: CivilDate;
    submitted_at: Date;
    account_id: string | null;
    content: Json<Snapshot>;
    digest: Buffer;
  };
  review_assignments: {
    university_id: number;
    id: string;
    cycle_id: string;
    entry_id: string;
    account_id: string;
    seat: number;
    comment: Generated<string>;
    version: number;
    assigned_at: Date;
    submitted_at: Date | null;
    withdrawn_at: Date | null;
  };
  review_points: {
    university_id: number;
    assignment_id: string;
    point: string;
    rating: string | null;
    comment: string;
    version: number;
    at: Date;
  };
  review_proposals: {
    university_id: number;
    assignment_id: string;
    point: string;
    rating: string;
    reason: string;
    at: Date;
  };
  review_results: {
    university_id: number;
    entry_id: string;
    snapshot: number;
    point: string;
    rating: string;
    reason: string;
    version: number;
    account_id: string | null;
    at: Date;
  };
  findings: {
    university_id: number;
    id: string;
    entry_id: string;
    organisation_id: string;
    point: string;
    text: string;
    due_on: CivilDate;
    state: FindingState;
    version: number;
    raised_by: string | null;
    raised_at: Date;
    closed_at: Date | null;
  };
  finding_steps: {
    university_id: number;
    finding_id: string;
    number: number;
    step: string;
    text: string;
    evidence: Json<FindingEvidence>;
    account_id: string | null;
    at: Date;
  };
};
