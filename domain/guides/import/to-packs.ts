import type { organisationKinds } from "#domain/bundle/organisations.ts";
import type { ImportedGuide } from "#domain/guides/import/imported.ts";
import { PACK_FORMAT } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";

type Kind = (typeof organisationKinds)[number];

/** What a title says about whom the guide is for; a branch where it says nothing. */
function appliesTo(title: string): Kind {
  if (/党小组/.test(title)) return "group";
  if (/支部/.test(title)) return "branch";
  if (/院\s*[（(]?\s*系|院系|学院党|党总支|系级|部门|标杆院/.test(title)) return "department";
  return /(?:高校|大学|学校|学院)(?:党委|党组织|党建(?:工作)?(?:示范高校|考核|评估))/.test(title)
    ? "university"
    : "branch";
}

/** A name that is not taken yet: `branch`, `branch-2`, `branch-3`. */
function unused(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${name}-${number}`;
  taken.add(candidate);
  return candidate;
}

/**
 * Guide packs of imported guides, without requirements: those are proposals until a person confirms them.
 * @param pack the id that the guides of one document share
 */
export function packsOf(guides: readonly ImportedGuide[], pack: string): GuidePack[] {
  const taken = new Set<string>();
  return guides.map((guide) => {
    const kind = appliesTo(guide.title);
    return {
      format: PACK_FORMAT,
      pack,
      guide: unused(kind, taken),
      title: guide.title.trim() === "" ? pack : guide.title,
      appliesTo: kind,
      indicators: guide.indicators.map((indicator) => ({ ...indicator })),
      // A point of nothing but a number was warned of; a pack must show something in its place.
      points: guide.points.map((point) => ({
        ...point,
        text: point.text.trim() === "" ? "（原文为空）" : point.text,
        requirements: [],
      })),
    };
  });
}
