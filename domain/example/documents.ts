import type { Document } from "#domain/bundle/desk.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { BranchCast, DepartmentCast } from "#domain/example/cast.ts";
import type { World } from "#domain/example/world.ts";

const STANDING = [
  "党组织会议议事规则",
  "党政联席会议议事规则",
  "班子成员分工",
  "意识形态工作责任制",
  "网络阵地管理制度",
  "理论中心组学习制度",
  "师生政治理论学习制度",
  "立德树人落实机制",
  "党支部工作考核评价办法",
  "党支部责任清单",
  "党风廉政建设制度",
  "联系培养教师入党积极分子制度",
  "推优入党制度",
  "应急处置预案",
] as const;

function numbered(organisationId: string): (fields: Omit<Document, "id" | "organisationId">) => Document {
  let count = 0;
  return (fields) => ({ id: `${organisationId}-c${(count += 1)}`, organisationId, ...fields });
}

function held(day: CivilDate, world: World): boolean {
  return day <= world.asOf;
}

/** The department's documents: one is missing, one has expired, one was replaced. */
export function departmentDocuments({ department }: DepartmentCast, world: World): Document[] {
  const make = numbered(department.id);
  const number = department.order ?? 1;
  const standing = STANDING.flatMap((kind, index): Document[] => {
    const issuedOn = world.ago(18 + ((index * 7 + number) % 40));
    const document = make({
      kind,
      title: `${department.name}${kind}`,
      issuedOn,
      recordedAt: `${issuedOn}T09:30:00+08:00`,
    });
    if ((index + number) % 17 === 5) return [];
    if ((index + number) % 17 === 9) return [{ ...document, expiresOn: world.ago(2) }];
    if ((index + number) % 17 !== 12) return [document];
    const again = world.ago(5);
    return [
      { ...document, withdrawnOn: again },
      make({
        kind,
        title: `${department.name}${kind}（修订）`,
        issuedOn: again,
        recordedAt: `${again}T09:30:00+08:00`,
      }),
    ];
  });
  const help = make({
    kind: "困难师生帮扶机制",
    title: "困难师生帮扶机制",
    issuedOn: world.ago(30),
    coversBelow: number % 2 === 1,
  });
  const yearly = world.years.flatMap((year) =>
    (["党费收缴使用情况", "党务公开目录"] as const).map((kind, index) =>
      make({ kind, title: `${year}年${kind}`, issuedOn: `${year}-${index === 0 ? "11-28" : "03-20"}` }),
    ),
  );
  return [...standing, help, ...yearly.filter((each) => held(each.issuedOn, world))];
}

/** A branch's documents: the year's dues, and its own arrangement for help where the department's does not cover it. */
export function branchDocuments({ branch, habits }: BranchCast, world: World): Document[] {
  const make = numbered(branch.id);
  const dues = world.years.map((year) =>
    make({
      kind: "党费收缴使用情况",
      title: `${year}年度党费收缴使用情况`,
      issuedOn: `${year}-11-${habits.gaps > 0.1 ? 27 : 12}`,
    }),
  );
  const help =
    habits.gaps < 0.1
      ? [make({ kind: "困难师生帮扶机制", title: "困难师生结对帮扶办法", issuedOn: world.ago(26) })]
      : [];
  const exists = (day: CivilDate): boolean =>
    day >= (branch.foundedOn ?? "") && day <= (branch.dissolvedOn ?? "9999-12-31");
  return [...dues, ...help].filter((each) => held(each.issuedOn, world) && exists(each.issuedOn));
}
