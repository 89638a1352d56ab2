import { z } from "zod";

type Schema = z.core.$ZodType;

/** The schema below `.nullish()` and the like. */
function unwrapped(schema: Schema): Schema {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrapped(schema.unwrap()) : schema;
}

/**
 * The same value with the fields of every object in the order in which its schema names them, so that
 * equal entries are written alike whatever made them. A field the schema does not know is left out.
 */
export function inSchemaOrder(schema: Schema, value: unknown): unknown {
  const inner = unwrapped(schema);
  if (Array.isArray(value)) {
    return inner instanceof z.ZodArray ? value.map((item: unknown) => inSchemaOrder(inner.element, item)) : value;
  }
  if (typeof value !== "object" || value === null || !(inner instanceof z.ZodObject)) return value;
  const ordered: Record<string, unknown> = {};
  for (const [name, field] of Object.entries<Schema>(inner.shape)) {
    const content: unknown = Reflect.get(value, name);
    if (content !== undefined) ordered[name] = inSchemaOrder(field, content);
  }
  return ordered;
}
