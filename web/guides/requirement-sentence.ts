import type { GuidePack } from "#domain/guides/pack.ts";
import type { Requirement, RequirementKind } from "#domain/guides/requirement-schema.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import {
  agendaCategoryTerms,
  branchCategoryTerms,
  coverageTerms,
  roleTerms,
  segmentKindTerms,
  topicTerms,
} from "#domain/wording/terms.ts";
import { fieldsOf } from "#web/guides/requirement-fields.ts";
import type { Field } from "#web/guides/requirement-fields.ts";

/** What kind of thing a requirement asks for. */
export const kindWords = {
  count: { "zh-CN": "次数：每隔一段时间开展几次", en: "a count: so many times in a period" },
  regularity: { "zh-CN": "每个教学周都有", en: "in every teaching week" },
  coverage: { "zh-CN": "全覆盖：逐一做到", en: "coverage: each one of a set" },
  document: { "zh-CN": "一份文件", en: "a document" },
  approval: { "zh-CN": "论坛讲座审批（一会一报）", en: "approval of forums (一会一报)" },
  precedence: { "zh-CN": "党组织会议先研究", en: "the Party committee first" },
  routing: { "zh-CN": "由党组织会议决定", en: "decided by the Party committee" },
  "follow-up": { "zh-CN": "传达上级决议", en: "passing decisions on" },
  staffing: { "zh-CN": "配备人员", en: "staffing" },
  term: { "zh-CN": "按期换届", en: "elections in time" },
  "roll-up": { "zh-CN": "所属党支部都做到", en: "all its branches do" },
  judgement: { "zh-CN": "没有数字，由人判断", en: "no number: people judge" },
} as const satisfies Record<RequirementKind, Template>;

/** What it asks, as a sentence; `{field}` is where the field stands. */
export const mainSentences = {
  count: { "zh-CN": "{per}至少{times}次{kinds}", en: "at least {times} × {kinds} {per}" },
  regularity: { "zh-CN": "学期中每个教学周都有{kinds}", en: "{kinds} in every teaching week of a semester" },
  coverage: { "zh-CN": "逐一做到：{of}", en: "each one: {of}" },
  document: { "zh-CN": "有一份在有效期内的{document}", en: "a document in force: {document}" },
  approval: { "zh-CN": "每场论坛讲座举办之前都经过审批", en: "every forum is approved before its day" },
  precedence: {
    "zh-CN": "{agenda}事项先由党组织会议研究，再提交党政联席会议",
    en: "{agenda}: first to the Party committee meeting, then to the joint meeting",
  },
  routing: { "zh-CN": "{agenda}事项由党组织会议研究决定", en: "{agenda}: decided by the Party committee meeting" },
  "follow-up": { "zh-CN": "收到上级决议后，在期限内传达", en: "decisions from above are passed on in time" },
  staffing: { "zh-CN": "{role}至少{floor}人", en: "at least {floor} × {role}" },
  term: { "zh-CN": "每{years}年换届一次", en: "an election every {years} years" },
  "roll-up": { "zh-CN": "所属党支部都做到：{of}", en: "every branch of it meets: {of}" },
  judgement: {
    "zh-CN": "由人判断，台账里与它有关的列出来供参考：{speaksTo}",
    en: "people judge; what speaks to it is listed: {speaksTo}",
  },
} as const satisfies Record<RequirementKind, Template>;

/** What a field that may be left out adds to the sentence. */
export const additions: Readonly<Record<string, Template>> = {
  topic: { "zh-CN": "主题是{topic}", en: "on the topic {topic}" },
  leader: { "zh-CN": "由{leader}主讲或主持", en: "led by the {leader}" },
  eachGroup: { "zh-CN": "每个党小组都要做到", en: "in each Party group" },
  needsCommittee: { "zh-CN": "没有支委会的支部不要求", en: "not of branches without a committee" },
  onlyFor: { "zh-CN": "只要求这几类党支部：{onlyFor}", en: "only of branches of: {onlyFor}" },
  usualDay: {
    "zh-CN": "每月日期相对固定，变动大时提示",
    en: "about the same day each month; a day that moves gives a hint",
  },
  schoolSets: {
    "zh-CN": "指南没有写死这个数，学校可以另定",
    en: "the guide leaves the number open: the school may set another",
  },
  per: { "zh-CN": "每年一份", en: "one a year" },
  needsJointMeetings: { "zh-CN": "不设党政联席会议的不要求", en: "not where there are no joint meetings" },
  target: { "zh-CN": "最好{target}人，不够只作提示", en: "{target} would be better; fewer gives a hint" },
  kinds: { "zh-CN": "活动：{kinds}", en: "activities: {kinds}" },
  topics: { "zh-CN": "主题：{topics}", en: "topics: {topics}" },
  documents: { "zh-CN": "文件：{documents}", en: "documents: {documents}" },
};

