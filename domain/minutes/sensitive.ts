import type { PatternRow, Read } from "#domain/minutes/found.ts";

/**
 * Admission and discipline, each item named by its procedure and never by a person: the group `said` holds
 * the words that may be quoted.
 */
export const procedures: readonly (PatternRow & { name: string })[] = [
  {
    name: "接收预备党员",
    pattern: /(?:接收|吸收)(?<gap>[^。;\n]{0,24}?)(?<said>预备党员)(?!转正)/d,
    example: "接收张雨同志为中共预备党员",
  },
  {
    name: "接收预备党员",
    pattern: /(?:接收|吸收)?(?<gap>[^。;,\n]{0,12}?)(?<said>入党问题)/d,
    example: "讨论杭天同志入党问题",
  },
  { name: "预备党员转正", pattern: /(?<said>预备党员(?<gap>[^。;\n]{0,12}?)转正)/d, example: "讨论预备党员转正" },
  {
    name: "预备党员转正",
    pattern: /(?<gap>[^。;,\n]{0,10}?)按期(?<said>转为(?:中共)?正式党员|转正)/d,
    example: "同意按期转为中共正式党员",
  },
  {
    name: "确定发展对象",
    pattern: /(?:确定|推荐|讨论|研究|列为|审议)(?<gap>[^。;\n]{0,24}?)(?<said>发展对象)/d,
    example: "研究确定李四为发展对象",
  },
  {
    name: "确定入党积极分子",
    pattern: /(?:确定|推荐|列为|推优)(?<gap>[^。;\n]{0,24}?)(?<said>入党积极分子)(?!培训|谈话)/d,
    example: "研究确定入党积极分子",
  },
  { name: "发展党员", pattern: /(?<gap>)(?<said>发展党员(?:大会|票决|专题会))/d, example: "发展党员大会会议记录" },
  {
    name: "纪律处分",
    pattern:
      /(?:给予|作出|讨论|研究)(?<gap>[^。;\n《]{0,24}?)(?<said>党内(?:严重)?警告|严重警告|留党察看|开除党籍|撤销党内职务|党纪处分|纪律处分|处分决定|组织处理)(?!条例)/d,
    example: "讨论给予党内警告处分",
  },
  {
    name: "不合格党员处置",
    pattern: /(?<gap>)(?<said>不合格党员(?:组织)?处置|劝退除名|自行脱党)(?!办法|制度)/d,
    example: "不合格党员处置",
  },
];

/** Words between that name no person. */
const NOBODY =
  /为|的|成为|中共|中国共产党|入党积极分子|[\d一二三四五六七八九十]+[名位人]|其|等|确定|拟|新|讨论|审议|研究|同志|、|,|\s/g;
const PERSON = /同志|(?:接收|关于|讨论|确定|给予)[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4})*(?:为|的|等)/;

export type Procedure = Read<string>;

/** Items of admission and discipline that the text speaks of, each named once. */
export function proceduresIn(plain: string): Procedure[] {
  const said = plain.replace(/《[^》\n]{0,60}》/g, (title) => " ".repeat(title.length));
  const found: Procedure[] = [];
  for (const { name, pattern } of procedures) {
    if (found.some(({ value }) => value === name)) continue;
    const span = pattern.exec(said)?.indices?.groups?.["said"];
    if (span !== undefined) found.push({ value: name, from: span[0], to: span[1], sure: true });
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** The items as they may be kept: an item that names a person is named by its procedure, or left out. */
export function withoutPeople(plain: string, items: readonly Read<string>[]): Read<string>[] {
  return items.flatMap((item) => {
    const words = plain.slice(item.from, item.to);
    for (const { name, pattern } of procedures) {
      const match = pattern.exec(words);
      const span = match?.indices?.groups?.["said"];
      if (match === null || span === undefined) continue;
      if ((match.groups?.["gap"] ?? "").replace(NOBODY, "") === "" && !PERSON.test(words)) return [item];
      return [{ value: name, from: item.from + span[0], to: item.from + span[1], sure: true }];
    }
    return PERSON.test(words) ? [] : [item];
  });
}
