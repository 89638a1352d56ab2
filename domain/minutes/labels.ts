import type { Span } from "#domain/minutes/found.ts";
import { linesOf, trimmed } from "#domain/minutes/source.ts";

export type LabelField =
  | "time"
  | "start"
  | "end"
  | "place"
  | "convener"
  | "recorder"
  | "leader"
  | "type"
  | "name"
  | "theme"
  | "agenda"
  | "content"
  | "people";

/** A label of the text with the value that stands after it, up to the next label, cell or line. */
export type Label = Span & { field: LabelField; value: Span };

const BEFORE =
  "会议 活动 学习 党课 授课 开会 召开 举行 举办 谈话 党日 培训 讲座 调研 主题党日 讲课 上课 现场 大会 集中学习 带队".split(
    " ",
  );

/** The labels secretaries write. `with`: also behind a word of {@link BEFORE}, as in 活动地点. A new label is a new word here. */
const LABELS: readonly { field: LabelField; with: string; alone: string }[] = [
  { field: "time", with: "时间 日期", alone: "起止时间 起止日期 时间 日期" },
  { field: "start", with: "", alone: "开始时间 会议开始时间" },
  { field: "end", with: "", alone: "结束时间 散会时间 会议结束时间" },
  { field: "place", with: "地点 地址 场所", alone: "地点 地址 场所 会议室地点" },
  { field: "convener", with: "主持人 主持 召集人 主持者", alone: "主持人 主持 召集人 主持者 召集人(主持人)" },
  { field: "recorder", with: "记录人 记录员 记录者 记录人员", alone: "记录人 记录员 记录者 记录 记录人员" },
  { field: "leader", with: "主讲人", alone: "主讲人 主讲 授课人 授课教师 讲课人 宣讲人 主讲教师 报告人 授课者" },
  { field: "type", with: "类型 类别 形式", alone: "类型 类别 形式 组织生活类型 会议性质" },
  { field: "name", with: "名称", alone: "会议标题" },
  { field: "theme", with: "主题", alone: "主题 题目 授课题目 课题 党课题目" },
  {
    field: "agenda",
    with: "议题 议程 主要议题",
    alone:
      "议题 议程 主要议题 本次会议议题 本次会议主要议题 会议议题如下 会议议程如下 议题如下 研究事项 议事内容 会议主要议程",
  },
  {
    field: "content",
    with: "内容 过程 记录 纪要 摘要",
    alone: "内容 主要内容 内容摘要 活动流程 发言情况 讨论情况 会议主要内容 会议内容及决议 会议情况 内容记录",
  },
  {
    field: "people",
    with: "人员 人数 对象 决议",
    alone:
      "参加人员 参加人 参加 参加人数 参会人员 参会人数 与会人员 到会人员 到会人数 出席人员 出席人数 出席人 出席情况 出席 列席人员 列席人 列席 缺席人员 " +
      "缺席人员及原因 缺席情况 缺席 请假人员 请假 请假人 请假情况 应到 应到人数 应到会人数 应到党员 应到支委 应到委员 实到 实到人数 实到会人数 " +
      "实到党员 实到支委 实到委员 人员 决议 会议决议 议定事项 备注 说明 填表日期 填表人 填表时间 签字 签名 会议方式 组织者 负责人 审核人 " +
      "党支部 支部名称 所在支部 单位 召开单位 主办单位 承办单位 组织单位",
  },
];

const FIELDS: ReadonlyMap<string, LabelField> = new Map(
  LABELS.flatMap(({ field, with: behind, alone }) => [
    ...alone.split(" ").map((word) => [word, field] as const),
    ...(behind === "" ? [] : behind.split(" ")).flatMap((word) =>
      BEFORE.map((prefix) => [`${prefix}${word}`, field] as const),
    ),
  ]),
);

const WORDS = [...FIELDS.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => [...word].map((letter) => letter.replace(/[()]/, "\\$&")).join(" {0,8}"))
  .join("|");
const NUMBERED = "(?:[一二三四五六七八九十]{1,3} ?、|\\(?\\d{1,2} ?[.、)]|\\([一二三四五六七八九十]{1,2}\\))? {0,4}";

const LABEL = new RegExp(
  `(?<=^|[\\n\\t;,。 ])(${NUMBERED})(${WORDS})( {0,4}\\([^()\\n]{0,12}\\))?( *\\n?(?: *:| *\\t+)[ \\t]*| +| *(?=\\n))`,
  "g",
);

/** Without a colon or cell a label must stand at the start of a line or behind a gap. */
function isLoose(plain: string, at: number, separator: string, label: string): boolean {
  if (/[:\t]/.test(separator)) return false;
  const before = plain.slice(Math.max(0, at - 2), at);
  return !(at === 0 || /[\n\t]$/.test(before) || before === "  ") || label.replace(/ /g, "").length < 2;
}

/** A row of labels above a row of values. */
function columnLabels(plain: string): Label[] {
  const lines = linesOf(plain);
  return lines.flatMap((line, index) => {
    const below = lines[index + 1];
    if (below === undefined) return [];
    const names = cellsOf(plain, line);
    const values = cellsOf(plain, below);
    if (names.length < 2 || names.length !== values.length) return [];
    const fields = names.map(({ from, to }) => FIELDS.get(plain.slice(from, to).replace(/ /g, "")));
    if (fields.includes(undefined)) return [];
    return fields.flatMap((field, column): Label[] => {
      const [name, value] = [names[column], values[column]];
      return field === undefined || name === undefined || value === undefined ? [] : [{ field, ...name, value }];
    });
  });
}

function cellsOf(plain: string, { from, to }: Span): Span[] {
  let at = from;
  return plain
    .slice(from, to)
    .split("\t")
    .map((cell) => {
      const span = trimmed(plain, { from: at, to: at + cell.length });
      at += cell.length + 1;
      return span;
    });
}

/** Every label of the text in its order. */
export function labelsOf(plain: string): Label[] {
  const heads = [...plain.matchAll(LABEL)].flatMap((match) => {
    const [whole, number = "", word = "", , separator = ""] = match;
    const field = FIELDS.get(word.replace(/ /g, ""));
    if (field === undefined || isLoose(plain, match.index, separator, word)) return [];
    // Alone on its line it heads a list; 会议记录 alone is the heading of the whole.
    if (separator.trim() === "" && plain[match.index + whole.length] === "\n" && field !== "agenda") return [];
    return [{ field, from: match.index, start: match.index + number.length, to: match.index + whole.length }];
  });
  const inLine = heads.map(({ field, from, to }, index): Label => {
    const rest = plain.slice(to).search(/[\n\t]| +(?=(?:应|实际?)(?:到|出席|参加|参会)|请假|缺席|出席)/);
    const lineEnd = rest === -1 ? plain.length : to + rest;
    const next = heads[index + 1]?.from ?? plain.length;
    return { field, from, to, value: trimmed(plain, { from: to, to: Math.max(to, Math.min(lineEnd, next)) }) };
  });
  return [...inLine, ...columnLabels(plain)];
}
