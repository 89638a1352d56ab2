import { agendaCategoryTerms, segmentKindTerms, topicTerms } from "#domain/wording/terms.ts";
import { segmentKindAliases } from "#formats/workbook/aliases.ts";
import { date, id, recordedColumn, text, toOrganisation, toPosition, whole, yesNo } from "#formats/workbook/model.ts";
import type { Column, Sheet } from "#formats/workbook/model.ts";

const time = { is: "time" } as const;

/** What a secretary fills in every time comes first; what only some kinds need stands to the right. */
const columns: readonly Column[] = [
  {
    key: "id",
    heading: "编号",
    type: id,
    hint: "可以不填。一次活动有几个环节时，每个环节一行，各行写同一个编号，如 a1。",
    width: 12,
    repeated: true,
  },
  {
    key: "organisationId",
    heading: "党组织",
    type: toOrganisation,
    required: true,
    hint: "谁开展的，写名称或编号。",
    width: 26,
    repeated: true,
  },
  { key: "heldOn", heading: "日期", type: date, required: true, hint: "开展的日期，如 2026-03-12。", repeated: true },
  {
    key: "title",
    heading: "标题",
    type: text,
    required: true,
    hint: "一句话说明是什么活动。",
    width: 34,
    repeated: true,
  },
  {
    key: "segments.kind",
    heading: "环节",
    type: { is: "choice", terms: segmentKindTerms, also: segmentKindAliases },
    required: true,
    hint: "算哪一种，从下拉框里选。党员大会后接着讲党课的，写两行。",
    width: 20,
  },
  {
    key: "segments.leader",
    heading: "主持（主讲）人",
    type: toPosition,
    hint: "“任职”表里的人，写姓名；有重名的写任职编号。",
    width: 15,
  },
  { key: "segments.due", heading: "应到人数", type: whole, hint: "只写数字。", width: 10 },
  { key: "segments.present", heading: "实到人数", type: whole, hint: "只写数字。", width: 10 },
  {
    key: "segments.topics",
    heading: "主题",
    type: { is: "list", of: { is: "word", terms: topicTerms } },
    hint: `${Object.values(topicTerms)
      .map((term) => term["zh-CN"])
      .join("、")}；几个之间用顿号隔开，没有就不填。`,
    width: 22,
  },
  { key: "segments.hours", heading: "学时", type: { is: "number" }, hint: "学习培训的学时数，如 2。", width: 8 },
  { key: "startsAt", heading: "开始时间", type: time, hint: "如 14:30。", width: 10 },
  { key: "endsAt", heading: "结束时间", type: time, hint: "如 16:00。", width: 10 },
  { key: "place", heading: "地点", type: text, hint: "在哪里开展。", width: 18 },
  { key: "minutes", heading: "纪要", type: text, hint: "主要内容和决议。谈心谈话、民主评议不写内容。", width: 44 },
  {
    key: "segments.makesUpFor",
    heading: "补开的是哪天的",
    type: date,
    hint: "补开以前欠下的，写那个月（季、年）里的任一天；不是补开的不填。",
    width: 16,
  },
  {
    key: "segments.supports",
    heading: "对应指标",
    type: { is: "list", of: { is: "id" } },
    hint: "可以不填。如 branch/6(1)，几个之间用顿号隔开。",
    width: 16,
  },
  {
    key: "segments.directiveIds",
    heading: "传达的上级决定",
    type: { is: "list", of: { is: "reference", to: "directives" } },
    hint: "“上级决定”表里的文号或编号，几个之间用顿号隔开。",
    width: 20,
  },
  { key: "convener", heading: "召集人", type: text, hint: "可以不填。" },
  { key: "recorder", heading: "记录人", type: text, hint: "可以不填。" },
  { key: "observers", heading: "列席人数", type: whole, hint: "只写数字。", width: 10 },
  {
    key: "alsoFor",
    heading: "联合开展的党组织",
    type: { is: "list", of: toOrganisation },
    hint: "一起开展的其他党组织，几个之间用顿号隔开。",
    width: 24,
  },
  {
    key: "segments.attendees",
    heading: "到会党员代号",
    type: { is: "list", of: { is: "id" } },
    hint: "用了党员名册的支部才填，写代号，用顿号隔开。",
    width: 20,
  },
  {
    key: "segments.talk.pair",
    heading: "谈话双方",
    type: { is: "list", of: { is: "id" }, exactly: 2 },
    hint: "谈心谈话填：两个任职编号或党员代号，用顿号隔开。不写内容。",
    width: 14,
  },
  { key: "segments.vote.due", heading: "表决应到", type: whole, hint: "有表决的填：有表决权的应到人数。", width: 10 },
  {
    key: "segments.vote.present",
    heading: "表决实到",
    type: whole,
    hint: "有表决的填：有表决权的实到人数。",
    width: 10,
  },
  { key: "segments.vote.for", heading: "赞成票", type: whole, hint: "有表决的填：赞成的人数。", width: 10 },
  { key: "segments.vote.election", heading: "是选举", type: yesNo, hint: "选举填“是”。", width: 10 },
  { key: "segments.forum.title", heading: "论坛题目", type: text, hint: "论坛、讲座、报告会填。", width: 24 },
  {
    key: "segments.forum.place",
    heading: "论坛地点",
    type: text,
    hint: "论坛、讲座、报告会填，与报批的一致。",
    width: 18,
  },
  {
    key: "segments.forum.speakers",
    heading: "论坛主讲人",
    type: { is: "list", of: { is: "words" } },
    hint: "论坛、讲座、报告会填，几个之间用顿号隔开。",
    width: 18,
  },
  { key: "segments.forum.foreignGuests", heading: "有境外嘉宾", type: yesNo, hint: "填“是”或“否”。" },
  recordedColumn(),
];

