import type { Template } from "#domain/wording/language.ts";

/**
 * What a verdict says, in sentences a tired person understands (ux.md, Words): who, what, by when, how.
 * Chosen by domain/verdicts/explanation.ts, which also fills in the values.
 */
export const verdictSentences = {
  upcoming: {
    "zh-CN": "{period}还没有开始。",
    en: "{period} has not begun.",
  },
  "count-met": {
    "zh-CN": "{period}应有{need}次{thing}，已有{count}次。",
    en: "{period}: {need} × {thing} asked, {count} held.",
  },
  "count-met-late": {
    "zh-CN": "{period}应有{need}次{thing}，已有{count}次，其中{late}次是补开。",
    en: "{period}: {need} × {thing} asked, {count} held, {late} of them as a make-up (补开).",
  },
  "count-pending": {
    "zh-CN": "{period}还差{missing}次{thing}，{due}前开展即可。",
    en: "{period}: {missing} × {thing} still to be held, by {due}.",
  },
  "count-short-open": {
    "zh-CN": "{period}应有{need}次{thing}，只有{count}次。如已召开，补一条记录；如未召开，{until}前补开可记为补开。",
    en: "{period}: {need} × {thing} asked, {count} held. If it took place, record it; if not, a make-up (补开) by {until} still counts.",
  },
  "count-short-closed": {
    "zh-CN": "{period}应有{need}次{thing}，只有{count}次，补开的期限已过。如当时已召开，请补一条记录并写明实际日期。",
    en: "{period}: {need} × {thing} asked, {count} held, and the time for a make-up is over. If it took place, record it with its real date.",
  },
  groups: {
    "zh-CN": "还没有做到的党小组：{names}。",
    en: "Groups that have not done so: {names}.",
  },
  "weeks-met": {
    "zh-CN": "{period}应有{need}个教学周开展{thing}，已有{count}周。",
    en: "{period}: {thing} asked in {need} teaching weeks, held in {count}.",
  },
  "weeks-pending": {
    "zh-CN": "{period}应有{need}个教学周开展{thing}，已有{count}周，还差{missing}周；下一个关键日期是{due}。",
    en: "{period}: {thing} asked in {need} teaching weeks, held in {count}, {missing} to go; the next date that matters is {due}.",
  },
  "weeks-short": {
    "zh-CN":
      "{period}应有{need}个教学周开展{thing}，只有{count}周，余下的周数已不够。如当周已开展，请补记录；近期可补开。",
    en: "{period}: {thing} asked in {need} teaching weeks, held in {count}, and the weeks left do not suffice. Record what took place; recent weeks can be made up.",
  },
  weeks: {
    "zh-CN": "没有记录的周：{names}。",
    en: "Weeks without a record: {names}.",
  },
  "set-met": {
    "zh-CN": "{need}{thing}中，{count}{unit}{property}。",
    en: "{count} of {need} {thing} {property}.",
  },
  "set-pending": {
    "zh-CN": "{need}{thing}中，{count}{unit}{property}，还差{missing}{unit}，{due}前完成即可。",
    en: "{count} of {need} {thing} {property}, {missing} to go by {due}.",
  },
  "set-short": {
    "zh-CN": "{need}{thing}中，{count}{unit}{property}，还差{missing}{unit}。",
    en: "{count} of {need} {thing} {property}; {missing} do not.",
  },
  "nothing-stated": {
    "zh-CN": "{period}还没有可以判断的数据。",
    en: "{period}: there is nothing to judge from yet.",
  },
  uncovered: {
    "zh-CN": "还差：{names}。",
    en: "Still open: {names}.",
  },
  "document-met": {
    "zh-CN": "有现行的“{document}”。",
    en: "A document “{document}” is in force.",
  },
  "document-short": {
    "zh-CN": "没有现行的“{document}”。已印发的，请登记这份文件；还没有的，制定后登记即可。",
    en: "No document “{document}” is in force. If it was issued, enter it; if not, issue it and enter it.",
  },
  "document-year-met": {
    "zh-CN": "{period}的“{document}”已登记。",
    en: "{period}: a document “{document}” was issued.",
  },
  "document-year-pending": {
    "zh-CN": "{period}还没有“{document}”，{due}前印发并登记即可。",
    en: "{period}: no document “{document}” yet; issue and enter it by {due}.",
  },
  "document-year-short": {
    "zh-CN": "{period}没有“{document}”。当年已印发的，请登记这份文件。",
    en: "{period}: no document “{document}”. If it was issued that year, enter it.",
  },
  "forums-met": {
    "zh-CN": "{need}场论坛讲座等活动都在举办前按实际内容获得批准。",
    en: "All {need} forums were approved as they took place, before their day.",
  },
  "forums-pending": {
    "zh-CN": "计划中还有{missing}场论坛讲座等活动没有批准，{due}前办妥即可：{names}。",
    en: "{missing} planned forums are not approved yet; see to it by {due}: {names}.",
  },
  "forums-short": {
    "zh-CN": "{need}场论坛讲座等活动中，{missing}场没有在举办前按实际内容获得批准：{names}。",
    en: "{missing} of {need} forums were not approved as they took place, before their day: {names}.",
  },
  "items-met": {
    "zh-CN": "{need}项议题都{property}。",
    en: "All {need} agenda items {property}.",
  },
  "items-short": {
    "zh-CN": "{need}项议题中，{missing}项没有查到{record}：{names}。如已研究，请在议题中注明对应的党组织会议议题。",
    en: "For {missing} of {need} agenda items there is no record that they {property}: {names}. If they were, name the item of the Party committee meeting they refer to.",
  },
  "directives-met": {
    "zh-CN": "{need}件上级决定都在{days}天内传达。",
    en: "All {need} decisions from above were passed on within {days} days.",
  },
  "directives-met-late": {
    "zh-CN": "{need}件上级决定都已传达，其中{late}件超过了{days}天。",
    en: "All {need} decisions from above were passed on, {late} of them after more than {days} days.",
  },
  "directives-pending": {
    "zh-CN": "{need}件上级决定中，{missing}件还没有传达，最早的一件{due}前传达即可：{names}。",
    en: "{missing} of {need} decisions from above are still to be passed on, the first by {due}: {names}.",
  },
  "directives-short": {
    "zh-CN": "{need}件上级决定中，{missing}件还没有传达，有的已超过{days}天：{names}。传达后在活动记录中勾选这件决定。",
    en: "{missing} of {need} decisions from above were not passed on, some for more than {days} days: {names}. Pass them on and tick them in the record.",
  },
  "staffing-met": {
    "zh-CN": "在任{role}{count}名，指南要求至少{need}名。",
    en: "{count} × {role} in post; the guide asks for at least {need}.",
  },
  "staffing-short": {
    "zh-CN": "在任{role}{count}名，指南要求至少{need}名，还差{missing}名。",
    en: "{count} × {role} in post; the guide asks for at least {need}, so {missing} more.",
  },
  "term-met": {
    "zh-CN": "本届自{since}起，任期到{end}。",
    en: "The committee was elected on {since}; its term runs to {end}.",
  },
  "term-pending": {
    "zh-CN": "本届任期到{end}届满，请提前4个月向上级党组织请示换届。",
    en: "The committee’s term ends on {end}; apply for the election four months before.",
  },
  "term-extended": {
    "zh-CN": "本届任期已于{end}届满，按批准的延期，{due}前完成换届。",
    en: "The committee’s term ended on {end}; by the approved extension hold the election by {due}.",
  },
  "term-short": {
    "zh-CN": "本届任期已于{end}届满，还没有换届记录。已换届的，请补记换届日期；未换届的，请向上级党组织请示。",
    en: "The committee’s term ended on {end} and no election is recorded since. If it was held, enter its day; if not, apply to the organisation above.",
  },
  "roll-up-met": {
    "zh-CN": "{need}个党支部在{period}都没有这方面的未达到项。",
    en: "None of the {need} branches is short of this in {period}.",
  },
  "roll-up-short": {
    "zh-CN": "{need}个党支部中，{missing}个在{period}有这方面的未达到项：{names}。",
    en: "{missing} of {need} branches are short of this in {period}: {names}.",
  },
  "judgement-found": {
    "zh-CN": "这一条由人判断。找到与它有关的记录{activities}条、文件{documents}份{kinds}。",
    en: "People judge this point. {activities} records and {documents} documents speak to it{kinds}.",
  },
  "judgement-empty": {
    "zh-CN": "这一条由人判断，还没有找到与它有关的记录；记录活动时可以注明“支撑本条”。",
    en: "People judge this point, and nothing was found that speaks to it; a record may say that it supports this point.",
  },
} as const satisfies Record<string, Template>;

