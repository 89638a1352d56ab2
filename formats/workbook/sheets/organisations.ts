import { branchCategoryTerms, electionTypeTerms, organisationKindTerms, roleTerms } from "#domain/wording/terms.ts";
import { organisationKindAliases, roleAliases } from "#formats/workbook/aliases.ts";
import { date, id, recordedColumn, text, toOrganisation, whole, yesNo } from "#formats/workbook/model.ts";
import type { Sheet } from "#formats/workbook/model.ts";

const category = { is: "choice", terms: branchCategoryTerms } as const;

export const organisationsSheet: Sheet = {
  name: "党组织",
  code: "organisations",
  list: "organisations",
  use: "always",
  about: "学校党委、院（系）级党组织、党支部、党小组，每个一行。别的表里写它的名称就行；有重名的写编号。",
  columns: [
    { key: "id", heading: "编号", type: id, required: true, hint: "自己编，不与别的重复即可，如 b1。", width: 10 },
    { key: "name", heading: "名称", type: text, required: true, hint: "党组织的全称。", width: 30 },
    {
      key: "kind",
      heading: "类型",
      type: { is: "choice", terms: organisationKindTerms, also: organisationKindAliases },
      required: true,
      hint: "从下拉框里选。",
      width: 18,
    },
    {
      key: "parentId",
      heading: "上级党组织",
      type: toOrganisation,
      hint: "上级的名称或编号；最上一级不填。",
      width: 26,
    },
    { key: "category", heading: "支部类别", type: category, hint: "只有党支部填，从下拉框里选。" },
    { key: "order", heading: "排序", type: { is: "number" }, hint: "单位排序，小的在前。", width: 8 },
    { key: "foundedOn", heading: "成立日期", type: date, hint: "不清楚可以不填。" },
    { key: "dissolvedOn", heading: "撤销日期", type: date, hint: "仍在的不填；撤销当天还算在内。" },
    {
      key: "succeeds",
      heading: "由哪些党组织改设",
      type: { is: "list", of: toOrganisation },
      hint: "合并、拆分、重新组建时填原来的党组织，几个之间用顿号隔开。",
      width: 24,
    },
    { key: "jointMeetings", heading: "有党政联席会议", type: yesNo, hint: "院（系）填；没有的填“否”。", width: 15 },
    {
      key: "termYears",
      heading: "任期（年）",
      type: whole,
      hint: "不填时支部3年、院（系）5年；党总支填3。",
      width: 11,
    },
    recordedColumn(),
  ],
};

export const earlierSheet: Sheet = {
  name: "党组织变更",
  code: "was",
  use: "seldom",
  about: "党组织改过名、换过上级或类别的，在这里写原来的情况；没有变过的列不填。",
  columns: [
    {
      key: "organisationId",
      heading: "党组织",
      type: toOrganisation,
      required: true,
      hint: "现在的名称或编号。",
      width: 26,
    },
    { key: "until", heading: "有效至", type: date, required: true, hint: "原来的情况到哪天为止（含当天）。" },
    { key: "name", heading: "原名称", type: text, hint: "没改过名的不填。", width: 26 },
    { key: "parentId", heading: "原上级党组织", type: toOrganisation, hint: "没换过上级的不填。", width: 26 },
    { key: "category", heading: "原支部类别", type: category, hint: "没变过的不填。" },
    recordedColumn(),
  ],
};

export const committeeSheet: Sheet = {
  name: "支委会",
  code: "committee",
  use: "often",
  about: "哪些党支部从哪天起设了支部委员会；没有设的支部不用填。",
  columns: [
    { key: "organisationId", heading: "党支部", type: toOrganisation, required: true, hint: "名称或编号。", width: 26 },
    { key: "from", heading: "设立日期", type: date, required: true, hint: "从哪天起有支部委员会。" },
    { key: "to", heading: "止于", type: date, hint: "现在还有的不填；止于当天还算在内。" },
    recordedColumn(),
  ],
};

