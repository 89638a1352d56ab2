import { z } from "zod";
import { guidePack } from "#domain/guides/pack.ts";

/** The JSON Schema of a guide pack, as published in guides/guide-pack.schema.json for editors and other programs. */
export function guidePackJsonSchema(): object {
  return {
    title: "Biaogan guide pack",
    description: "One assessed guide as data: its text, and what each point asks (biaogan-guide/1).",
    ...z.toJSONSchema(guidePack, { io: "input" }),
  };
}
