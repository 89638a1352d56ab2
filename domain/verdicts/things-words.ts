import type { SegmentKind } from "#domain/bundle/activities.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import type { Template } from "#domain/wording/language.ts";
import { roleTerms, segmentKindTerms, topicTerms } from "#domain/wording/terms.ts";

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
