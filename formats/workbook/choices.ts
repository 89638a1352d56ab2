import type { Terms } from "#formats/workbook/model.ts";

/** Full and half width, blanks and letter case make no difference to a term. */
export function plainTerm(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

const known = new WeakMap<Terms, ReadonlyMap<string, string>>();

function valuesByTerm(terms: Terms): ReadonlyMap<string, string> {
  const before = known.get(terms);
  if (before !== undefined) return before;
  const values = new Map<string, string>();
  for (const [value, term] of Object.entries(terms)) values.set(plainTerm(term.en), value);
  for (const [value, term] of Object.entries(terms))
    values.set(plainTerm(term["zh-CN"]), value).set(plainTerm(value), value);
  known.set(terms, values);
  return values;
}

/** The value that a term, its English name, its code or another name for it stands for. */
export function valueOfTerm(
  text: string,
  terms: Terms,
  also: Readonly<Record<string, string>> = {},
): string | undefined {
  const plain = plainTerm(text);
  return valuesByTerm(terms).get(plain) ?? (Object.hasOwn(also, plain) ? also[plain] : undefined);
}

/** The Chinese term of a value, or the value itself where it has none. */
export function termOfValue(value: string, terms: Terms): string {
  return Object.hasOwn(terms, value) ? (terms[value]?.["zh-CN"] ?? value) : value;
}

export function termsInChinese(terms: Terms): string[] {
  return Object.values(terms).map((term) => term["zh-CN"]);
}
