import type { Span } from "#domain/minutes/found.ts";

/** A text and the same text in plain characters, letter for letter at the same places. */
export type Source = { text: string; plain: string; fileName: string };

const PLAIN: Readonly<Record<string, string>> = {
  "\u3000": " ",
  "\u00a0": " ",
  "\u2002": " ",
  "\u2003": " ",
  "\u200b": " ",
  "∶": ":",
  "︰": ":",
  "﹕": ":",
  "【": " ",
  "】": ":",
  "〔": "(",
  "〕": ")",
  "［": "(",
  "］": ")",
  "[": "(",
  "]": ")",
  "—": "-",
  "–": "-",
  "―": "-",
  "─": "-",
  "−": "-",
  "〜": "-",
  "～": "-",
  "~": "-",
  "․": ".",
  "﹒": ".",
};

/**
 * The text with full-width digits, letters and marks, dashes and blanks in their plain form. Nothing is
 * longer or shorter than before, so a place in one is the same place in the other.
 */
export function plainOf(text: string): string {
  return text
    .replace(/[\u3000\u00a0\u2002\u2003\u200b∶︰﹕【】〔〕［］[\]—–―─−〜～~․﹒]/g, (mark) => PLAIN[mark] ?? mark)
    .replace(/[！-｝]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\r(?=\n)/g, " ")
    .replace(/\r/g, "\n");
}

/** The stretch without blanks and stray marks at its ends. */
export function trimmed(plain: string, { from, to }: Span): Span {
  let [first, last] = [from, to];
  while (first < last && /[\s:,;。、]/.test(plain[first] ?? "")) first += 1;
  while (last > first && /[\s:,;。、]/.test(plain[last - 1] ?? "")) last -= 1;
  return { from: first, to: last };
}

function splitBy(plain: string, mark: RegExp): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { index } of plain.matchAll(mark)) {
    spans.push({ from, to: index });
    from = index + 1;
  }
  spans.push({ from, to: plain.length });
  return spans.map((span) => trimmed(plain, span)).filter((span) => span.to > span.from);
}

/** The lines that hold something, blanks cut off. */
export function linesOf(plain: string): Span[] {
  return splitBy(plain, /\n/g).filter(({ from, to }) => to > from);
}

/** The sentences: what stands between full stops, semicolons, line ends and cells. */
export function sentencesOf(plain: string): Span[] {
  return splitBy(plain, /[。;!?\n\t]/g);
}

/** The same, but the cells of a row stay together: a label is in one and its value in the next. */
export function rowsOf(plain: string): Span[] {
  return splitBy(plain, /[。;!?\n]/g);
}

const ORGANISATION = /^(?:中共|中国共产党)?[^会]{2,30}(?:委员会|支部|党委|总支|学院|大学|系|处|部)$/;

/** The lines at the top that are headings: short, no sentence, no label. */
export function headingsOf(plain: string): Span[] {
  const headings: Span[] = [];
  for (const line of linesOf(plain).slice(0, 5)) {
    const words = plain.slice(line.from, line.to);
    if (words.length > 45 || /[。:;\t]/.test(words)) continue;
    if (/^(?:附件\d*|\(?20\d\d\)?第?\d*[期号]|\d+|[\d年月日.\-/ ]+)$/.test(words)) continue;
    if (headings.length > 0 && /^(?:\(?[一二三四五六七八九十\d]+[)、.]|[①-⑳])/.test(words)) break;
    headings.push(line);
  }
  // The organisation's name above the title is no meeting of its committee.
  return headings.filter(
    (line, index) => index === headings.length - 1 || !ORGANISATION.test(plain.slice(line.from, line.to)),
  );
}
