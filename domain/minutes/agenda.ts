import type { Read, Span } from "#domain/minutes/found.ts";
import type { Label } from "#domain/minutes/labels.ts";
import { trimmed } from "#domain/minutes/source.ts";

const MARK =
  "(?:议题[一二三四五六七八九十\\d]{1,2} ?[:、.]|第[一二三四五六七八九十]{1,2}(?:项|个)?(?:议题|议程)?[:,、]|\\d{1,2} ?[.、)](?!\\d)|\\(\\d{1,2}\\)|\\([一二三四五六七八九十]{1,2}\\)|[一二三四五六七八九十]{1,2}、|[①-⑳])";
const AT_LINE = new RegExp(`^ *${MARK}`);
const INSIDE = new RegExp(`(?<=^|[\\n\\t;。 ])${MARK} ?`, "g");
const NUMBERED_ITEM = /(?<=^|\n) *(?:会议)?议题[一二三四五六七八九十\d]{1,2} ?[:、][ \t]*([^\n]{2,80})/g;
const LONGEST_ITEM = 90;

/** The block that belongs to a label: its own line and the numbered lines below, up to the next label. */
function blockOf(plain: string, label: Label, next: number): Span {
  const lineEnd = (at: number): number => {
    const end = plain.indexOf("\n", at);
    return end === -1 ? plain.length : end;
  };
  let to = Math.min(lineEnd(label.to), next);
  while (to < plain.length) {
    const end = lineEnd(to + 1);
    const line = plain.slice(to + 1, end);
    if (to + 1 >= next || (line.trim() !== "" && !AT_LINE.test(line))) break;
    to = Math.min(end, next);
    if (to === next) break;
  }
  return { from: label.to, to };
}

function itemsOf(plain: string, block: Span): Read<string>[] {
  const part = plain.slice(block.from, block.to);
  const marks = [...part.matchAll(INSIDE)];
  const read = (span: Span): Read<string>[] => {
    const { from, to } = trimmed(plain, span);
    const line = plain.slice(from, to);
    return line.length < 2 || line.length > LONGEST_ITEM || /^(?:无|略|见附件)$/.test(line)
      ? []
      : [{ value: line, from, to, sure: true }];
  };
  const [first] = marks;
  if (first === undefined) return read(block);
  return marks.flatMap((match, index) =>
    read({
      from: block.from + match.index + match[0].length,
      to: block.from + (marks[index + 1]?.index ?? part.length),
    }),
  );
}

/** Headings 一、… of what was discussed, where the minutes are laid out by item. */
function headingItems(plain: string, label: Label): Read<string>[] {
  const rest = plain.slice(label.to).replace(/^[ \t]+/, (blanks) => "\n".repeat(blanks.length));
  const found = [...rest.matchAll(/(?<=^|\n) *(?:[一二三四五六七八九十]{1,2}、)([^\n。;:]{3,40})(?=\n|$)/g)].map(
    (match): Read<string> => {
      const words = match[1] ?? "";
      const from = label.to + match.index + match[0].length - words.length;
      return { value: words, ...trimmed(plain, { from, to: from + words.length }), sure: false };
    },
  );
  return found.length < 2 ||
    found.some(({ value }) => /^(?:要|会议(?:要求|强调|指出|决定|决议)|出席|时间|地点|参加|主持)/.test(value))
    ? []
    : found;
}

/** The items of the agenda, without their numbers. */
export function agendaIn(plain: string, labels: readonly Label[]): Read<string>[] {
  const numbered = [...plain.matchAll(NUMBERED_ITEM)].map((match): Read<string> => {
    const words = match[1] ?? "";
    const from = match.index + match[0].length - words.length;
    return { value: words, ...trimmed(plain, { from, to: from + words.length }), sure: true };
  });
  if (numbered.length > 0) return numbered;
  for (const [index, label] of labels.entries()) {
    if (label.field !== "agenda") continue;
    const next = labels.slice(index + 1).find((other) => other.field !== "agenda")?.from ?? plain.length;
    const items = itemsOf(plain, blockOf(plain, label, next));
    // One item, with what was said under it: the next ones head the paragraphs below.
    const more = items.length === 1 && /^\s*一、/.test(plain.slice(label.to)) ? headingItems(plain, label) : [];
    if (items.length > 0) return more.length > 0 ? more : items;
  }
  const content = labels.find((label) => label.field === "content");
  return content === undefined ? [] : headingItems(plain, content);
}
