import { sql } from "kysely";
import type { InputOf } from "#api/endpoint.ts";
import type { readMatrix } from "#api/endpoints/verdicts.ts";
import type { BranchCategory, OrganisationKind } from "#domain/bundle/organisations.ts";
import { yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { calendarYear } from "#domain/dates/period.ts";
import { APART, columnsOf } from "#domain/verdicts/cells.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { written } from "#server/http/written.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";
import { readyPacks } from "#server/verdicts/packs.ts";

type Row = {
  id: string;
  parent_id: string | null;
  name: string;
  kind: OrganisationKind;
  category: BranchCategory | null;
  official_order: number | null;
  path: string[];
  judged_for: CivilDate | null;
  guide: string | null;
  /** As JSON, which goes to the reader as it is kept. */
  cells: string | null;
};

/** In the official order, each organisation right before those below it; without an order last, by id. */
export function inOfficialOrder<Each extends Pick<Row, "id" | "official_order" | "path">>(
  rows: readonly Each[],
): Each[] {
  const order = new Map(rows.map((each) => [each.id, each.official_order]));
  const compare = (a: readonly string[], b: readonly string[]): number => {
    const at = a.findIndex((id, index) => id !== b[index]);
    const [one, other] = [a[at], b[at]];
    if (at < 0 || one === undefined) return a.length - b.length;
    if (other === undefined) return 1;
    const [first, second] = [order.get(one) ?? Infinity, order.get(other) ?? Infinity];
    if (first !== second) return first < second ? -1 : 1;
    return one < other ? -1 : 1;
  };
  return rows.toSorted((a, b) => compare(a.path, b.path));
}

function columns(pack: GuidePack): { code: string; title: string }[] {
  const titles = new Map(pack.indicators.map((each) => [each.code, each.title]));
  return columnsOf(pack).map((code) => ({ code, title: code === APART ? "" : (titles.get(code) ?? code) }));
}

/** One row of the answer as JSON. */
function rowText(row: Row, guide: string, cells: string, asOf: CivilDate | null): string {
  const head = {
    organisationId: row.id,
    parentId: row.parent_id,
    name: row.name,
    kind: row.kind,
    category: row.category,
    guideVersionId: guide,
    judgedFor: asOf ?? row.judged_for,
  };
  return `${JSON.stringify(head).slice(0, -1)},"cells":${cells}}`;
}

/** Of which organisation and everything below it, as of when. */
type Question = { universityId: number; rootId: string; query: InputOf<typeof readMatrix>["query"] };

/** The matrix of everything below an organisation, from kept counts alone. */
export const readOrganisationMatrix: Handler<typeof readMatrix> = async ({ authorise, input, services, ...call }) => {
  const { universityId } = actorOf(call);
  const [root] = await authorise([input.params.id]);
  if (root === undefined) throw new Refusal("not-found");
  return written(await matrixText(services, { universityId, rootId: root.id, query: input.query }));
};

/** The matrix as JSON; whoever asks has been authorised at the root. */
export async function matrixText(services: Services, { universityId, rootId, query }: Question): Promise<string> {
  const { db } = services;
  const { asOf: asked, year, guideVersionId = null } = query;
  const day = today(services);
  const asOf = asked === undefined || asked === day ? null : asked;
  const window = calendarYear(year ?? yearOf(asOf ?? day));
  const { rows } = await sql<Row>`
    select o.id, o.parent_id, o.name, o.kind, o.category, o.official_order, o.path, o.judged_for, c.guide_version_id as guide, c.cells::text as cells
    from organisations o
    left join verdict_cells c on c.university_id = o.university_id and c.organisation_id = o.id and c.window_from = ${window.from}::date
      and c.window_to = ${window.to}::date and c.mode = 'assessed'
      and c.as_of is not distinct from ${asOf}::date and (${guideVersionId}::text is null or c.guide_version_id = ${guideVersionId})
    where o.university_id = ${universityId} and o.path @> array[${rootId}]::text[]`.execute(db);
  const versions = await db
    .selectFrom("guide_versions")
    .select(["id", "label", "version"])
    .where("university_id", "=", universityId)
    .where("state", "<>", "draft")
    .orderBy("id")
    .execute();
  const packs = await readyPacks(db, services, universityId, versions);
  const kept = await sql<{ as_of: CivilDate }>`
    select distinct as_of from verdict_cells where university_id = ${universityId} and organisation_id = ${rootId} and as_of is not null
    union select distinct as_of from verdict_cells where university_id = ${universityId} and as_of is not null
      and organisation_id = (select id from organisations where university_id = ${universityId} and parent_id = ${rootId} limit 1)
    order by 1`.execute(db);
  const used = new Set(rows.map((each) => each.guide));
  const shown = inOfficialOrder(rows).flatMap((each) =>
    each.guide === null || each.cells === null ? [] : [rowText(each, each.guide, each.cells, asOf)],
  );
  const head = {
    asOf: asOf ?? day,
    window,
    guides: versions.flatMap(({ id, label }) => {
      const ready = packs.get(id);
      return ready === undefined || !used.has(id)
        ? []
        : [{ guideVersionId: id, title: ready.pack.title, label, columns: columns(ready.pack) }];
    }),
    kept: kept.rows.map((each) => each.as_of),
  };
  return `${JSON.stringify(head).slice(0, -1)},"rows":[${shown.join(",")}]}`;
}
