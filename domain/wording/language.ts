/** The two languages of the product; Simplified Chinese comes first. */
export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

/** One text in both languages; a sentence has `{name}` where a value goes. */
export type Template = { [Each in Language]: string };

/** A value that is the same in both languages, or one for each. */
export type Values = Record<string, string | number | Template>;

/** The template's sentence in the language, with its values. A value that is missing stays visible as `{name}`. */
export function fill(template: Template, language: Language, values: Values = {}): string {
  return template[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "object" ? value[language] : String(value);
  });
}
