import type { Generated } from "kysely";
import type { OrganisationKind } from "#domain/bundle/organisations.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Strength } from "#domain/guides/requirement-schema.ts";
import type { Summary } from "#domain/verdicts/summary.ts";
import type { Status, Verdict } from "#domain/verdicts/verdict.ts";
import type { Cells } from "#domain/verdicts/cells.ts";
import type { VerdictPrivate } from "#domain/verdicts/private-part.ts";
import type { Json, NullableJson } from "#server/db/json.ts";

/** Why an organisation is held against a guide; `rolled-up`: only because its department's guide asks. */
export type VerdictMode = "assessed" | "self-check" | "rolled-up";

/** Guides, what they say of each organisation, and the audit log. */
export type VerdictTables = {
  guide_versions: {
    university_id: number;
    id: string;
    pack: string;
    guide: string;
    label: string;
    applies_to: OrganisationKind;
    state: "draft" | "published" | "retired";
    content: Json<GuidePack>;
    version: number;
    created_at: Date;
    published_at: Date | null;
    retired_at: Date | null;
  };
  guide_assignments: {
    university_id: number;
    id: string;
    organisation_id: string;
    guide_version_id: string;
    mode: "assessed" | "self-check";
    valid_from: CivilDate;
    valid_to: CivilDate | null;
    version: number;
    recorded_at: Date;
  };
  verdicts: {
    university_id: number;
    organisation_id: string;
    guide_version_id: string;
    window_from: CivilDate;
    window_to: CivilDate;
    requirement: string;
    /** Empty for kinds judged on a day. */
    period_from: string;
    mode: VerdictMode;
    status: Status;
    strength: Strength;
    summary: Summary | null;
    need: number;
    count: number;
    due_on: CivilDate | null;
    make_up_until: CivilDate | null;
    digest: string;
    verdict: Json<Verdict>;
    /** Uncovered members and pairs, for the branch alone. */
    private: NullableJson<VerdictPrivate>;
  };
  verdict_cells: {
    university_id: number;
    organisation_id: string;
    guide_version_id: string;
    window_from: CivilDate;
    window_to: CivilDate;
    /** Null: as of today. */
    as_of: CivilDate | null;
    mode: VerdictMode;
    cells: Json<Cells>;
  };
  jobs: {
    id: string;
    university_id: number;
    kind: string;
    input: Json<unknown>;
    account_id: string | null;
    state: "waiting" | "active" | "done" | "failed";
    done: Generated<number>;
    total: number | null;
    result: NullableJson<unknown>;
    created_at: Date;
    seen_at: Date;
    finished_at: Date | null;
  };
  audit_log: {
    university_id: number;
    sequence: number;
    at: Date;
    account_id: string | null;
    address: string;
    action: string;
    list: string | null;
    target_id: string | null;
    organisation_id: string | null;
    before_hash: Buffer | null;
    after_hash: Buffer | null;
    previous_hash: Buffer;
    hash: Buffer;
  };
};
