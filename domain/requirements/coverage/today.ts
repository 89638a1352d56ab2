import { covers } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import { existsOn } from "#domain/facts/organisation.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import { countsAs } from "#domain/requirements/leader.ts";
import { inWindow, itemsOf } from "#domain/requirements/agenda.ts";
import type { Thing } from "#domain/requirements/things.ts";

/** The agenda categories in which the procedure of political vetting is recorded (department 2.1(3)). */
const VETTED = ["recruitment", "titles", "posts", "supervisors", "awards", "appraisals", "projects"];

function branchesOf(department: Organisation, facts: Facts): Organisation[] {
  return (facts.childrenOf.get(department.id) ?? []).filter((each) => each.kind === "branch");
}

function existingBranches(department: Organisation, facts: Facts): Organisation[] {
  return branchesOf(department, facts).filter((each) => existsOn(each, facts.asOf));
}

function isHeldToday(positionId: string | null | undefined, facts: Facts): boolean {
  const post = positionId == null ? undefined : facts.positions.get(positionId);
  return post !== undefined && covers(post, facts.asOf);
}

/** Branches in existence; covered by a contact whose record and post cover the day. */
export function branchContact(department: Organisation, facts: Facts): Thing[] {
  const contacts = (facts.contactsOf.get(department.id) ?? []).filter(
    (each) => covers(each, facts.asOf) && isHeldToday(each.positionId, facts),
  );
  const contacted = new Set(contacts.map((each) => each.branchId));
  return existingBranches(department, facts).map((each) => ({ id: each.id, covered: contacted.has(each.id) }));
}

/** Academic bodies and student societies on the list; covered by a contact whose post covers the day. */
export function bodiesContact(department: Organisation, facts: Facts): Thing[] {
  return (facts.bodiesOf.get(department.id) ?? [])
    .filter((each) => covers(each, facts.asOf))
    .map((each) => ({ id: each.id, covered: isHeldToday(each.contactPositionId, facts) }));
}

/** Teacher branches in existence; covered by a secretary in post who is 双带头人 (a vacancy is not covered). */
export function dualLeaders(department: Organisation, facts: Facts): Thing[] {
  return existingBranches(department, facts)
    .filter((each) => each.category === "teacher")
    .map((branch) => ({
      id: branch.id,
      covered: (facts.positionsOf.get(branch.id) ?? []).some(
        (each) => countsAs(each.role, "secretary") && covers(each, facts.asOf) && each.dualLeader === true,
      ),
    }));
}

/** Flags on the department's branches not closed before the window; covered when closed, or not past the due date. */
export function weakBranches(department: Organisation, facts: Facts): Thing[] {
  const { asOf, window } = facts;
  return branchesOf(department, facts)
    .flatMap((branch) => facts.flagsOn.get(branch.id) ?? [])
    .map((each) => ({ ...each, closedOn: each.closedOn != null && each.closedOn <= asOf ? each.closedOn : null }))
    .filter((each) => each.closedOn === null || each.closedOn >= window.from)
    .map((each) => ({
      id: each.branchId,
      covered: each.closedOn !== null || each.dueOn == null || asOf <= each.dueOn,
    }));
}

/** Agenda items of the seven categories; covered when the procedure followed is recorded. */
export function vetting(department: Organisation, facts: Facts): Thing[] {
  const items = itemsOf(department, ["party-committee-meeting", "joint-meeting"], facts);
  return inWindow(items, facts)
    .filter(({ item }) => VETTED.includes(item.category))
    .map(({ item }) => ({ id: item.id, covered: item.procedureRecorded === true }));
}
