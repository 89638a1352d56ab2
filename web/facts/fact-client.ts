import type { z } from "zod";
import type { Endpoint, noBody, nothing } from "#api/endpoint.ts";
import type { Told } from "#api/endpoints/fact-bodies.ts";
import type { Ability, Draft, Extra, mark, warning } from "#api/endpoints/fact-schemas.ts";
import type { RequirementChange } from "#api/endpoints/verdict-shapes.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { factCalls } from "#web/fact-calls.ts";
import { ask, read, rowOf } from "#web/ui/server.ts";

/** An entry of a list as it is read alone: what it says, and what one may do with it. */
export type FactRecord<Name extends ListName> = {
  id: string;
  version: number;
  recordedAt: string;
  organisationId: string;
  marks: z.output<typeof mark>[];
  entry: Draft<Name>;
  extra: Extra;
  abilities: Record<string, Ability>;
};

/** What saving answers with. */
export type SavedFact<Name extends ListName> = {
  record: FactRecord<Name>;
  changes: RequirementChange[];
  warnings: z.output<typeof warning>[];
};

/** Every version, newest first, and whether the caller may bring a withdrawn entry back. */
export type FactHistory<Name extends ListName> = { versions: Told<Name>[]; abilities: Record<string, Ability> };

/** What is sent of an entry that is corrected. */
export type Correction<Name extends ListName> = {
  version: number;
  reason: string;
  entry: Draft<Name>;
  extra?: Extra | undefined;
};
type Stated = { version: number; reason: string };

type Same<Value> = z.ZodType<Value, Value>;
type ReadRow<Given> = Endpoint<Same<{ id: string }>, typeof nothing, typeof noBody, Same<Given>>;
type WriteRow<Sent, Given> = Endpoint<Same<{ id: string }>, typeof nothing, Same<Sent>, Same<Given>>;

/** The calls on one entry, of whatever list: the same rows as `factCalls`, with types that follow the list's name. */
export function factClient<Name extends ListName>(name: Name) {
  const { get, history, correct, withdraw, restore } = factCalls(name);
  const at = (row: Pick<Endpoint, "name" | "method" | "path">): [string, Endpoint["method"], string] => [
    row.name,
    row.method,
    row.path,
  ];
  const getRow = rowOf<ReadRow<FactRecord<Name>>>(...at(get));
  const historyRow = rowOf<ReadRow<FactHistory<Name>>>(...at(history));
  const correctRow = rowOf<WriteRow<Correction<Name>, SavedFact<Name>>>(...at(correct));
  const withdrawRow = rowOf<WriteRow<Stated, { version: number; changes: RequirementChange[] }>>(...at(withdraw));
  const restoreRow = rowOf<WriteRow<Stated, SavedFact<Name>>>(...at(restore));
  return {
    get: (id: string) => read(getRow, { params: { id } }),
    history: (id: string) => read(historyRow, { params: { id } }),
    correct: (id: string, body: Correction<Name>) => ask(correctRow, { params: { id }, body }),
    withdraw: (id: string, body: Stated, key?: string) => ask(withdrawRow, { params: { id }, body }, key),
    restore: (id: string, body: Stated, key?: string) => ask(restoreRow, { params: { id }, body }, key),
  };
}
