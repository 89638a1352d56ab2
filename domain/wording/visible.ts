/** Line breaks and other controls, marks that turn the direction of writing, and halves of a character. */
const UNSEEN =
  /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Text that came from a file as it may stand on one line of a terminal: what would break the line, command
 * the terminal or turn its neighbours round is shown as an escape such as `\n` or `\u001b`.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (unit) => SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
