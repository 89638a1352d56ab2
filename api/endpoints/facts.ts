import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import type { Endpoint } from "#api/endpoint.ts";
import {
  ability,
  idParams,
  listQuery,
  reason,
  recordOf,
  recordWithAbilities,
  version,
  warning,
} from "#api/endpoints/fact-schemas.ts";
import { bodies } from "#api/endpoints/fact-bodies.ts";
import { requirementChange } from "#api/endpoints/verdict-shapes.ts";
import type { Action } from "#domain/access.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { listTerms } from "#domain/wording/list-terms.ts";

/** Which action reading and which writing asks for, list by list (rules.md; domain/access.ts says who may). */
export const listActions = {
  organisations: { reads: "see", writes: "manage-school" },
  positions: { reads: "see", writes: "keep-desk" },
  elections: { reads: "see", writes: "keep-desk" },
  extensions: { reads: "see", writes: "keep-desk" },
  roster: { reads: "see-private", writes: "keep-roster" },
  activities: { reads: "see", writes: "record" },
  documents: { reads: "see", writes: "keep-desk" },
  approvals: { reads: "see", writes: "keep-desk" },
  directives: { reads: "see", writes: "issue" },
  bodies: { reads: "see", writes: "keep-department" },
  contacts: { reads: "see", writes: "keep-department" },
  weakBranches: { reads: "see", writes: "keep-department" },
  statements: { reads: "see", writes: "record" },
  plans: { reads: "see", writes: "record" },
} as const satisfies Record<ListName, { reads: Action; writes: Action }>;

/** The list's name in a path: `weakBranches` is `weak-branches`. */
function pathOf(name: ListName): string {
  return `/${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** What is refused wherever something is written. */
const writeErrors = ["invalid-input", "not-allowed", "not-found", "conflict", "key-reused", "no-room"] as const;

/** What saving answers with: the record, the requirements that it changed, and likely slips. */
function savedOf<Name extends ListName>(name: Name) {
  return z.strictObject({
    record: recordWithAbilities(name),
    changes: z.array(requirementChange),
    warnings: z.array(warning),
  });
}

/** The seven endpoints that every list has. */
function factEndpoints<Name extends ListName>(name: Name) {
  const path = pathOf(name);
  const words = listTerms[name];
  const { reads, writes } = listActions[name];
  const said = (zh: string, en: string) => ({ "zh-CN": `${words["zh-CN"]}：${zh}`, en: `${words.en}: ${en}` });
  return {
    list: endpoint({
      name: `${name}.list`,
      method: "GET",
      path,
      summary: said("按条件列出", "list, filtered, sorted and paged"),
      permission: reads,
      params: nothing,
      query: listQuery,
      body: noBody,
      output: z.strictObject({ total: z.int().min(0), records: z.array(recordOf(name)) }),
      errors: ["invalid-input", "not-allowed", "not-found"],
    }),
    get: endpoint({
      name: `${name}.get`,
      method: "GET",
      path: `${path}/:id`,
      summary: said("读取一条", "read one"),
      permission: reads,
      params: idParams,
      query: nothing,
      body: noBody,
      output: recordWithAbilities(name),
      errors: ["not-found"],
    }),
    history: endpoint({
      name: `${name}.history`,
      method: "GET",
      path: `${path}/:id/history`,
      summary: said("历次版本", "its versions, with who and why"),
      permission: reads,
      params: idParams,
      query: nothing,
      body: noBody,
      /** `abilities.restore`: what is withdrawn can be read here alone. */
      output: z.strictObject({ versions: z.array(bodies[name].told), abilities: z.record(z.string(), ability) }),
      errors: ["not-found"],
    }),
    create: endpoint({
      name: `${name}.create`,
      method: "POST",
      path,
      summary: said("新增", "record a new one"),
      permission: writes,
      params: nothing,
      query: nothing,
      body: bodies[name].create,
      output: savedOf(name),
      errors: [...writeErrors],
    }),
    correct: endpoint({
      name: `${name}.correct`,
      method: "PUT",
      path: `${path}/:id`,
      summary: said("更正（保留原版本）", "correct it; the earlier version is kept"),
      permission: writes,
      params: idParams,
      query: nothing,
      body: bodies[name].correct,
      output: savedOf(name),
      errors: [...writeErrors, "stale-version"],
    }),
    withdraw: endpoint({
      name: `${name}.withdraw`,
      method: "POST",
      path: `${path}/:id/withdraw`,
      summary: said("撤回（保留记录和原因）", "withdraw it; the record is kept with its reason"),
      permission: writes,
      params: idParams,
      query: nothing,
      body: z.strictObject({ version, reason }),
      output: z.strictObject({ version, changes: z.array(requirementChange) }),
      errors: [...writeErrors, "stale-version"],
    }),
    restore: endpoint({
      name: `${name}.restore`,
      method: "POST",
      path: `${path}/:id/restore`,
      summary: said("恢复已撤回的一条", "bring back a withdrawn one, as a new version"),
      permission: writes,
      params: idParams,
      query: nothing,
      body: z.strictObject({ version, reason }),
      output: savedOf(name),
      errors: [...writeErrors, "stale-version"],
    }),
  };
}

/** The rows of one list. */
export type FactRows<Name extends ListName> = ReturnType<typeof factEndpoints<Name>>;

/** Every list's rows. */
export const factRows: { readonly [Name in ListName]: FactRows<Name> } = {
  organisations: factEndpoints("organisations"),
  positions: factEndpoints("positions"),
  elections: factEndpoints("elections"),
  extensions: factEndpoints("extensions"),
  roster: factEndpoints("roster"),
  activities: factEndpoints("activities"),
  documents: factEndpoints("documents"),
  approvals: factEndpoints("approvals"),
  directives: factEndpoints("directives"),
  bodies: factEndpoints("bodies"),
  contacts: factEndpoints("contacts"),
  weakBranches: factEndpoints("weakBranches"),
  statements: factEndpoints("statements"),
  plans: factEndpoints("plans"),
};

export const allFactEndpoints: readonly Endpoint[] = listNames.flatMap((name) =>
  Object.values<Endpoint>(factRows[name]),
);
