import { Assembler } from "stream-json/assembler.js";
import type { Token } from "stream-json/core/parser.js";
import type { BundleBuilder, FieldUse } from "#domain/bundle/builder.ts";
import { bundleProblems } from "#domain/problems/bundle-problems.ts";
import { entryProblems } from "#domain/problems/entry-problems.ts";
import { typeName } from "#domain/problems/from-zod.ts";
import { jsonProblems } from "#formats/bundle-json/problems.ts";
import { InputError } from "#domain/problems/problem.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";

/** The deepest a bundle goes is 9; far more than that is a mistake or an attack. */
const DEEPEST = 64;
/** Several times the largest entry that makes sense (a school-wide training with all who attended). */
const MOST_TOKENS_IN_A_VALUE = 500_000;

/** Hands the tokens of a file to the builder, one entry at a time, so that only one is ever half-read. */
export type TokenSink = {
  take: (token: Token) => void;
  /** True when the top-level object has been closed. */
  complete: () => boolean;
  /** Where the last token stood, as a path. */
  path: () => (string | number)[];
};

const TYPES: { [Name in Token["name"]]?: string } = {
  startObject: "object",
  startArray: "array",
  stringValue: "string",
  numberValue: "number",
  trueValue: "boolean",
  falseValue: "boolean",
  nullValue: "null",
};

function typeOfToken(token: Token): Template {
  return typeName(TYPES[token.name] ?? "object");
}

export function tokenSink(builder: BundleBuilder): TokenSink {
  const assembler = new Assembler();
  let depth = 0;
  let name = "";
  let field: FieldUse = { use: "skip" };
  let index = 0;
  let tokensInValue = 0;
  let closed = false;
  /** The depth at which the value being assembled or skipped began. */
  let base = 1;

  const path = (): (string | number)[] =>
    depth === 0 || name === "" ? [] : field.use === "list" && depth > 1 ? [name, index] : [name];

  const stop = (kind: ProblemKind, values: Record<string, number>): never => {
    builder.problem(kind, path(), values);
    throw new InputError(builder.problems());
  };

  const deliver = (): void => {
    tokensInValue = 0;
    if (field.use === "head") builder.head(field.head, assembler.current);
    if (field.use === "list") builder.entry(field.list, index++, assembler.current);
  };

  /** A token of a value that is kept whole: the content of a head field, or one entry of a list. */
  const assemble = (token: Token): void => {
    if (token.name === "keyValue") {
      const object = assembler.current;
      if (typeof object === "object" && object !== null && Object.hasOwn(object, token.value)) {
        builder.problem(bundleProblems.duplicateField, path(), { field: token.value });
      }
    }
    assembler.consume(token);
    tokensInValue += 1;
    if (tokensInValue > MOST_TOKENS_IN_A_VALUE) stop(jsonProblems.valueTooBig, { limit: MOST_TOKENS_IN_A_VALUE });
  };

  const startField = (key: string): void => {
    name = key;
    field = builder.field(key);
    index = 0;
    base = field.use === "list" ? 2 : 1;
  };

  /** The first token after a list's name: `[`, or something that is no list. */
  const openList = (token: Token): void => {
    if (token.name === "startArray" || token.name === "nullValue") return;
    const values = {
      value: "value" in token ? String(token.value) : "{…}",
      got: typeOfToken(token),
      expected: typeName("array"),
    };
    builder.problem(entryProblems.wrongType, [name], values);
    field = { use: "skip" };
    base = 1;
  };

  const take = (token: Token): void => {
    const opens = token.name === "startObject" || token.name === "startArray";
    const closes = token.name === "endObject" || token.name === "endArray";
    if (closes) depth -= 1;
    if (depth === 0) {
      if (token.name !== "startObject" && !closes) {
        builder.problem(bundleProblems.notAnObject, [], { got: typeOfToken(token) });
        throw new InputError(builder.problems());
      }
    } else if (depth === 1 && token.name === "keyValue") {
      startField(token.value);
    } else if (depth === 1 && field.use === "list") {
      if (!closes) openList(token);
    } else if (depth >= base && field.use !== "skip") {
      assemble(token);
      if (depth === base && !opens) deliver();
    }
    if (opens) depth += 1;
    if (depth > DEEPEST) stop(jsonProblems.tooDeep, { limit: DEEPEST });
    if (closes && depth === 0) closed = true;
  };

  return { take, complete: () => closed, path };
}
