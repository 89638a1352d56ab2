import { bodyTypeTerms, statedCoverageTerms } from "#domain/wording/terms.ts";
import { date, id, recordedColumn, text, toOrganisation, toPosition, whole, yesNo } from "#formats/workbook/model.ts";
import type { Sheet } from "#formats/workbook/model.ts";

const speakers = { is: "list", of: { is: "words" } } as const;

export const documentsSheet: Sheet = {
  name: "制度文件",
  code: "documents",
  list: "documents",
  autoId: ["organisationId", "issuedOn"],
  use: "often",
  about: "指南要求有的制度、规则、清单，每份一行，只写名目，不放原文。",
  columns: [
    { key: "id", heading: "编号", type: id, hint: "可以不填。", width: 12 },
    {
      key: "organisationId",
      heading: "党组织",
      type: toOrganisation,
      required: true,
      hint: "谁印发的，名称或编号。",
      width: 26,
    },
    {
      key: "kind",
      heading: "文件种类",
      type: text,
      required: true,
      hint: "按指南的叫法，如 党组织会议议事规则。",
      width: 26,
    },
    { key: "title", heading: "标题", type: text, hint: "文件的标题。", width: 36 },
    { key: "number", heading: "文号", type: text, hint: "没有可以不填。", width: 20 },
    { key: "issuedOn", heading: "印发日期", type: date, required: true, hint: "印发的日期。" },
    { key: "expiresOn", heading: "有效期至", type: date, hint: "长期有效的不填。" },
    { key: "withdrawnOn", heading: "废止日期", type: date, hint: "没有废止的不填。" },
    { key: "coversBelow", heading: "也管下级", type: yesNo, hint: "下级党组织也按它执行的填“是”。", width: 10 },
    recordedColumn(),
  ],
};

export const approvalsSheet: Sheet = {
  name: "论坛报批",
  code: "approvals",
  list: "approvals",
  autoId: ["organisationId", "eventOn"],
  use: "seldom",
  about: "论坛、讲座、报告会的报批（一会一报），每次一行。",
  columns: [
    { key: "id", heading: "编号", type: id, hint: "可以不填。", width: 12 },
    {
      key: "organisationId",
      heading: "申请单位",
      type: toOrganisation,
      required: true,
      hint: "名称或编号。",
      width: 26,
    },
    { key: "approverId", heading: "审批单位", type: toOrganisation, hint: "名称或编号。", width: 26 },
    {
      key: "forumActivityId",
      heading: "活动编号",
      type: id,
      required: true,
      hint: "“活动”或“计划”表里那次论坛的编号。",
    },
    { key: "title", heading: "题目", type: text, hint: "报批时的题目。", width: 30 },
    { key: "place", heading: "地点", type: text, hint: "报批时的地点。", width: 18 },
    { key: "speakers", heading: "主讲人", type: speakers, hint: "报批时的主讲人，几个之间用顿号隔开。", width: 18 },
    { key: "eventOn", heading: "举办日期", type: date, required: true, hint: "报批时的举办日期。" },
    { key: "appliedOn", heading: "申请日期", type: date, hint: "什么时候报的。" },
    { key: "approvedOn", heading: "批准日期", type: date, hint: "还没批的不填。" },
    { key: "foreignGuests", heading: "有境外嘉宾", type: yesNo, hint: "填“是”或“否”。" },
    recordedColumn(),
  ],
};

export const directivesSheet: Sheet = {
  name: "上级决定",
  code: "directives",
  list: "directives",
  rows: "recipients",
  use: "often",
  about: "上级的决定、部署和收到它的党组织。同一天收到的写在一格里用顿号隔开；不同日子收到的分行写，编号相同。",
  columns: [
    {
      key: "id",
      heading: "编号",
      type: id,
      required: true,
      hint: "自己编，如 x1；同一份决定的各行写同一个编号。",
      width: 12,
      repeated: true,
    },
    { key: "number", heading: "文号", type: text, hint: "如 校党发〔2026〕3号。", width: 22, repeated: true },
    { key: "title", heading: "标题", type: text, hint: "决定的标题。", width: 36, repeated: true },
    { key: "issuerId", heading: "发文单位", type: toOrganisation, hint: "名称或编号。", width: 24 },
    {
      key: "recipients.organisationId",
      heading: "收文党组织",
      type: { is: "list", of: toOrganisation },
      hint: "名称或编号，同一天收到的几个用顿号隔开。",
      width: 40,
    },
    { key: "recipients.receivedOn", heading: "收到日期", type: date, hint: "哪天收到的。" },
    recordedColumn(),
    recordedColumn("recipients.recordedAt", "收文记录时间"),
  ],
};