const strengthTerms = {
  must: { "zh-CN": "必须做到", en: "asked of all" },
  should: { "zh-CN": "一般应做到，没做到只作提示", en: "asked as a rule; missing it is a hint" },
} as const satisfies Record<Requirement["strength"], Template>;

const cadenceTerms: Readonly<Record<string, Template>> = {
  week: { "zh-CN": "每周", en: "a week" },
  month: { "zh-CN": "每月", en: "a month" },
  quarter: { "zh-CN": "每季度", en: "a quarter" },
  "half-year": { "zh-CN": "每半年", en: "every half-year" },
  semester: { "zh-CN": "每学期", en: "a semester" },
  year: { "zh-CN": "每年", en: "a year" },
  "report-window": { "zh-CN": "每学期末", en: "at each semester’s end" },
};

const tables: Readonly<Record<string, Readonly<Record<string, Template>>>> = {
  strength: strengthTerms,
  per: cadenceTerms,
  kinds: segmentKindTerms,
  leader: roleTerms,
  role: roleTerms,
  onlyFor: branchCategoryTerms,
  agenda: agendaCategoryTerms,
  of: coverageTerms,
  topic: topicTerms,
  topics: topicTerms,
};

/** What a value of a field is called; a guide may name topics of its own. */
export function valueText(field: string, value: string, language: Language, pack?: Pick<GuidePack, "topics">): string {
  const own = field === "topic" || field === "topics" ? pack?.topics?.[value] : undefined;
  return (own ?? tables[field]?.[value])?.[language] ?? value;
}

/** A sentence cut at its fields: words and names of fields in turn. */
export function partsOf(sentence: string): readonly { text: string; isField: boolean }[] {
  return sentence
    .split(/(\{\w+\})/)
    .filter((each) => each !== "")
    .map((each) =>
      each.startsWith("{") ? { text: each.slice(1, -1), isField: true } : { text: each, isField: false },
    );
}

type Values = Readonly<Record<string, unknown>>;

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function told(field: Field, value: unknown, language: Language, pack?: Pick<GuidePack, "topics">): string {
  const word = (each: unknown): string => valueText(field.name, String(each), language, pack);
  if (Array.isArray(value)) return value.map(word).join(language === "en" ? ", " : "、");
  if (field.type.as === "group" && isValues(value)) {
    return field.type.fields
      .flatMap((each) =>
        value[each.name] === undefined ? [] : [filled(additions[each.name], each, value, language, pack)],
      )
      .join(language === "en" ? "; " : "；");
  }
  return word(value);
}

function filled(
  sentence: Template | undefined,
  field: Field,
  values: Values,
  language: Language,
  pack?: Pick<GuidePack, "topics">,
): string {
  return partsOf(sentence?.[language] ?? `{${field.name}}`)
    .map((each) => (each.isField ? told(field, values[field.name], language, pack) : each.text))
    .join("");
}

/** A requirement as a sentence that a person reads: what it asks, how strictly, and what else it says. */
export function tellRequirement(
  requirement: Requirement,
  language: Language,
  pack?: Pick<GuidePack, "topics">,
): string {
  const values: Values = { ...requirement };
  const fields = fieldsOf(requirement.kind);
  const main = partsOf(mainSentences[requirement.kind][language]);
  const inMain = new Set(main.filter((each) => each.isField).map((each) => each.text));
  const first = main
    .map((each) => {
      const field = fields.find(({ name }) => name === each.text);
      return each.isField && field !== undefined ? told(field, values[each.text], language, pack) : each.text;
    })
    .join("");
  const more = fields
    .filter(
      ({ name }) => name !== "strength" && !inMain.has(name) && values[name] !== undefined && values[name] !== false,
    )
    .map((field) => filled(additions[field.name], field, values, language, pack));
  const strength = requirement.kind === "judgement" ? [] : [strengthTerms[requirement.strength][language]];
  return [first, ...more, ...strength].join(language === "en" ? "; " : "；");
}
