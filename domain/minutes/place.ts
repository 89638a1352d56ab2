import type { PatternRow, Read } from "#domain/minutes/found.ts";
import type { Label } from "#domain/minutes/labels.ts";

/** How running text says where: the group `where` is the place. */
export const placePatterns: readonly PatternRow[] = [
  {
    pattern:
      /在(?<where>[^,。;:\n\t在]{2,26}?)(?:联合|共同|集中|顺利|线上|如期)?,? ?(?:召开|举行|举办|开展|开会|组织召开|开了)/,
    example: "在敏行楼301召开党员大会",
  },
  {
    pattern: /在(?<where>[^,。;:\n\t在]{2,22}(?:室|厅|楼|馆|场|中心|之家|教室|陵园|基地|\d{3})),/,
    example: "在二食堂三楼会议室,",
  },
  {
    pattern:
      /(?:赴|前往|来到|走进)(?<where>[^,。;:\n\t]{2,20}?(?:陵园|纪念馆|博物馆|展览馆|故居|基地|旧址|纪念碑|校史馆))/,
    example: "赴盘山烈士陵园",
  },
  { pattern: /(?<=[\d)日]分?, ?)(?<where>[\u3400-\u9fff]{1,8}\d{3,4})(?=[,。])/, example: "13:30,数学楼212。" },
  { pattern: /地点 ?(?<where>[^,。;:\n\t ]{2,16})(?=[,。;])/, example: "地点204," },
];

const NO_PLACE = /党的|领导|精神|基础|过程|期间|上级|背景|会上|同志|情况|工作|带领|组织下|指导下|思想|方面|各自/;

/** Where the meeting was: from its label, else from running text. */
export function placeIn(plain: string, labels: readonly Label[]): Read<string> | null {
  const label = labels.find(({ field, value }) => field === "place" && value.to > value.from);
  if (label !== undefined) {
    const { from, to } = label.value;
    const end = plain.slice(from, to).search(/[,。;]/);
    return { value: "", from, to: end > 0 ? from + end : to, sure: true };
  }
  for (const { pattern } of placePatterns) {
    const match = pattern.exec(plain);
    const where = match?.groups?.["where"] ?? "";
    if (match === null || where === "" || NO_PLACE.test(where)) continue;
    const from = match.index + match[0].indexOf(where);
    return { value: "", from, to: from + where.length, sure: false };
  }
  return null;
}
