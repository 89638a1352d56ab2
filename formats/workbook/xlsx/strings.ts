import type { Readable } from "node:stream";
import { InputError, problem } from "#domain/problems/problem.ts";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";
import { unescapeText } from "#formats/workbook/xlsx/escape.ts";
import { parseXml } from "#formats/workbook/xlsx/xml.ts";

/** They are kept in memory: some ten times what 300,000 activities with minutes hold. */
const MOST_TEXT = 250_000_000;

/**
 * The texts that the cells refer to by number. Runs of a rich text are joined; phonetic guides (`rPh`)
 * are no part of the text.
 */
export async function readSharedStrings(stream: Readable): Promise<string[]> {
  const strings: string[] = [];
  let total = 0;
  let [text, phonetic, collecting] = ["", false, false];
  await parseXml(stream, {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") collecting = !phonetic;
    },
    text: (piece) => {
      if (collecting) text += piece;
    },
    close: (name) => {
      if (name === "t") collecting = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") {
        strings.push(unescapeText(text));
        total += text.length;
        if (total > MOST_TEXT)
          throw new InputError([problem(workbookProblems.tooMuchText, {}, { limit: MOST_TEXT / 1e6 })]);
      }
    },
  });
  return strings;
}
