import { fold } from "#domain/guides/import/spaces.ts";
import type { Cell } from "#domain/guides/import/document.ts";

/** What a column of the table holds. */
export type Role =
  | "level1"
  | "level2"
  | "level3"
  | "evidence"
  | "criteria"
  /** The document's own code of the cell to its right. */
  | "code"
  /** A running number: says nothing of its own. */
  | "serial"
  /** Scores, weights, who is responsible: the guide has no place for them. */
  | "other";

export type Column = { from: number; to: number; role: Role; heading: string };

const HEADINGS: readonly (readonly [Role, RegExp])[] = [
  [
    "level1",
    /^(?:第?一级|1级|Ⅰ级|I级|一层|A级)(?:考核|评价|评估|测评|建设)?(?:指标|任务|项目|要素|维度|标题|内容)?$|^指标(?:一|1)$|^(?:一级)$/,
  ],
  [
    "level2",
    /^(?:第?二级|2级|Ⅱ级|II级|二层|B级)(?:考核|评价|评估|测评|建设)?(?:指标|任务|项目|要素|维度|标题|内容)?$|^指标(?:二|2)$/,
  ],
  [
    "level3",
    /^(?:第?三级|3级|Ⅲ级|III级|三层|C级)(?:考核|评价|评估|测评|建设)?(?:指标|任务|项目|要素|维度|标题|内容)?$|^指标(?:三|3)$/,
  ],
  ["serial", /^(?:序号|序|编号|No\.?)$/i],
  ["code", /^(?:指标|任务|观测点|要点)?(?:编码|代码|代号|编号|序号)$/],
  ["evidence", /(?:材料|佐证|印证|台账|支撑|证明|凭证|附件|资料)/],
  [
    "other",
    /(?:分值|权重|得分|自评|评分$|分数|满分|赋分|扣分|责任|牵头|配合|部门|单位|时限|时间|备注|进度|完成情况|落实情况|检查结果|等级)/,
  ],
  ["criteria", /(?:标准|细则|观测|评价|评估|考核|要点|要求|方法|办法|方式|说明|依据|目标|成效|内涵|解释)/],
];

/** Headings that can stand for the third level where no column is called 三级指标. */
const POINTS = /(?:观测点|内容|要点|要求|任务|举措|措施|标准|指标|事项|细则)/;

function roleOf(heading: string): Role | null {
  return HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;
}

function plain(heading: string): string {
  return fold(heading)
    .replace(/[((][^()]*[))]/g, "")
    .replace(/[:：]$/, "");
}

/** 一级指标, 二级指标 or 三级指标 as the heading of a column. */
export function isLevelHeading(text: string): boolean {
  const role = roleOf(plain(text));
  return role === "level1" || role === "level2" || role === "level3";
}

/** True when the text is nothing but headings of columns: `一级指标  二级指标  三级指标`. */
export function isHeadingLine(text: string): boolean {
  const parts = text
    .trim()
    .split(/\s{2,}|\t| (?=\S{2})/)
    .filter((part) => part.trim() !== "");
  if (parts.length === 0) return false;
  if (isLevelHeading(text)) return true;
  return parts.length > 1 && isLevelHeading(parts[0] ?? "") && parts.every((part) => roleOf(plain(part)) !== null);
}