export const activitiesSheet: Sheet = {
  name: "活动",
  code: "activities",
  list: "activities",
  rows: "segments",
  autoId: ["organisationId", "heldOn"],
  use: "always",
  about: "做过的每件事一行，必填的只有党组织、日期、标题、环节。一次活动有几个环节的，每个环节一行，写同一个编号。",
  columns,
};

/** A plan keeps its id when it is held, so it must be given one. */
export const plansSheet: Sheet = {
  name: "计划",
  code: "plans",
  list: "plans",
  rows: "segments",
  use: "seldom",
  about: "打算做的事，列与“活动”相同。办过之后挪到“活动”表，编号不变。",
  columns: columns.map((column) =>
    column.key === "id" ? { ...column, required: true, hint: "办过之后仍用这个编号。" } : column,
  ),
};

const agendaOf = {
  activities: { "zh-CN": "活动", en: "activities" },
  plans: { "zh-CN": "计划", en: "plans" },
} as const;

export const agendaSheet: Sheet = {
  name: "议题",
  code: "agenda",
  use: "often",
  about: "党组织会议、党政联席会议的议题，每个一行。只写事项，不写人名，如“职称评审事项 第2批”。",
  columns: [
    { key: "activityId", heading: "活动编号", type: id, required: true, hint: "“活动”表里那次会议的编号。" },
    {
      key: "segment",
      heading: "环节",
      type: { is: "scalar" },
      hint: "那次活动只有一个环节的不填；有几个的写环节名称。",
      width: 18,
    },
    { key: "id", heading: "议题编号", type: id, required: true, hint: "自己编，不重复即可，如 g1。" },
    { key: "title", heading: "议题", type: text, hint: "只写事项，不写人名。", width: 36 },
    {
      key: "category",
      heading: "类别",
      type: { is: "choice", terms: agendaCategoryTerms },
      required: true,
      hint: "从下拉框里选。",
      width: 18,
    },
    {
      key: "refersTo",
      heading: "先经哪项议题研究",
      type: id,
      hint: "党组织会议先研究过的，写那次的议题编号。",
      width: 18,
    },
    {
      key: "procedureRecorded",
      heading: "已写明程序",
      type: yesNo,
      hint: "招聘、职称、评优等把关程序已写明的填“是”。",
    },
    {
      key: "of",
      heading: "所在的表",
      type: { is: "choice", terms: agendaOf },
      hint: "属于“计划”的填“计划”，其他不填。",
    },
  ],
};
