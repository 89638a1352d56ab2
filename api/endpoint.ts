import { z } from "zod";
import type { ApiErrorCode } from "#api/errors.ts";
import type { Action } from "#domain/access.ts";
import type { Template } from "#domain/wording/language.ts";

/**
 * Who may call an endpoint. `public`: anyone; `account`: anyone signed in, for their own things; an action:
 * the use case must have asked for exactly that action at every organisation it touched before it answers
 * (server/http/authorise.ts), or the answer is withheld.
 */
export type Permission = "public" | "account" | Action;

/** One row of the contract: what an endpoint is called, takes, gives and refuses with. */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  name: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** With `:name` for parameters, below `/api`. */
  path: string;
  summary: Template;
  permission: Permission;
  params: Params;
  query: Query;
  body: Body;
  output: Output;
  errors: readonly ApiErrorCode[];
  /** The most bytes of a body, where it is not {@link usualBodyLimit}. */
  bodyLimit?: number;
  /** The answer holds a secret that is shown once: it is kept nowhere, not even for a repeated request. */
  answersSecret?: true;
  /** A dry run: it changes nothing, and is not remembered under its key. */
  changesNothing?: true;
  /** May be called before the initial password is changed and the second factor is set up. */
  duringSetUp?: true;
};

/** One mebibyte: a meeting with its minutes and attendees is a hundredth of it. */
export const usualBodyLimit = 1_048_576;

/** Nothing is sent here; an unknown field is refused. */
export const nothing = z.strictObject({});
export const noBody = z.union([z.undefined(), z.null(), nothing]);
/** An answer that only says that it is done. */
export const done = z.strictObject({ done: z.literal(true) });

/** A body of bytes (`application/octet-stream`) instead of JSON. */
export const upload = z.instanceof(Uint8Array);

/** An answer that is a file: its content whole, or in pieces as they come. */
export type FileAnswer = {
  name: string;
  contentType: string;
  content: Uint8Array | AsyncIterable<Uint8Array | string>;
};

/** The output of an endpoint that answers with a file instead of JSON. */
export const file = z.custom<FileAnswer>((value) => typeof value === "object" && value !== null && "content" in value);

/** A row of the table; it says of each part what it takes, `nothing` and `noBody` included. */
export function endpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Output extends z.ZodType,
>(row: Endpoint<Params, Query, Body, Output>): Endpoint<Params, Query, Body, Output> {
  return row;
}

/** What a handler is given: parsed. */
export type InputOf<Row extends Endpoint> = {
  params: z.output<Row["params"]>;
  query: z.output<Row["query"]>;
  body: z.output<Row["body"]>;
};
/** What a handler gives, before the output schema. */
export type OutputOf<Row extends Endpoint> = z.input<Row["output"]>;
