import { z } from "zod";
import { bundleText } from "#formats/bundle-json/write.ts";
import { held } from "#test/factories.ts";
import type { PermissionLines } from "#test/permissions/line.ts";

const found = z.object({ organisations: z.array(z.object({ id: z.string() })), activities: z.array(z.unknown()) });
const report = z.object({ lists: z.record(z.string(), z.object({ added: z.int() })), done: z.boolean() });

function bundleOfB1(): Buffer {
  return Buffer.from(bundleText({ calendar: {}, settings: {}, activities: [held("2026-03-01", "theme-day")] }));
}

export const exchangeLines: PermissionLines = {
  search: {
    at: "b1",
    sent: () => ({ query: { text: "b1" } }),
    showsNothing: (value) => {
      const { organisations, activities } = found.parse(value);
      return organisations.every((each) => each.id !== "b1") && activities.length === 0;
    },
  },
  "exchange.ledger": { at: "b1", sent: () => ({ params: { id: "b1" } }) },
  "exchange.export": { at: "b1", sent: () => ({ params: { id: "b1" } }) },
  "exchange.archive": { at: "b1", sent: () => ({ params: { id: "b1" } }) },
  "exchange.import": {
    at: "b1",
    sent: () => ({ body: bundleOfB1(), query: { commit: "false" } }),
    showsNothing: (value) => {
      const { lists, done } = report.parse(value);
      return !done && Object.values(lists).every((each) => each.added === 0);
    },
  },
  "exchange.template": { at: "u1", sent: () => ({}) },
  "audit.list": { at: "u1", sent: () => ({}) },
  "audit.export": { at: "u1", sent: () => ({}) },
  "backup.status": { at: "u1", sent: () => ({}) },
};
