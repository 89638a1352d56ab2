const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  "○": 0,
  Ｏ: 0,
  O: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A number below 1,000 in either kind of digits, as a part of a pattern. */
export const NUMBER = "(?:\\d{1,4}|[一二两三四五六七八九十百零〇]{1,6})";

/** The value of `16`, `十六`, `二十`, `一百二十`, `二〇二六`; null where it is none. */
export function numberOf(words: string): number | null {
  const text = words.replace(/\s/g, "");
  if (/^\d+$/.test(text)) return Number(text);
  if (text === "" || !/^[〇零○O一二两三四五六七八九十百]+$/.test(text)) return null;
  if (!/[十百]/.test(text)) return [...text].reduce((sum, digit) => sum * 10 + (DIGITS[digit] ?? 0), 0);
  const match = /^(?:([一二两三四五六七八九])百零?)?(?:([一二两三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
    text,
  );
  if (match === null) return null;
  const [, hundreds, tens, ten, ones] = match;
  return (
    100 * (DIGITS[hundreds ?? ""] ?? 0) +
    (ten === undefined ? 0 : 10 * (tens === undefined ? 1 : (DIGITS[tens] ?? 1))) +
    (DIGITS[ones ?? ""] ?? 0)
  );
}