export type VerdictSentence = keyof typeof verdictSentences;

type SetWords = { thing: Template; unit: string; property: Template };

/** How the things of a coverage and their property are called. */
export const setWords: Record<string, SetWords> = {
  "branch-contact": {
    thing: { "zh-CN": "个党支部", en: "branches" },
    unit: "个",
    property: { "zh-CN": "有在任的班子成员联系", en: "have a contact in post among the leadership" },
  },
  "bodies-contact": {
    thing: { "zh-CN": "个学术组织、研究机构和学生社团", en: "academic bodies and student societies" },
    unit: "个",
    property: { "zh-CN": "有在任的领导或党员干部联系", en: "have a contact in post" },
  },
  "dual-leaders": {
    thing: { "zh-CN": "个教师党支部", en: "teachers’ branches" },
    unit: "个",
    property: { "zh-CN": "由“双带头人”担任书记", en: "have a secretary who leads in both (双带头人)" },
  },
  "weak-branches": {
    thing: { "zh-CN": "个软弱涣散党支部", en: "weak branches" },
    unit: "个",
    property: { "zh-CN": "已完成整顿或仍在整顿期限内", en: "are put right or still within their time" },
  },
  vetting: {
    thing: { "zh-CN": "项把关议题", en: "agenda items to be vetted" },
    unit: "项",
    property: { "zh-CN": "记录了所走的程序", en: "have the procedure recorded" },
  },
  training: {
    thing: { "zh-CN": "名党员", en: "members" },
    unit: "名",
    property: { "zh-CN": "集中学习培训满32学时", en: "have 32 hours of study" },
  },
  "member-reports": {
    thing: { "zh-CN": "名党员", en: "members" },
    unit: "名",
    property: { "zh-CN": "向党支部汇报过", en: "have reported to the branch" },
  },
  "talks-committee": {
    thing: { "zh-CN": "对支委", en: "pairs of committee members" },
    unit: "对",
    property: { "zh-CN": "谈过心", en: "have had a talk" },
  },
  "talks-members": {
    thing: { "zh-CN": "名党员", en: "members" },
    unit: "名",
    property: { "zh-CN": "有支委谈过心", en: "have had a talk with a committee member" },
  },
  "talks-peers": {
    thing: { "zh-CN": "名党员", en: "members" },
    unit: "名",
    property: { "zh-CN": "与其他党员谈过心", en: "have had a talk with another member" },
  },
  "dual-life": {
    thing: { "zh-CN": "名党员领导干部", en: "leading cadres" },
    unit: "名",
    property: { "zh-CN": "按规定参加了双重组织生活", en: "took part in dual organisation life" },
  },
};
