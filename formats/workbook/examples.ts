import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { bundleRows, labelsOfBundle } from "#formats/workbook/bundle-rows.ts";
import type { Column, Sheet } from "#formats/workbook/model.ts";
import { printCell } from "#formats/workbook/print-cell.ts";
import type { Printed } from "#formats/workbook/print-cell.ts";
import type { RawRow } from "#formats/workbook/read-sheet.ts";
import { EXAMPLE_NOTE } from "#formats/workbook/sheets/all.ts";
import type { Cell } from "#formats/workbook/xlsx/cell.ts";

/** What the empty workbook shows in grey: a branch and its department in the spring of 2026. */
const example: Bundle = {
  ...emptyBundle(),
  calendar: {
    semesters: [{ name: "2026春", startsOn: "2026-03-02", endsOn: "2026-07-12" }],
    holidays: ["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05"],
    makeUpDays: ["2026-05-09"],
  },
  settings: { followUpDays: 30, vacationMonths: "count", times: { "department/2.2(1)/bodies-study": 2 } },
  organisations: [
    { id: "d1", name: "示例学院党委", kind: "department", order: 1, jointMeetings: true },
    {
      id: "b1",
      name: "示例学院教师第一党支部",
      kind: "branch",
      parentId: "d1",
      category: "teacher",
      order: 1,
      foundedOn: "2020-09-01",
      was: [{ until: "2023-08-31", name: "示例系教师党支部" }],
      committee: [{ from: "2024-05-10" }],
      headcounts: [{ on: "2026-01-01", full: 14, probationary: 1 }],
    },
  ],
  positions: [
    { id: "p1", organisationId: "b1", role: "secretary", name: "张三", dualLeader: true, from: "2024-05-10" },
    { id: "p2", organisationId: "d1", role: "secretary", name: "李四", from: "2023-09-01" },
  ],
  elections: [{ organisationId: "b1", heldOn: "2024-05-10", type: "full" }],
  extensions: [{ organisationId: "d1", approvedOn: "2026-05-20", until: "2026-11-30" }],
  roster: [{ memberId: "m1", organisationId: "b1", from: "2023-01-01" }],
  activities: [
    {
      id: "a1",
      organisationId: "b1",
      heldOn: "2026-03-12",
      startsAt: "14:30",
      title: "三月主题党日：走进校史馆",
      place: "校史馆",
      segments: [{ kind: "theme-day", leader: "p1", due: 15, present: 14, topics: ["theory"], hours: 2 }],
    },
    {
      id: "a2",
      organisationId: "b1",
      heldOn: "2026-03-26",
      title: "第一季度党员大会，会后讲党课",
      minutes: "通过本季度工作安排；支部书记讲党课。",
      segments: [
        {
          kind: "general-meeting",
          leader: "p1",
          due: 15,
          present: 13,
          vote: { due: 14, present: 12, for: 12 },
          directiveIds: ["x1"],
        },
        { kind: "party-lecture", leader: "p1", hours: 1 },
      ],
    },
    {
      id: "a3",
      organisationId: "d1",
      heldOn: "2026-03-18",
      title: "第3次党委会会议",
      segments: [
        {
          kind: "party-committee-meeting",
          leader: "p2",
          due: 7,
          present: 7,
          topics: ["ideology"],
          agenda: [{ id: "g1", title: "职称评审事项 第1批", category: "titles", procedureRecorded: true }],
        },
      ],
    },
  ],
  documents: [
    {
      id: "c1",
      organisationId: "d1",
      kind: "党组织会议议事规则",
      title: "示例学院党委会会议议事规则",
      number: "示院党〔2025〕3号",
      issuedOn: "2025-03-01",
    },
  ],
  approvals: [
    {
      id: "v1",
      organisationId: "d1",
      forumActivityId: "a9",
      title: "数字中国建设前沿",
      place: "报告厅",
      speakers: ["赵教授"],
      eventOn: "2026-04-20",
      appliedOn: "2026-04-08",
      approvedOn: "2026-04-13",
      foreignGuests: false,
    },
  ],
  directives: [
    {
      id: "x1",
      number: "校党发〔2026〕3号",
      title: "关于开展学习教育的通知",
      issuerId: "d1",
      recipients: [{ organisationId: "b1", receivedOn: "2026-03-05" }],
    },
  ],
  bodies: [
    {
      id: "y1",
      organisationId: "d1",
      name: "示例学生科技协会",
      type: "student-society",
      contactPositionId: "p2",
      from: "2022-09-01",
    },
  ],
  contacts: [{ departmentId: "d1", branchId: "b1", positionId: "p2", from: "2023-09-01" }],
  weakBranches: [{ branchId: "b1", flaggedOn: "2026-03-01", dueOn: "2026-08-31" }],
  statements: [{ organisationId: "b1", year: 2026, coverage: "training", due: 14, reached: 12 }],
  plans: [
    {
      id: "a9",
      organisationId: "d1",
      heldOn: "2026-04-20",
      title: "学术报告会",
      segments: [
        {
          kind: "forum",
          forum: { title: "数字中国建设前沿", place: "报告厅", speakers: ["赵教授"], foreignGuests: false },
        },
      ],
    },
  ],
};

const labels = labelsOfBundle(example);

/** A row as it is printed, by the keys of the columns; blank cells are left out. */
export type PrintedRow = ReadonlyMap<string, Printed>;

function printRow(columns: readonly Column[], values: Record<string, unknown>): PrintedRow {
  return new Map(
    columns.flatMap(({ key, type }) => {
      const printed = printCell(values[key], type, labels);
      return printed === null ? [] : [[key, printed] as const];
    }),
  );
}

const known = new Map<Sheet, readonly PrintedRow[]>();

/** The example rows of a sheet. */
export function exampleRows(sheet: Sheet): readonly PrintedRow[] {
  const before = known.get(sheet);
  if (before !== undefined) return before;
  const rows = [...bundleRows(sheet, example)].map((values) => printRow(sheet.columns, values));
  known.set(sheet, rows);
  return rows;
}

function shows(cell: Cell, printed: Printed | undefined): boolean {
  if (cell.is === "text") return cell.text === "" ? printed === undefined : cell.text === String(printed);
  return cell.is === "number" && typeof printed === "number" && Math.abs(cell.number - printed) < 1e-9;
}

/** True for a row of the template's examples that nobody has changed; it still carries its note. */
export function isUntouchedExample(sheet: Sheet, { cells, notes }: RawRow): boolean {
  if (!notes.includes(EXAMPLE_NOTE)) return false;
  return exampleRows(sheet).some(
    (row) => row.size === cells.size && [...cells].every(([key, cell]) => shows(cell, row.get(key))),
  );
}
