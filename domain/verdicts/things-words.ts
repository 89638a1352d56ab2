import type { SegmentKind } from "#domain/bundle/activities.ts";
import type { Requirement, RequirementOf } from "#domain/guides/requirement-schema.ts";
import type { Template } from "#domain/wording/language.ts";
import { coverageTerms, roleTerms, segmentKindTerms, topicTerms } from "#domain/wording/terms.ts";

/** The kinds as one thing: 党组织会议或党政联席会议. */
export function kindThing(kinds: readonly SegmentKind[]): Template {
  const terms = kinds.map((kind) => segmentKindTerms[kind]);
  return {
    "zh-CN": terms.map((each) => each["zh-CN"]).join("或"),
    en: terms.map((each) => each.en).join(" or "),
  };
}

function topicWords(topic: string): Template {
  return Object.entries(topicTerms).find(([each]) => each === topic)?.[1] ?? { "zh-CN": topic, en: topic };
}

/** What a count counts, with its leader and topic: 书记主讲的党课, 党组织会议（主题：意识形态）. */
export function countThing(requirement: RequirementOf<"count">): Template {
  const kinds = kindThing(requirement.kinds);
  const leader = requirement.leader === undefined ? null : roleTerms[requirement.leader];
  const topic = requirement.topic === undefined ? null : topicWords(requirement.topic);
  return {
    "zh-CN": `${leader === null ? "" : `${leader["zh-CN"]}主讲的`}${kinds["zh-CN"]}${topic === null ? "" : `（主题：${topic["zh-CN"]}）`}`,
    en: `${kinds.en}${leader === null ? "" : ` by the ${leader.en}`}${topic === null ? "" : ` (topic: ${topic.en})`}`,
  };
}

/** Short names of the kinds that have one name each. */
const kindNames = {
  approval: { "zh-CN": "一会一报", en: "approval of forums" },
  precedence: { "zh-CN": "党组织先研究", en: "discussed by the Party first" },
  routing: { "zh-CN": "党组织研究决定", en: "decided by the Party committee" },
  "follow-up": { "zh-CN": "传达上级决定", en: "decisions from above" },
  term: { "zh-CN": "按期换届", en: "elections on time" },
  judgement: { "zh-CN": "需人工判断", en: "for people to judge" },
  "roll-up": { "zh-CN": "所属党支部", en: "the branches" },
} as const satisfies Record<string, Template>;

/** A requirement's short name, where its quote alone would not tell it from its neighbours. */
export function requirementName(requirement: Requirement): Template {
  switch (requirement.kind) {
    case "count":
      return countThing(requirement);
    case "regularity":
      return kindThing(requirement.kinds);
    case "coverage":
      return coverageTerms[requirement.of];
    case "document":
      return { "zh-CN": requirement.document, en: requirement.document };
    case "staffing":
      return roleTerms[requirement.role];
    default:
      return kindNames[requirement.kind];
  }
}
