/**
 * Characters that XML cannot hold stand in a workbook as `_x000D_` (ECMA-376, ST_Xstring); a text that
 * looks like such an escape has its first underscore escaped.
 */
const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;
const UNSAFE =
  /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text as it is stored in a workbook. */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

/** The text that a workbook stores so. */
export function unescapeText(stored: string): string {
  if (!stored.includes("_x")) return stored;
  return stored.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
