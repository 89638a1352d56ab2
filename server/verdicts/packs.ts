import { requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Requirement } from "#domain/guides/requirement-schema.ts";
import { cellsOf } from "#domain/verdicts/cells.ts";
import type { Db } from "#server/db/db.ts";
import type { Services } from "#server/services.ts";
import type { LoadedGuide } from "#server/verdicts/load-query.ts";

/** A guide version, ready to judge by. */
export type ReadyPack = {
  id: string;
  pack: GuidePack;
  /** The same with its roll-ups alone. */
  rollUps: GuidePack;
  requirements: ReadonlyMap<string, Requirement>;
  rollUpIds: ReadonlySet<string>;
  cells: ReturnType<typeof cellsOf>;
};

/** Published versions never change, so each is read and prepared once a process, by id and version. */
const prepared = new WeakMap<Services["config"], Map<string, ReadyPack>>();

function rollUpsOf(pack: GuidePack): GuidePack {
  const isRollUp = (each: Requirement): boolean => each.kind === "roll-up";
  return {
    ...pack,
    points: pack.points.map((each) => ({ ...each, requirements: each.requirements.filter(isRollUp) })),
    apart: (pack.apart ?? []).filter((each) => isRollUp(each.requirement)),
  };
}

function prepare(id: string, pack: GuidePack): ReadyPack {
  const requirements = new Map(requirementsOf(pack).map(({ requirement }) => [requirement.id, requirement]));
  const rollUps = [...requirements.values()].filter((each) => each.kind === "roll-up");
  return {
    id,
    pack,
    rollUps: rollUpsOf(pack),
    requirements,
    rollUpIds: new Set(rollUps.map((each) => each.id)),
    cells: cellsOf(pack),
  };
}

/** The guide versions with their content, by id; read from the database the first time they are asked for. */
export async function readyPacks(
  db: Db,
  services: Pick<Services, "config">,
  universityId: number,
  guides: readonly Pick<LoadedGuide, "id" | "version">[],
): Promise<ReadonlyMap<string, ReadyPack>> {
  const known = prepared.get(services.config) ?? new Map<string, ReadyPack>();
  prepared.set(services.config, known);
  const keyOf = (each: { id: string; version: number }): string => `${universityId} ${each.id} ${each.version}`;
  const missing = guides.filter((each) => !known.has(keyOf(each))).map((each) => each.id);
  if (missing.length > 0) {
    const rows = await db
      .selectFrom("guide_versions")
      .select(["id", "version", "content"])
      .where("university_id", "=", universityId)
      .where("id", "in", missing)
      .execute();
    for (const row of rows) known.set(keyOf(row), prepare(row.id, row.content));
  }
  return new Map(
    guides.flatMap((each) => {
      const pack = known.get(keyOf(each));
      return pack === undefined ? [] : [[each.id, pack] as const];
    }),
  );
}
