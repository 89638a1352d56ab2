import type { EndReason } from "#api/endpoints/fact-schemas.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import {
  agendaCategoryTerms,
  bodyTypeTerms,
  branchCategoryTerms,
  electionTypeTerms,
  organisationKindTerms,
  roleTerms,
  segmentKindTerms,
  statedCoverageTerms,
  topicTerms,
} from "#domain/wording/terms.ts";

/** Why somebody is no longer on a roster. */
export const endReasonTerms = {
  graduated: { "zh-CN": "毕业", en: "graduated" },
  transferred: { "zh-CN": "转出", en: "transferred" },
  left: { "zh-CN": "离开", en: "left" },
  deceased: { "zh-CN": "去世", en: "deceased" },
  removed: { "zh-CN": "除名", en: "removed" },
  retained: { "zh-CN": "暂留", en: "kept on (暂留)" },
  reformed: { "zh-CN": "支部调整", en: "branch re-formed" },
  other: { "zh-CN": "其他", en: "other" },
} as const satisfies Record<EndReason, Template>;

type Terms = Readonly<Record<string, Template>>;
/** Which terms a field's values have, by the field's name; no two lists use one word for two things. */
const terms: Readonly<Record<string, readonly Terms[]>> = {
  kind: [segmentKindTerms, organisationKindTerms],
  topics: [topicTerms],
  role: [roleTerms],
  category: [branchCategoryTerms, agendaCategoryTerms],
  type: [electionTypeTerms, bodyTypeTerms],
  coverage: [statedCoverageTerms],
  endReason: [endReasonTerms],
};

/** The term of a value where the field has terms; a text that a person wrote stays as it is. */
export function termOf(field: string, value: string, language: Language): string | undefined {
  const found = terms[field]?.find((each) => Object.hasOwn(each, value));
  return found?.[value]?.[language];
}