export const headcountsSheet: Sheet = {
  name: "党员人数",
  code: "headcounts",
  use: "seldom",
  about: "某一天的党员人数，只写数字，不写姓名。",
  columns: [
    { key: "organisationId", heading: "党组织", type: toOrganisation, required: true, hint: "名称或编号。", width: 26 },
    { key: "on", heading: "日期", type: date, required: true, hint: "哪一天的人数。" },
    { key: "full", heading: "正式党员", type: whole, required: true, hint: "人数。" },
    { key: "probationary", heading: "预备党员", type: whole, hint: "人数，没有可以不填。" },
    recordedColumn(),
  ],
};

export const positionsSheet: Sheet = {
  name: "任职",
  code: "positions",
  list: "positions",
  use: "always",
  about: "书记、委员、组长、院长、组织员等任职的人，每个职务一行；普通党员不写。活动里的主持人从这里找。",
  columns: [
    { key: "id", heading: "编号", type: id, required: true, hint: "自己编，不重复即可，如 p1。", width: 10 },
    { key: "organisationId", heading: "党组织", type: toOrganisation, required: true, hint: "名称或编号。", width: 26 },
    {
      key: "role",
      heading: "职务",
      type: { is: "choice", terms: roleTerms, also: roleAliases },
      required: true,
      hint: "从下拉框里选。",
      width: 16,
    },
    { key: "name", heading: "姓名", type: text, hint: "任职人的姓名。" },
    { key: "memberId", heading: "党员代号", type: id, hint: "用了党员名册的填名册里的代号，否则不填。" },
    { key: "dualLeader", heading: "双带头人", type: yesNo, hint: "教师党支部书记填“是”或“否”。" },
    { key: "from", heading: "任职日期", type: date, required: true, hint: "从哪天起任职。" },
    { key: "to", heading: "任职至", type: date, hint: "现在还在任的不填；最后一天还算在内。" },
    recordedColumn(),
  ],
};

export const electionsSheet: Sheet = {
  name: "换届",
  code: "elections",
  list: "elections",
  use: "often",
  about: "每次换届选举、补选或上级指派一行；任期从最近一次换届选举算起。",
  columns: [
    { key: "organisationId", heading: "党组织", type: toOrganisation, required: true, hint: "名称或编号。", width: 26 },
    { key: "heldOn", heading: "日期", type: date, required: true, hint: "选举或指派的日期。" },
    {
      key: "type",
      heading: "方式",
      type: { is: "choice", terms: electionTypeTerms },
      required: true,
      hint: "从下拉框里选。",
    },
    recordedColumn(),
  ],
};

export const extensionsSheet: Sheet = {
  name: "延期换届",
  code: "extensions",
  list: "extensions",
  use: "seldom",
  about: "上级批准延期换届的，写批准日期和延到哪天。",
  columns: [
    { key: "organisationId", heading: "党组织", type: toOrganisation, required: true, hint: "名称或编号。", width: 26 },
    { key: "approvedOn", heading: "批准日期", type: date, required: true, hint: "上级批准的日期。" },
    { key: "until", heading: "延至", type: date, required: true, hint: "延到哪天为止，最多一年。" },
    recordedColumn(),
  ],
};

export const rosterSheet: Sheet = {
  name: "党员名册",
  code: "roster",
  list: "roster",
  use: "seldom",
  about: "愿意用名册的支部才填。只写代号，不写姓名；一人几次转入转出写几行。工作簿交给上级前清空这张表。",
  columns: [
    { key: "memberId", heading: "党员代号", type: id, required: true, hint: "只写代号，不写姓名。" },
    { key: "organisationId", heading: "党支部", type: toOrganisation, required: true, hint: "名称或编号。", width: 26 },
    { key: "from", heading: "转入日期", type: date, required: true, hint: "从哪天起在本支部。" },
    { key: "to", heading: "转出日期", type: date, hint: "还在的不填；最后一天还算在内。" },
    recordedColumn(),
  ],
};
