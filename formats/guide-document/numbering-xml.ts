import type { SaxesTagNS } from "saxes";
import { parseWordXml } from "#formats/guide-document/word-xml.ts";

type LevelStyle = {
  start: number;
  format: string;
  text: string;
  legal: boolean;
  suffix: string;
  restart: boolean;
  paragraphStyle: string | null;
};
type NumberList = { abstractId: string; starts: Map<number, number>; levels: Map<number, LevelStyle> };

/** The lists of a Word document: what Word counts by itself and does not write into the text. */
export type Numbering = { abstracts: Map<string, Map<number, LevelStyle>>; lists: Map<string, NumberList> };

/** The attribute `w:name` of a tag, whatever prefix the namespace has. */
export function attribute(tag: SaxesTagNS, name: string): string | undefined {
  return Object.values(tag.attributes).find((each) => each.local === name)?.value;
}

function newLevel(): LevelStyle {
  return { start: 1, format: "decimal", text: "", legal: false, suffix: "tab", restart: true, paragraphStyle: null };
}

/** Where a list begins to count; Word allows no more than 32,767. */
function startOf(value: string): number {
  const start = Number(value);
  return Number.isInteger(start) && start >= 0 && start <= 32_767 ? start : 1;
}

/** Reads word/numbering.xml. */
export function readNumbering(xml: string): Numbering {
  const numbering: Numbering = { abstracts: new Map(), lists: new Map() };
  let abstract: Map<number, LevelStyle> | null = null;
  let list: NumberList | null = null;
  let level: LevelStyle | null = null;
  let override = 0;
  const open = (tag: SaxesTagNS): void => {
    const value = attribute(tag, "val") ?? "";
    switch (tag.local) {
      case "abstractNum":
        abstract = new Map();
        numbering.abstracts.set(attribute(tag, "abstractNumId") ?? "", abstract);
        break;
      case "num":
        list = { abstractId: "", starts: new Map(), levels: new Map() };
        numbering.lists.set(attribute(tag, "numId") ?? "", list);
        break;
      case "abstractNumId":
        if (list !== null) list.abstractId = value;
        break;
      case "lvlOverride":
        override = Number(attribute(tag, "ilvl") ?? 0);
        break;
      case "startOverride":
        list?.starts.set(override, startOf(value));
        break;
      case "lvl":
        level = newLevel();
        (list?.levels ?? abstract)?.set(Number(attribute(tag, "ilvl") ?? 0), level);
        break;
      case "start":
        if (level !== null) level.start = startOf(value);
        break;
      case "numFmt":
        if (level !== null) level.format = value;
        break;
      case "lvlText":
        if (level !== null) level.text = value;
        break;
      case "isLgl":
        if (level !== null) level.legal = value !== "0" && value !== "false";
        break;
      case "suff":
        if (level !== null) level.suffix = value;
        break;
      case "pStyle":
        if (level !== null) level.paragraphStyle = value;
        break;
      case "lvlRestart":
        if (level !== null) level.restart = value !== "0";
        break;
      default:
    }
  };
  const close = (tag: SaxesTagNS): void => {
    if (tag.local === "abstractNum") abstract = null;
    if (tag.local === "num") list = null;
    if (tag.local === "lvl") level = null;
  };
  parseWordXml(xml, { open, close });
  return numbering;
}

/** The level of a list that a paragraph style is tied to, null when it is tied to none. */
export function levelOfStyle(numbering: Numbering, listId: string, styleId: string | null): number | null {
  const abstract = numbering.abstracts.get(numbering.lists.get(listId)?.abstractId ?? "");
  const found =
    styleId === null ? undefined : [...(abstract ?? [])].find(([, level]) => level.paragraphStyle === styleId);
  return found?.[0] ?? null;
}

const DIGITS = "〇一二三四五六七八九";

function chinese(value: number): string {
  if (value >= 100) return [...String(value)].map((digit) => DIGITS[Number(digit)]).join("");
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 ? "" : (DIGITS[value % 10] ?? "");
  return tens === 0 ? (DIGITS[value] ?? "") : `${tens === 1 ? "" : DIGITS[tens]}十${ones}`;
}

function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCodePoint(0x245f + value);
  return value <= 35 ? String.fromCodePoint(0x3251 + value - 21) : `(${value})`;
}

function letters(value: number, first: number): string {
  return String.fromCodePoint(first + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

function roman(value: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = value;
  return parts
    .map(([size, sign]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return sign.repeat(count);
    })
    .join("");
}

/** A number in one of Word's formats; a format of no number (bullets) is empty. */
function formatNumber(value: number, format: string): string {
  // Letters and Roman numerals grow with the number; nobody reads them that far.
  const far = value < 1 || value > 999;
  switch (far && format !== "bullet" && format !== "none" ? "decimal" : format) {
    case "chineseCounting":
    case "chineseCountingThousand":
    case "chineseLegalSimplified":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
    case "taiwaneseDigital":
    case "japaneseCounting":
    case "ideographDigital":
      return chinese(value);
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return circled(value);
    case "decimalEnclosedParen":
      return `（${value}）`;
    case "decimalEnclosedFullstop":
      return `${value}.`;
    case "ideographEnclosedCircle":
      return `（${chinese(value)}）`;
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "upperLetter":
      return letters(value, 65);
    case "lowerLetter":
      return letters(value, 97);
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "bullet":
    case "none":
      return "";
    default:
      return String(value);
  }
}

/** Counts paragraphs as Word does and gives each the number it shows, with a blank where Word has a gap. */
export function newCounter(numbering: Numbering): (listId: string, level: number) => string {
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return (listId, level) => {
    const list = numbering.lists.get(listId);
    const abstract = numbering.abstracts.get(list?.abstractId ?? "");
    const styleOf = (index: number): LevelStyle | undefined => list?.levels.get(index) ?? abstract?.get(index);
    const style = styleOf(level);
    if (list === undefined || style === undefined) return "";
    const counters = counts.get(list.abstractId) ?? [];
    counts.set(list.abstractId, counters);
    if (!begun.has(listId)) {
      begun.add(listId);
      for (const [index, start] of list.starts) counters[index] = start - 1;
    }
    counters[level] = (counters[level] ?? style.start - 1) + 1;
    for (let deeper = level + 1; deeper < 9; deeper += 1)
      if (styleOf(deeper)?.restart !== false) counters[deeper] = undefined;
    if (style.format === "bullet") return "";
    const label = style.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const other = styleOf(index);
      return formatNumber(counters[index] ?? other?.start ?? 1, style.legal ? "decimal" : (other?.format ?? "decimal"));
    });
    return label === "" || style.suffix === "nothing" ? label : `${label} `;
  };
}
