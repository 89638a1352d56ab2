import type { FactRows } from "#api/endpoints/facts.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { rowOf } from "#web/ui/server.ts";

/** The seven rows of the contract that every list has: `factCalls("elections").list`. */
export function factCalls<Name extends ListName>(name: Name) {
  const path = `/${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  type Rows = FactRows<Name>;
  return {
    list: rowOf<Rows["list"]>(`${name}.list`, "GET", path),
    get: rowOf<Rows["get"]>(`${name}.get`, "GET", `${path}/:id`),
    history: rowOf<Rows["history"]>(`${name}.history`, "GET", `${path}/:id/history`),
    create: rowOf<Rows["create"]>(`${name}.create`, "POST", path),
    correct: rowOf<Rows["correct"]>(`${name}.correct`, "PUT", `${path}/:id`),
    withdraw: rowOf<Rows["withdraw"]>(`${name}.withdraw`, "POST", `${path}/:id/withdraw`),
    restore: rowOf<Rows["restore"]>(`${name}.restore`, "POST", `${path}/:id/restore`),
  };
}
