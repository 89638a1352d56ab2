import { jsonParser } from "stream-json/core/parser.js";
import type { Token } from "stream-json/core/parser.js";
import { bundleBuilder } from "#domain/bundle/builder.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Place, Problem, ProblemKind } from "#domain/problems/problem.ts";
import type { Values } from "#domain/wording/language.ts";
import { bytesOf, lookInto } from "#formats/bundle-json/content.ts";
import { locateSyntaxError } from "#formats/bundle-json/locate.ts";
import { jsonProblems } from "#formats/bundle-json/problems.ts";
import { tokenSink } from "#formats/bundle-json/tokens.ts";

const MEBIBYTE = 1024 * 1024;
/** Past so much text without the end of a value a quotation mark is missing, and the parser would keep it all. */
const LONGEST_VALUE = 16;

const OTHER_ENCODING = { "zh-CN": "GBK 或二进制文件", en: "GBK or a binary file" };

/** Told after every piece of the file how much has been read, in bytes. */
export type OnProgress = (bytesRead: number, bytesInAll: number) => void;

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/**
 * A bundle from a JSON file, read as a stream: the file is never one string, and entries are checked one
 * by one as they come.
 * @throws InputError with every problem found up to where reading had to stop
 */
export async function readBundleFile(path: string, onProgress?: OnProgress): Promise<Bundle> {
  const { content, size } = await lookInto(path);
  const builder = bundleBuilder(path);
  const refused = (last: Problem): InputError => new InputError([...builder.problems(), last]);
  const refuse = (kind: ProblemKind, place: Place = {}, values: Values = {}): InputError =>
    refused(problem(kind, { file: path, ...place }, values));
  if (content === "empty") throw refuse(jsonProblems.empty);
  if (content === "zip") throw refuse(jsonProblems.archive);
  if (content === "ole") throw refuse(jsonProblems.oldOffice);
  if (content === "utf-16") throw refuse(jsonProblems.notUtf8, {}, { encoding: "UTF-16" });

  const sink = tokenSink(builder);
  const parse = jsonParser({ packValues: true, streamValues: false });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [bytes, bytesAtToken, line] = [0, 0, 1];
  let beginning = "";

  const decode = (chunk: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: true });
    } catch {
      throw refuse(jsonProblems.notUtf8, {}, { encoding: OTHER_ENCODING });
    }
  };
  const tokensOf = async (text: string): Promise<readonly Token[]> => {
    try {
      const parsed = parse(text);
      return typeof parsed === "object" && "values" in parsed ? parsed.values : [];
    } catch {
      if (beginning !== "{") throw refuse(jsonProblems.notJson);
      throw refused(await locateSyntaxError(path, { file: path }));
    }
  };

  for await (const chunk of bytesOf(path)) {
    const text = decode(chunk);
    bytes += chunk.length;
    if (beginning === "") beginning = text.trimStart().slice(0, 1);
    const tokens = await tokensOf(text);
    for (const token of tokens) sink.take(token);
    line += countLines(text);
    if (tokens.length > 0) bytesAtToken = bytes;
    if (bytes - bytesAtToken > LONGEST_VALUE * MEBIBYTE) {
      throw refuse(jsonProblems.valueTooLong, { path: sink.path() }, { limit: LONGEST_VALUE });
    }
    onProgress?.(bytes, size);
  }
  if (beginning === "") throw refuse(jsonProblems.empty);
  if (beginning !== "{") throw refuse(jsonProblems.notJson);
  if (!sink.complete()) throw refuse(jsonProblems.truncated, { line, path: sink.path() }, { byte: bytes });
  return builder.finish();
}
