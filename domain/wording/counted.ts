import type { Template } from "#domain/wording/language.ts";

/** A number of things as a value of a sentence: the bare number in Chinese, `1 problem` or `3 problems` in English. */
export function counted(count: number, one: string, many = `${one}s`): Template {
  return { "zh-CN": String(count), en: `${count} ${count === 1 ? one : many}` };
}
