/** The styles of numbering that Chinese documents nest, from the outermost to the innermost. */
export const STYLE_ORDER = [
  "letter-A", // A1
  "chapter", // 第一章
  "roman", // Ⅰ、
  "chinese", // 一、
  "chinese-brackets", // （一）
  "letter-B", // B2
  "arabic", // 1.
  "dotted-2", // 1.1
  "dotted-3", // 1.1.1
  "dotted-4", // 1.1.1.1
  "letter-C", // C3
  "arabic-brackets", // （1）
  "arabic-bracket", // 1）
  "circled", // ①
  "letter-D",
  "latin", // a.
] as const;

export type NumberStyle = (typeof STYLE_ORDER)[number];

export type Numbered = {
  style: NumberStyle;
  /** The last part of the number. */
  value: number;
  /** The whole number as written, without its punctuation. */
  printed: string;
  /** What follows the number. */
  rest: string;
};

const DIGITS = "零一二三四五六七八九";

/** A Chinese or Arabic number up to 9,999 (half- and full-width), null for anything else. */
export function readNumeral(text: string): number | null {
  const plain = text.normalize("NFKC").replaceAll("〇", "零").replaceAll("两", "二");
  if (/^\d+$/.test(plain)) return Number(plain);
  const match =
    /^(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九]?)(十))?零?([一二三四五六七八九])?$/.exec(
      plain,
    );
  if (match === null || plain === "") return plain === "零" ? 0 : null;
  const digit = (character: string | undefined): number => (character ? DIGITS.indexOf(character) : 0);
  const tens = match[4] === undefined ? 0 : Math.max(1, digit(match[3])) * 10;
  return digit(match[1]) * 1000 + digit(match[2]) * 100 + tens + digit(match[5]);
}

/** The place of a character in one of the blocks of ready-made numbers, such as ③ or ⑶. */
function readSign(character: string): { style: NumberStyle; value: number } | null {
  const code = character.codePointAt(0) ?? 0;
  const blocks: readonly (readonly [number, number, number, NumberStyle])[] = [
    [0x2460, 0x2473, 1, "circled"],
    [0x3251, 0x325f, 21, "circled"],
    [0x32b1, 0x32bf, 36, "circled"],
    [0x2776, 0x277f, 1, "circled"],
    [0x24f5, 0x24fe, 1, "circled"],
    [0x2474, 0x2487, 1, "arabic-brackets"],
    [0x2488, 0x249b, 1, "arabic"],
    [0x3220, 0x3229, 1, "chinese-brackets"],
    [0x3280, 0x3289, 1, "chinese-brackets"],
    [0x2160, 0x216b, 1, "roman"],
  ];
  const found = blocks.find(([from, to]) => code >= from && code <= to);
  return found === undefined ? null : { style: found[3], value: code - found[0] + found[2] };
}

const CN = "[零〇一二三四五六七八九十百]+";
const N = "[0-9０-９]+";
const DOT = "[.．]";
/** A number before one of these is an amount or a date, not a place in a list (but 人才, 日常, 项目 begin titles). */
const AMOUNT = "(?:倍|万|亿|元|次|%|％|‰|学时|课时|小时|个(?!人)|名(?!师|额)|分(?![类级工党管层析配批别团会享]))";
const DATE_OR_AMOUNT = `(?:${AMOUNT}|年(?!度|轻|级)|月(?!度)|日(?!常)|天|周(?!密)|季|届|号|人(?!才|员|文|事)|项(?!目)|条(?!件|例))`;

type Pattern = { style: NumberStyle | "dotted" | "letter"; pattern: RegExp };

