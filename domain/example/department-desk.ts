import type { DepartmentCast } from "#domain/example/cast.ts";
import type { Random } from "#domain/example/random.ts";
import type { Scribe } from "#domain/example/scribe.ts";
import type { World } from "#domain/example/world.ts";

/** One department writing its ledger. */
export type DepartmentDesk = {
  world: World;
  cast: DepartmentCast;
  scribe: Scribe;
  random: Random;
  /** How likely something usual is left out. */
  lapses: number;
  /** Agenda items numbered so far. */
  items: number;
};
