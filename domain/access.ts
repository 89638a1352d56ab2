import type { CivilDate } from "#domain/dates/civil-date.ts";
import { covers } from "#domain/dates/period.ts";
import type { Template } from "#domain/wording/language.ts";

/** Roles are held at an organisation and hold there and below. */
export const accessRoles = [
  "university-office",
  "department-office",
  "branch-office",
  "minute-taker",
  "forum-approver",
  "reviewer",
  "reader",
  "administrator",
] as const;
export type AccessRole = (typeof accessRoles)[number];

/** What a person may want to do, in the words of the endpoint table. */
export const actions = [
  /** Read what is not private to a branch: activities, documents, posts, verdicts. */
  "see",
  /** Read what never leaves a branch: roster, attendees, talk pairs. */
  "see-private",
  /** Read and write records that are for the organisation alone that held them: organisation-life and democratic-life meetings, talks. */
  "see-sensitive",
  /** Record, correct and withdraw activities, plans and statements. */
  "record",
  /** Keep rosters, and tick who attended. */
  "keep-roster",
  /** Posts, elections, extensions, documents, approvals applied for. */
  "keep-desk",
  /** Contacts, bodies, weak branches: the department's own lists. */
  "keep-department",
  /** Give or refuse the approval of a forum. */
  "approve",
  /** Issue decisions to organisations below. */
  "issue",
  /** Organisations, calendar, settings, guides and their assignment. */
  "manage-school",
  "manage-accounts",
  "see-audit",
  "import",
  "redact",
  /** Apply in a cycle, write the organisation's self-assessment, put its findings right. */
  "assess",
  /** Confirm or return what an organisation below submitted, re-check its findings. */
  "confirm",
  /** Read and rate what a cycle's office has assigned to oneself; nothing else. */
  "review",
  /** Open cycles, choose organisations and reviewers, set results, decide. */
  "manage-cycles",
] as const;
export type Action = (typeof actions)[number];

/** A role as an account holds it. */
export type HeldRole = {
  role: AccessRole;
  organisationId: string;
  validFrom: CivilDate;
  validUntil: CivilDate | null;
};

const branchWork = ["see", "see-private", "see-sensitive", "record", "keep-roster", "keep-desk"] as const;

/**
 * What each role may do at its organisation and below. Private things stay with the branch: no role of a
 * department, of the school or of the system reads them (product.md, principle 3).
 */
const allowed = {
  "university-office": [
    "see",
    "record",
    "keep-desk",
    "keep-department",
    "approve",
    "issue",
    "manage-school",
    "see-audit",
    "import",
    "redact",
    "confirm",
    "manage-cycles",
  ],
  "department-office": [
    "see",
    "see-sensitive",
    "record",
    "keep-desk",
    "keep-department",
    "issue",
    "import",
    "assess",
    "confirm",
  ],
  "branch-office": [...branchWork, "import", "redact", "assess"],
  "minute-taker": ["see", "see-private", "see-sensitive", "record"],
  "forum-approver": ["see", "approve"],
  reviewer: ["review"],
  reader: ["see"],
  administrator: ["manage-accounts", "see-audit"],
} as const satisfies Record<AccessRole, readonly Action[]>;

/** Actions that hold at the very organisation of the role and at its groups, however high the role is held. */
const ofTheOrganisationAlone: readonly Action[] = ["see-private", "see-sensitive", "keep-roster"];

/** True for actions that reach below the organisation at which their role is held. */
export function reachesBelow(action: Action): boolean {
  return !ofTheOrganisationAlone.includes(action);
}

/** The kinds of organisation at which each role may be held. */
const rolePlaces = {
  "university-office": ["university"],
  "department-office": ["department"],
  "branch-office": ["branch"],
  "minute-taker": ["branch", "group"],
  "forum-approver": ["university", "department"],
  reviewer: ["university", "department", "branch"],
  reader: ["university", "department", "branch"],
  administrator: ["university"],
} as const satisfies Record<AccessRole, readonly Target["kind"][]>;

/** True where the role may be held at an organisation of the kind. */
export function mayBeHeldAt(role: AccessRole, kind: Target["kind"]): boolean {
  const places: readonly Target["kind"][] = rolePlaces[role];
  return places.includes(kind);
}

/** Roles that are given for a time: an inspection, a cycle. */
export const rolesWithAnEnd: readonly AccessRole[] = ["reviewer", "reader"];

/** The organisation that an action is aimed at: its path from the root to itself, and its kind. */
export type Target = { path: readonly string[]; kind: "university" | "department" | "branch" | "group" };

export type Answer = { allowed: true } | { allowed: false; reason: RefusalReason };
export const refusalReasonNames = ["no-role-here", "role-lacks-this", "role-expired", "private-to-branch"] as const;
export type RefusalReason = (typeof refusalReasonNames)[number];

/** Why something is not allowed, for the person who tried and for the disabled button. */
export const refusalReasons = {
  "no-role-here": {
    "zh-CN": "您在这个党组织没有角色；如需要，请联系系统管理员授权。",
    en: "You hold no role at this organisation; ask the administrator if you need one.",
  },
  "role-lacks-this": {
    "zh-CN": "您的角色不能做这件事。",
    en: "Your role does not cover this.",
  },
  "role-expired": {
    "zh-CN": "您在这个党组织的角色已到期；如需要，请联系系统管理员续期。",
    en: "Your role at this organisation has expired; ask the administrator to renew it.",
  },
  "private-to-branch": {
    "zh-CN": "这些内容只留在党支部内，上级看不到。",
    en: "This stays within the branch; no one above can see it.",
  },
} as const satisfies Record<RefusalReason, Template>;

/** True for a role that may do the action at its own organisation. */
export function roleAllows(role: AccessRole, action: Action): boolean {
  const own: readonly Action[] = allowed[role];
  return own.includes(action);
}

/** Whether somebody with these roles may do the action at the organisation today. */
export function may(roles: readonly HeldRole[], action: Action, target: Target, today: CivilDate): Answer {
  const here = roles.filter((each) => target.path.includes(each.organisationId));
  if (here.length === 0) return { allowed: false, reason: "no-role-here" };
  const current = here.filter((each) => covers({ from: each.validFrom, to: each.validUntil }, today));
  if (current.length === 0) return { allowed: false, reason: "role-expired" };
  const fitting = current.filter((each) => roleAllows(each.role, action));
  if (reachesBelow(action)) {
    return fitting.length > 0 ? { allowed: true } : { allowed: false, reason: "role-lacks-this" };
  }
  const own = action === "see-sensitive" && target.kind !== "group" ? target.path.slice(-1) : branchOf(target);
  if (fitting.some((each) => own.includes(each.organisationId))) return { allowed: true };
  return { allowed: false, reason: "private-to-branch" };
}

/** The branch itself, and for a group its branch too: where a role must be held to read what is private there. */
function branchOf({ kind, path }: Target): readonly string[] {
  if (kind === "branch") return path.slice(-1);
  return kind === "group" ? path.slice(-2) : [];
}
