import type { SegmentKind } from "#domain/bundle/activities.ts";
import type { Template } from "#domain/wording/language.ts";

/**
 * What the ledger says of a requirement over a whole window, as a self-assessment writes it: facts without advice. Chosen and filled in by
 * domain/assessments/sentences.ts.
 */
export const factWords = {
  count: {
    "zh-CN": "{window}应{verb}{thing}{need}次，已{verb}{count}次{late}{missed}{open}。",
    en: "{window}: {need} × {thing} asked, {count} held{late}{missed}{open}.",
  },
  "count-all-open": {
    "zh-CN": "{window}应{verb}{thing}{need}次，已{verb}{count}次，{due}到期。",
    en: "{window}: {need} × {thing} asked, {count} held, due by {due}.",
  },
  "count-groups": {
    "zh-CN": "{window}各党小组应{verb}{thing}的时段共{need}个，各组都做到的{count}个{late}{missed}{open}。",
    en: "{window}: {thing} asked of each group in {need} periods, held by all of them in {count}{late}{missed}{open}.",
  },
  late: { "zh-CN": "（其中补开{late}次）", en: " ({late} of them as a make-up)" },
  missed: { "zh-CN": "，{names}未{verb}", en: ", none in {names}" },
  fewer: { "zh-CN": "，{names}次数不足", en: ", too few in {names}" },
  open: { "zh-CN": "；{names}尚未到期", en: "; {names} not due yet" },
  "not-asked": {
    "zh-CN": "{names}不作要求：{reason}",
    en: "Not asked in {names}: {reason}",
  },
  weeks: {
    "zh-CN": "{period}应在{need}个教学周{verb}{thing}，已在{count}个教学周{verb}{missed}{open}。",
    en: "{period}: {thing} asked in {need} teaching weeks, held in {count}{missed}{open}.",
  },
  "weeks-missed": { "zh-CN": "，没有记录的周：{names}", en: ", weeks without a record: {names}" },
  "weeks-open": { "zh-CN": "，学期尚未结束", en: ", the semester is not over yet" },
  set: {
    "zh-CN": "{of}{need}{thing}中，{count}{unit}{property}{missed}。",
    en: "{of}{count} of {need} {thing} {property}{missed}.",
  },
  "set-missed": { "zh-CN": "，还差：{names}", en: "; still open: {names}" },
  "set-no-data": {
    "zh-CN": "{of}没有名册或填报数，无法计数。",
    en: "{of}no roster and no stated number to count from.",
  },
  document: { "zh-CN": "有现行的“{document}”。", en: "A document “{document}” is in force." },
  "document-none": { "zh-CN": "没有现行的“{document}”。", en: "No document “{document}” is in force." },
  "document-year": { "zh-CN": "{period}印发了“{document}”。", en: "{period}: a document “{document}” was issued." },
  "document-year-none": {
    "zh-CN": "{period}没有印发“{document}”。",
    en: "{period}: no document “{document}” was issued.",
  },
  "document-year-open": {
    "zh-CN": "{period}尚未印发“{document}”，{due}到期。",
    en: "{period}: no document “{document}” was issued yet, due by {due}.",
  },
  forums: {
    "zh-CN": "举办和计划论坛讲座等活动{need}场，其中{count}场按实际内容事先获得批准{missed}。",
    en: "{need} forums held or planned, {count} of them approved beforehand as they took place{missed}.",
  },
  "forums-missed": { "zh-CN": "，没有获得批准的：{names}", en: "; not approved: {names}" },
  items: {
    "zh-CN": "{need}项议题中，{count}项{property}{missed}。",
    en: "{count} of {need} agenda items {property}{missed}.",
  },
  "items-missed": { "zh-CN": "，没有查到记录的：{names}", en: "; no record of it for: {names}" },
  directives: {
    "zh-CN": "收到上级决定{need}件，已传达{count}件{late}{missed}。",
    en: "{need} decisions from above received, {count} passed on{late}{missed}.",
  },
  "directives-late": { "zh-CN": "（其中{late}件超过{days}天）", en: " ({late} of them after more than {days} days)" },
  "directives-missed": { "zh-CN": "，没有传达的：{names}", en: "; not passed on: {names}" },
  staffing: {
    "zh-CN": "在任{role}{count}名，指南要求至少{need}名。",
    en: "{count} × {role} in post; the guide asks for at least {need}.",
  },
  term: {
    "zh-CN": "本届委员会于{since}选举产生，任期到{end}。",
    en: "The committee was elected on {since}; its term runs to {end}.",
  },
  "term-over": {
    "zh-CN": "本届委员会于{since}选举产生，任期已于{end}届满，没有换届记录。",
    en: "The committee was elected on {since}; its term ended on {end} and no election is recorded since.",
  },
  "term-extended": {
    "zh-CN": "本届委员会于{since}选举产生，任期于{end}届满，经批准延期到{due}。",
    en: "The committee was elected on {since}; its term ended on {end} and was extended to {due}.",
  },
  "term-none": { "zh-CN": "没有换届记录。", en: "No election is recorded." },
  branches: {
    "zh-CN": "{need}个党支部中，{count}个在{period}没有这方面的未达到项{missed}。",
    en: "{count} of {need} branches are short of none of this in {period}{missed}.",
  },
  "branches-missed": { "zh-CN": "，有未达到项的：{names}", en: "; short: {names}" },
  found: {
    "zh-CN": "与本条有关的记录{activities}条、文件{documents}份{kinds}。",
    en: "{activities} records and {documents} documents speak to this point{kinds}.",
  },
  nothing: { "zh-CN": "还没有到要求的时段。", en: "No period of it has begun yet." },
} as const satisfies Record<string, Template>;

/** What is said of a gathering: 会议 are convened, everything else is carried out. */
export const convened: readonly SegmentKind[] = [
  "general-meeting",
  "committee-meeting",
  "group-meeting",
  "organisation-life-meeting",
  "party-committee-meeting",
  "joint-meeting",
  "democratic-life-meeting",
  "secretaries-meeting",
];

export const verbs = {
  convened: { "zh-CN": "召开", en: "held" },
  carriedOut: { "zh-CN": "开展", en: "held" },
} as const satisfies Record<string, Template>;

/** As people call them in a sentence. */
export const shortKinds: Partial<Record<SegmentKind, Template>> = {
  "committee-meeting": { "zh-CN": "支委会", en: "branch committee meeting" },
};

export const agendaProperties = {
  precedence: { "zh-CN": "先经党组织会议研究", en: "were discussed by the Party committee meeting first" },
  routing: { "zh-CN": "由党组织会议研究决定", en: "were decided by the Party committee meeting" },
} as const satisfies Record<string, Template>;
