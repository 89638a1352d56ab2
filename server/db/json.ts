import { sql } from "kysely";
import type { ColumnType, RawBuilder } from "kysely";

/** Never made: only {@link json} yields an expression of it, so that no value reaches a column unwritten. */
type JsonText<T> = { readonly jsonTextOf: T };

/** A jsonb column: read as what it holds, written through {@link json} alone. */
export type Json<T> = ColumnType<T, JsonText<T>, JsonText<T>>;

/** The same where the column may be null. */
export type NullableJson<T> = ColumnType<T | null, JsonText<T> | null | undefined, JsonText<T> | null>;

/** A value for a jsonb column. The driver on its own would send an array as a PostgreSQL array. */
export function json<T>(value: T): RawBuilder<JsonText<T>> {
  return sql<JsonText<T>>`${JSON.stringify(value)}::jsonb`;
}