export const bodiesSheet: Sheet = {
  name: "学术组织和社团",
  code: "bodies",
  list: "bodies",
  use: "seldom",
  about: "院（系）的学术组织、研究机构、学生社团，以及联系指导它的人。",
  columns: [
    { key: "id", heading: "编号", type: id, required: true, hint: "自己编，如 y1。", width: 10 },
    {
      key: "organisationId",
      heading: "党组织",
      type: toOrganisation,
      required: true,
      hint: "所在院（系）党组织，名称或编号。",
      width: 26,
    },
    { key: "name", heading: "名称", type: text, required: true, hint: "组织或社团的名称。", width: 28 },
    {
      key: "type",
      heading: "类型",
      type: { is: "choice", terms: bodyTypeTerms },
      required: true,
      hint: "从下拉框里选。",
    },
    { key: "contactPositionId", heading: "联系人", type: toPosition, hint: "“任职”表里的人，写姓名或任职编号。" },
    { key: "from", heading: "成立日期", type: date, required: true, hint: "从哪天起。" },
    { key: "to", heading: "止于", type: date, hint: "还在的不填。" },
    recordedColumn(),
  ],
};

export const contactsSheet: Sheet = {
  name: "联系支部",
  code: "contacts",
  list: "contacts",
  use: "seldom",
  about: "院（系）党组织班子成员各联系哪个党支部。",
  columns: [
    {
      key: "departmentId",
      heading: "院（系）党组织",
      type: toOrganisation,
      required: true,
      hint: "名称或编号。",
      width: 26,
    },
    { key: "branchId", heading: "党支部", type: toOrganisation, required: true, hint: "名称或编号。", width: 26 },
    {
      key: "positionId",
      heading: "联系人",
      type: toPosition,
      required: true,
      hint: "“任职”表里的人，写姓名或任职编号。",
    },
    { key: "from", heading: "开始日期", type: date, required: true, hint: "从哪天起联系。" },
    { key: "to", heading: "结束日期", type: date, hint: "还在联系的不填。" },
    recordedColumn(),
  ],
};

export const weakBranchesSheet: Sheet = {
  name: "软弱涣散整顿",
  code: "weakBranches",
  list: "weakBranches",
  use: "seldom",
  about: "需要整顿的党支部和整顿的期限；没有的不用填。",
  columns: [
    { key: "branchId", heading: "党支部", type: toOrganisation, required: true, hint: "名称或编号。", width: 26 },
    { key: "flaggedOn", heading: "认定日期", type: date, required: true, hint: "哪天认定的。" },
    { key: "dueOn", heading: "整顿期限", type: date, hint: "到哪天为止。" },
    { key: "closedOn", heading: "完成日期", type: date, hint: "还没完成的不填。" },
    recordedColumn(),
  ],
};

export const statementsSheet: Sheet = {
  name: "年度统计",
  code: "statements",
  list: "statements",
  use: "often",
  about: "不用党员名册的支部，一年一次写应有多少人、做到多少人，只写人数。",
  columns: [
    { key: "organisationId", heading: "党组织", type: toOrganisation, required: true, hint: "名称或编号。", width: 26 },
    { key: "year", heading: "年份", type: whole, required: true, hint: "如 2026。", width: 8 },
    {
      key: "coverage",
      heading: "项目",
      type: { is: "choice", terms: statedCoverageTerms },
      required: true,
      hint: "从下拉框里选。",
      width: 22,
    },
    { key: "due", heading: "应有人数", type: whole, required: true, hint: "只写数字。", width: 10 },
    { key: "reached", heading: "做到人数", type: whole, required: true, hint: "只写数字。", width: 10 },
    recordedColumn(),
  ],
};
