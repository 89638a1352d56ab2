/**
 * What layout leaves in a text: blanks between Chinese characters, invisible characters and the traces of
 * Word's bookmarks and fields. Full-width digits and letters are text and stay as written.
 */
const DEBRIS: readonly RegExp[] = [
  /\[(?:bookmark|hyperlink|comment|footnote|endnote):[^\]]{0,500}\]/gi,
  /\[(?:pic|image|picture)\]/gi,
  /\bHYPERLINK\s+(?:\\l\s+)?"[^"]{0,2000}"/g,
  /\bTOC\s+\\o\s+"[^"]{0,500}"(?:\s+\\\w+)*/g,
  /\b(?:PAGEREF\s+\S+|PAGE|NUMPAGES)(?:\s+\\\*?\s*\w+)+/g,
  /\b_(?:GoBack|Toc\d+|Hlk\d+|Ref\d+)\b/g,
  // Zero-width characters, soft hyphens, byte order marks, and the field marks of the old Word format.
  /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\u0000-\u0008\u000e-\u001f\u007f]/g,
];

const CHINESE = /[\p{Script=Han}\u3000-\u303f\u3200-\u33ff\u2460-\u249b\uff00-\uffef]/u;
/** Marks that belong to either script: the character behind them decides. */
const NEUTRAL = /[“”‘’…—–·\-()[\]/%.,:;!?'"+]/;

/** Takes away the traces of bookmarks, fields and invisible characters. */
export function withoutDebris(text: string): string {
  return DEBRIS.reduce((rest, pattern) => rest.replace(pattern, ""), text);
}

function besideChinese(text: string, from: number, step: 1 | -1): boolean {
  for (let index = from; index >= 0 && index < text.length; index += step) {
    const character = text[index] ?? "";
    if (CHINESE.test(character)) return true;
    if (!NEUTRAL.test(character)) return false;
  }
  return true;
}

/**
 * The text without layout: a blank that touches Chinese on either side goes, one between Latin words stays
 * as a single space.
 */
export function tidy(text: string): string {
  const clean = withoutDebris(text).trim();
  return clean.replace(/\s+/g, (blank: string, at: number) =>
    besideChinese(clean, at - 1, -1) || besideChinese(clean, at + blank.length, 1) ? "" : " ",
  );
}

/** Joins two tidy texts that a line or page has cut; Latin words on both sides keep a space. */
export function joinCut(before: string, after: string): string {
  if (before === "" || after === "") return before + after;
  const tight = besideChinese(before, before.length - 1, -1) || besideChinese(after, 0, 1);
  return `${before}${tight ? "" : " "}${after}`;
}

/** For comparing titles: no blanks at all, one width, without 续 marks. */
export function fold(text: string): string {
  return withoutDebris(text)
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[((]续(?:表|前)?[))]$/, "");
}