/** A short text that could head a column, without a number or a full stop. */
function couldHead(text: string): boolean {
  return text.length > 0 && text.length <= 16 && !/[。，；]/.test(text) && !/^[（(]?\d/.test(text);
}

function textOf(cell: Cell): string {
  return cell.paragraphs.map((paragraph) => paragraph.text).join("");
}

type Heading = { cell: Cell; text: string; role: Role | null };

function headingsOf(cells: readonly Cell[]): Heading[] | null {
  const headings = cells.map((cell) => {
    const text = plain(textOf(cell));
    return { cell, text, role: roleOf(text) };
  });
  const named = headings.filter(({ text }) => text !== "");
  if (named.length < 2 || !named.every(({ text }) => couldHead(text))) return null;
  if (!named.every(({ role, text }) => role !== null || POINTS.test(text) || /项目|类别|分类|指标|维度/.test(text)))
    return null;
  return headings;
}

/** Gives the levels that no heading names to the columns that must hold them, from the left. */
function fillLevels(columns: Column[]): Column[] {
  const has = (role: Role): boolean => columns.some((column) => column.role === role);
  if (has("level3")) return columns;
  const deepest = columns.findLastIndex((column) => column.role === "level2" || column.role === "level1");
  const isPoint = (column: Column, index: number): boolean =>
    index > deepest &&
    (column.role === "criteria" ||
      (column.role === "other" && POINTS.test(column.heading) && !/责任|分/.test(column.heading)));
  const third = columns.findIndex(isPoint);
  return columns.map((column, index) => (index === third ? { ...column, role: "level3" } : column));
}

/** Without any 一级指标: the first columns that are no extras are the levels, the last of them the points. */
function guessLevels(columns: Column[]): Column[] {
  const levels = /项目|类别|分类|指标|维度|任务|内容|要点|观测点|要求|措施|举措|事项/;
  const open = columns.filter(
    ({ role, heading }) =>
      (role === "other" || role === "criteria") && levels.test(heading) && !/分|标准|责任/.test(heading),
  );
  const first = open[0];
  if (first === undefined) return columns;
  const rest = [
    ...open.slice(1),
    ...columns.filter((column) => column.role === "criteria" && !open.includes(column)),
  ].toSorted((a, b) => a.from - b.from);
  const names = new Map<Column, Role>([[first, "level1"]]);
  const [second, third] = rest;
  if (third !== undefined && open.length > 2) names.set(second ?? first, "level2").set(third, "level3");
  else if (second !== undefined) names.set(second, "level3");
  return columns.map((column) => ({ ...column, role: names.get(column) ?? column.role }));
}

/**
 * The columns of a table when the row is its heading, null when it is not. Headings that say the level are
 * believed; the others are placed by what they usually hold.
 */
export function readHeading(cells: readonly Cell[]): Column[] | null {
  const headings = headingsOf(cells);
  if (headings === null) return null;
  const columns = headings.map(({ cell, text, role }): Column => ({
    from: cell.column,
    to: cell.column + cell.span - 1,
    role: role ?? "other",
    heading: text,
  }));
  const levelled = columns.some((column) => column.role.startsWith("level"));
  const filled = levelled ? fillLevels(columns) : guessLevels(columns);
  if (!filled.some((column) => column.role === "level3")) return null;
  // 编号 beside 一级指标 is a code of its neighbour only where the table has several of them.
  const serials = filled.filter((column) => column.role === "serial").length;
  return serials < 2
    ? filled
    : filled.map((column) => (column.role === "serial" ? { ...column, role: "code" } : column));
}

/** The upper row of a heading of two rows, such as 考核指标 over the three levels; its columns stand beside them. */
export function readUpperHeading(cells: readonly Cell[], below: readonly Cell[]): Column[] | null {
  const texts = cells.map((cell) => plain(textOf(cell)));
  const named = texts.filter((text) => text !== "");
  const levels = below.filter((cell) => isLevelHeading(textOf(cell)));
  if (levels.length < 2 || named.length < 2 || !named.every(couldHead)) return null;
  return cells.flatMap((cell, index): Column[] => {
    const heading = texts[index] ?? "";
    return heading === ""
      ? []
      : [{ from: cell.column, to: cell.column + cell.span - 1, role: roleOf(heading) ?? "other", heading }];
  });
}

/** The column that a cell lies in. */
export function columnOf(columns: readonly Column[], cell: Cell): Column | null {
  return columns.find((column) => cell.column >= column.from && cell.column <= column.to) ?? null;
}