/** Tried in this order; group 1 is the number, group 2 what follows. */
const PATTERNS: readonly Pattern[] = [
  { style: "chapter", pattern: new RegExp(`^第\\s*(${CN}|${N})\\s*(?:章|编|部分|篇)[\\s:：、.．]*(.*)$`, "su") },
  { style: "chinese-brackets", pattern: new RegExp(`^[（(〔]\\s*(${CN})\\s*[）)〕][\\s、.．:：]*(.*)$`, "su") },
  { style: "arabic-brackets", pattern: new RegExp(`^[（(]\\s*(${N})\\s*[）)][\\s、.．:：]*(.*)$`, "su") },
  { style: "arabic-brackets", pattern: new RegExp(`^${N}(?:${DOT}${N})*[（(](${N})[）)][\\s、.．:：]*(.*)$`, "su") },
  {
    style: "letter",
    pattern: new RegExp(`^[（(]?\\s*([A-DＡ-Ｄ][-－]?${N}(?:${DOT}${N})*)\\s*[）)]?[\\s:：、.．]*(.*)$`, "su"),
  },
  {
    style: "dotted",
    pattern: new RegExp(
      `^(${N}(?:\\s?${DOT}\\s?${N}){1,3})(?![0-9０-９]|${AMOUNT})(?:${DOT}(?!${N})|[、:：])?\\s*(.*)$`,
      "su",
    ),
  },
  { style: "arabic-bracket", pattern: new RegExp(`^(${N})\\s*[）)]\\s*(.*)$`, "su") },
  { style: "arabic", pattern: new RegExp(`^(${N})\\s*(?:[、:：]|${DOT}(?!\\d))\\s*(.*)$`, "su") },
  { style: "arabic", pattern: new RegExp(`^([0-9０-９]{1,2})\\s+(?![\\s0-9０-９]|${DATE_OR_AMOUNT})(.+)$`, "su") },
  { style: "chinese", pattern: new RegExp(`^(${CN})\\s*[、.．:：]\\s*(.*)$`, "su") },
  { style: "chinese", pattern: new RegExp(`^(${CN})[\\u3000\\t ]+(.*)$`, "su") },
  { style: "latin", pattern: /^([a-z])[.．、）)]\s*(.*)$/su },
];

function valueOf(style: Pattern["style"], printed: string): { style: NumberStyle; value: number } | null {
  const plain = printed.normalize("NFKC").replace(/\s/g, "");
  if (style === "latin") return { style, value: plain.charCodeAt(0) - 96 };
  if (style === "letter") {
    const letter = (["letter-A", "letter-B", "letter-C", "letter-D"] as const)[plain.charCodeAt(0) - 65];
    return letter === undefined ? null : { style: letter, value: Number(/\d+$/.exec(plain)?.[0] ?? 0) };
  }
  if (style === "dotted") {
    const parts = plain.split(".").map(Number);
    const depth = (["dotted-2", "dotted-3", "dotted-4"] as const)[parts.length - 2];
    // 1.2025 and 0.5 are amounts or dates.
    if (depth === undefined || parts.some((part) => part === 0 || part > 199)) return null;
    return { style: depth, value: parts.at(-1) ?? 0 };
  }
  const value = readNumeral(plain);
  return value === null || value === 0 || value > 9_999 ? null : { style, value };
}

/** The number at the start of a line and what follows it, or null when it has none. */
export function readNumber(text: string): Numbered | null {
  const line = text.trim();
  const sign = readSign(line);
  if (sign !== null) {
    const printed = String.fromCodePoint(line.codePointAt(0) ?? 0);
    return { ...sign, printed, rest: line.slice(printed.length).replace(/^[\s、.．]+/, "") };
  }
  for (const { style, pattern } of PATTERNS) {
    const match = pattern.exec(line);
    if (match?.[1] === undefined) continue;
    const found = valueOf(style, match[1]);
    if (found !== null) return { ...found, printed: match[1].replace(/\s/g, ""), rest: match[2] ?? "" };
  }
  return null;
}

/** True for a code of the document's own, such as C3: it says more than the place in the list. */
export function isLettered(style: NumberStyle): boolean {
  return style.startsWith("letter-");
}

export function styleRank(style: NumberStyle): number {
  return STYLE_ORDER.indexOf(style);
}
