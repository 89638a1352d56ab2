import type { Readable } from "node:stream";
import { parseXml } from "#formats/workbook/xlsx/xml.ts";

/** Built-in formats that show a date or time, those of Chinese Excel included (27–36, 50–58). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** True for a format code with a year, month, day, hour or second outside quotes and brackets. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[ymdhs年月日]/i.test(bare.replace(/general/gi, ""));
}

/** For each cell style, whether it shows its number as a date or time. */
export async function readDatedStyles(stream: Readable): Promise<boolean[]> {
  const custom = new Map<number, boolean>();
  const dated: boolean[] = [];
  let inCellFormats = false;
  await parseXml(stream, {
    open: (name, attributes) => {
      if (name === "numFmt") custom.set(Number(attributes["numFmtId"]), isDateFormat(attributes["formatCode"] ?? ""));
      if (name === "cellXfs") inCellFormats = true;
      if (name === "xf" && inCellFormats) {
        const id = Number(attributes["numFmtId"] ?? 0);
        dated.push(custom.get(id) ?? isBuiltInDate(id));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return dated;
}
