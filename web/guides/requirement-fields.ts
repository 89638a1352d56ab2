import { z } from "zod";
import { requirement as requirementSchema } from "#domain/guides/requirement-schema.ts";
import type { RequirementKind } from "#domain/guides/requirement-schema.ts";

/** How a field of a requirement is filled in. */
export type FieldType =
  | { as: "number"; least: number; most: number | null }
  | { as: "choice"; options: readonly string[] }
  | { as: "choices"; options: readonly string[] }
  | { as: "words" }
  | { as: "list" }
  | { as: "group"; fields: readonly Field[] }
  /** On or off; on is the value. */
  | { as: "switch"; on: string | true };
export type Field = { name: string; optional: boolean; type: FieldType };

/** Fields that every requirement has, and that the page asks for apart. */
const COMMON = new Set(["id", "quote", "kind"]);

/** What of a schema can be filled in, and how. @throws for a shape that no form knows: the test meets it first */
function typeOf(schema: unknown): FieldType {
  if (schema instanceof z.ZodNumber)
    return {
      as: "number",
      least: schema.minValue ?? 0,
      most: schema.maxValue === null || schema.maxValue >= Number.MAX_SAFE_INTEGER ? null : schema.maxValue,
    };
  if (schema instanceof z.ZodEnum) return { as: "choice", options: schema.options.map(String) };
  if (schema instanceof z.ZodArray) {
    const { element } = schema;
    return element instanceof z.ZodEnum ? { as: "choices", options: element.options.map(String) } : { as: "list" };
  }
  if (schema instanceof z.ZodString) return { as: "words" };
  if (schema instanceof z.ZodBoolean) return { as: "switch", on: true };
  if (schema instanceof z.ZodLiteral) return { as: "switch", on: String(schema.value) };
  if (schema instanceof z.ZodObject) return { as: "group", fields: fieldsOfShape(schema.shape) };
  throw new Error("This part of a requirement’s schema has no form yet.");
}

function fieldsOfShape(shape: Readonly<Record<string, unknown>>): Field[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    if (COMMON.has(name)) return [];
    const isOptional = schema instanceof z.ZodOptional;
    return [{ name, optional: isOptional, type: typeOf(isOptional ? schema.unwrap() : schema) }];
  });
}

const byKind: ReadonlyMap<string, readonly Field[]> = new Map(
  requirementSchema.options.map(({ shape }) => [shape.kind.value, fieldsOfShape(shape)]),
);

/** Every kind of requirement, in the schema's order. */
export const requirementKinds: readonly RequirementKind[] = requirementSchema.options.map(
  ({ shape }) => shape.kind.value,
);

/** The fields of a kind, from the schema itself. */
export function fieldsOf(kind: RequirementKind): readonly Field[] {
  return byKind.get(kind) ?? [];
}

/** What stands in a field that was just added. */
export function startingValue({ type }: Field): unknown {
  if (type.as === "number") return type.least;
  if (type.as === "choice") return type.options[0];
  if (type.as === "choices" || type.as === "list") return [];
  if (type.as === "words") return "";
  if (type.as === "switch") return type.on;
  return {};
}
