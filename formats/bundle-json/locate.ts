import { jsonVerifier } from "stream-json/core/utils/verifier.js";
import { problem } from "#domain/problems/problem.ts";
import type { Place, Problem } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";
import { bytesOf } from "#formats/bundle-json/content.ts";
import { jsonProblems } from "#formats/bundle-json/problems.ts";

/** What the verifier says it expected, in the person's words; the first that fits. */
const EXPECTATIONS: readonly (readonly [RegExp, Template])[] = [
  [/expected '(.)'/, { "zh-CN": "“{value}”", en: "“{value}”" }],
  [/object key/, { "zh-CN": "加双引号的字段名", en: "a field name in double quotes" }],
  [
    /unexpected token '(.)'/,
    { "zh-CN": "下一项（或去掉 {value} 前的逗号）", en: "another entry (or no comma before {value})" },
  ],
  [/expected a value/, { "zh-CN": "一个值", en: "a value" }],
  [
    /escaped|string value/,
    {
      "zh-CN": "文字内容（换行写成 \\n，反斜杠写成 \\\\）",
      en: "text (a line break is written \\n, a backslash \\\\)",
    },
  ],
  [/digit|number/, { "zh-CN": "完整的数字", en: "a complete number" }],
  [/unexpected characters/, { "zh-CN": "文件结尾", en: "the end of the file" }],
];

function expectation(message: string): Template {
  for (const [pattern, words] of EXPECTATIONS) {
    const match = pattern.exec(message);
    if (match === null) continue;
    const value = match[1] ?? "";
    return { "zh-CN": words["zh-CN"].replace("{value}", value), en: words.en.replace("{value}", value) };
  }
  return { "zh-CN": "合法的 JSON", en: "valid JSON" };
}

function numberIn(error: object, name: string): number {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "number" ? value : 1;
}

/**
 * Reads the file again to find the line of a mistake that the quick parser met without noting where.
 * @returns the problem, with its line
 */
export async function locateSyntaxError(path: string, place: Place): Promise<Problem> {
  const verify = jsonVerifier();
  const decoder = new TextDecoder();
  try {
    for await (const chunk of bytesOf(path)) verify(decoder.decode(chunk, { stream: true }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const where = { ...place, line: numberIn(error, "line") };
    return problem(jsonProblems.syntax, where, {
      column: numberIn(error, "pos"),
      expected: expectation(error.message.replace(/^.*?\): /, "")),
    });
  }
  return problem(jsonProblems.notJson, place);
}
