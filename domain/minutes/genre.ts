import type { Label } from "#domain/minutes/labels.ts";
import type { PatternRow, Span } from "#domain/minutes/found.ts";

/** Headings of what is no record of a meeting. */
export const otherHeadings: PatternRow = {
  pattern:
    /(?:通知|通告|公告|公示|预告|计划|规划|方案|策划|策划书|安排|安排表|日程|总结|制度|办法|细则|规定|讲稿|讲话稿|发言稿|讲话|提纲|申请书?|思想汇报|心得|体会|倡议书|签到表|签到册|名单|请示|批复|工作报告|述职报告|简报|新闻稿|通讯|邀请函|议程|须知|流程|清单|台账|提醒|建议书|自查报告|汇报材料|承诺书|函|志愿书|登记表|要点)(?:\([^)]*\))?(?:表|稿)?$/,
  example: "关于召开党员大会的通知",
};

/** Headings of a record. */
export const minutesHeadings: PatternRow = { pattern: /记录|纪要|纪实|决议|实录/, example: "支委会会议记录" };

/** Sentences that call to a meeting or announce it. */
export const callingWords: PatternRow = {
  pattern:
    /(?:请|望)[^。\n]{0,20}(?:准时|按时|提前|届时|回复|安排好|参加|出席)|定于|拟于|拟定(?:时间|地点)|将于|收到请|各位(?:党员|老师|同志|委员|同学)[们]? ?[:,]|特此通知|各(?:党)?支部 ?:|不得无故/,
  example: "定于2026年3月5日召开党员大会，请准时参加",
};

/** Words of news, which tells of other people's meetings. */
export const newsWords: PatternRow = {
  pattern:
    /本[报网]讯|网讯|\(?(?:本报|本网)?(?:记者|通讯员)|来源 ?:|文 ?[/图]|摄影|责任编辑|供稿|新华社|电 第|日前,|近日|据悉/,
  example: "本网讯（记者 李明）",
};

/** Headlines tell who did what; the heading of a record names the meeting. */
export const headlines: PatternRow = {
  pattern: /[\u3400-\u9fff](?:成功|顺利|隆重|圆满|组织|深入)?(?:召开|举行|举办|开展|赴|走进|获)[^。]{3,}$/,
  example: "学院党委召开理论学习中心组学习会",
};

const FIRST_PERSON = /敬爱的党组织|申请人|汇报人 ?:|我参加了|我在会上/;

const CAME = /实 ?际?(?:到|出席|参加|参会)[^。\n]{0,10}[\d一二三四五六七八九十]/;
const HELD = /(?:召开|举行|举办|开展|参加|出席|到会|到场|主持|讨论|表决|散会|谈心|党日|支委会|党员大会|党课)/;
const DONE = /主持|记录|参加|出席|到场|应到|实到|到会|[\d一二三四五六七八九十]+票|谈心/;

export type Evidence = { headings: readonly Span[]; labels: readonly Label[]; dated: boolean; counted: boolean };

/** True for the record of a meeting that took place; false for a notice, a plan, a report, news, an empty form. */
export function areMinutes(plain: string, { headings, labels, dated, counted }: Evidence): boolean {
  const top = headings.slice(0, 3).map(({ from, to }) => plain.slice(from, to).trim());
  const isRecord = top.some((line) => minutesHeadings.pattern.test(line) && !otherHeadings.pattern.test(line));
  if (!isRecord && top.slice(0, 2).some((line) => otherHeadings.pattern.test(line))) return false;
  if (top.some((line) => /的(?:预?通知|通告|公告|请示|函)$/.test(line))) return false;
  if (FIRST_PERSON.test(plain)) return false;
  const beginning = plain.slice(0, 240);
  const filled = labels.some(({ field, value }) => field === "recorder" && value.to > value.from);
  if (isRecord) return (dated || counted) && (dated || filled || CAME.test(plain));
  const headline = top.slice(0, 2).some((line) => headlines.pattern.test(line) && !line.includes(","));
  if (headline && !filled && !CAME.test(plain)) return false;
  if (newsWords.pattern.test(beginning) || /责任编辑|供稿 ?:/.test(plain.slice(-120))) return false;
  if (callingWords.pattern.test(plain) && !CAME.test(plain)) return false;
  if (!dated) return CAME.test(plain) && filled;
  return CAME.test(plain) || filled || (HELD.test(plain) && DONE.test(plain.replace(/主持人? ?:/g, "")));
}
