import { useQuery } from "@tanstack/react-query";
import { accessRoles, reachesBelow, refusalReasons, roleAllows } from "#domain/access.ts";
import type { Action, RefusalReason } from "#domain/access.ts";
import { accessRoleTerms } from "#domain/wording/access-terms.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language } from "#domain/wording/language.ts";
import { calls } from "#web/calls.ts";
import { useMe } from "#web/identity/me.ts";
import type { Me } from "#web/identity/me.ts";
import { read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/** Why somebody may not do the action, for the place where its button is; null: they may. */
export type Allowed = (action: Action, organisationId?: string) => string | null;

type Place = { id: string; parentId: string | null; kind: string };

function refusal(me: Me, places: ReadonlyMap<string, Place>, action: Action, at?: string): RefusalReason | null {
  const answers = me.abilities.map(({ organisation, actions }) => ({
    id: organisation.id,
    reason: actions.find((each) => each.action === action)?.reason ?? null,
  }));
  if (at === undefined) {
    if (answers.some(({ reason }) => reason === null)) return null;
    return answers[0]?.reason ?? "no-role-here";
  }
  const path: string[] = [];
  for (let id: string | null = at; id !== null && !path.includes(id); id = places.get(id)?.parentId ?? null)
    path.push(id);
  const here = path.flatMap((id) => answers.filter((each) => each.id === id));
  const own = places.get(at)?.kind === "group" ? path.slice(0, 2) : path.slice(0, 1);
  const fitting = here.filter(({ reason }) => reason === null);
  if (fitting.some(({ id }) => reachesBelow(action) || own.includes(id))) return null;
  if (fitting.length > 0) return "private-to-branch";
  return here[0]?.reason ?? "no-role-here";
}

/** The reason in words, and which roles may instead. */
function worded(reason: RefusalReason, action: Action, language: Language): string {
  const roles = accessRoles.filter((role) => roleAllows(role, action)).map((role) => accessRoleTerms[role][language]);
  const said = refusalReasons[reason][language];
  if (reason !== "role-lacks-this" || roles.length === 0) return said;
  const who = { "zh-CN": "{said}可以办理的角色：{roles}。", en: "{said} Roles that may: {roles}." };
  return fill(who, language, { said, roles: roles.join(language === "en" ? ", " : "、") });
}

/** Says of an action, there or anywhere, why the person may not do it. */
export function useAllowed(): Allowed {
  const me = useMe();
  const { language } = useWords();
  const { data } = useQuery({ queryKey: ["directory"], queryFn: () => read(calls.directory, {}), staleTime: 300_000 });
  const places = new Map(data?.organisations.map((each) => [each.id, each]));
  return (action, at) => {
    const reason = refusal(me, places, action, at);
    return reason === null ? null : worded(reason, action, language);
  };
}
