import type { Proposal } from "#domain/guides/import/imported.ts";

/**
 * The words of the proposal grammar: one table, each entry with a text it must match, which a test reads.
 * Blanks are gone from the text before; digits may be half- or full-width.
 */
export type Per = Proposal["per"];
export type Unit = Proposal["unit"];

/** A period a demand recurs in; `none` is one that the units cannot say, which takes its demands with it. */
export type CadenceWord = {
  pattern: string;
  per: Per | "none";
  /** Asks for something without a number too: 每年向党员大会报告 is once a year; 一年 needs 两次 behind it. */
  alone: boolean;
  example: string;
};

/** No amount has more digits; without an end, a line of digits would cost the square of its length. */
export const NUMBER = "(?:[0-9０-９]{1,9}(?:[.．][0-9０-９]{1,9})?|[一二两三四五六七八九十百]{1,9})";

/** Tried in this order at each place of the text. */
export const CADENCES: readonly CadenceWord[] = [
  // What the units cannot say comes first, so that 每两周 is not read as 每…周.
  {
    pattern: `每(?:隔)?(?:${NUMBER.replace("一", "")}|半)(?:个)?(?:工作日|学期|学年|周|星期|月|季度|年|日|天)(?<!每半年|每(?:1|１)个?(?:周|月|季度|学期|学年|年))`,
    per: "none",
    alone: false,
    example: "每两周",
  },
  { pattern: `每(?:${NUMBER})(?:名|人|位|个(?=党|学|班|支))`, per: "none", alone: false, example: "每400名" },
  {
    pattern: "(?:双周|双月|隔周|隔月|每天|每日|每晚|每届|每次|每场|每期|每轮|每节|每堂|每班|每季末尾|每批|每例)",
    per: "none",
    alone: false,
    example: "每次",
  },
  {
    pattern: `(?:任期|届|培养期|考察期|预备期|换届|聘期)(?:期)?(?:内|前|后|期间)`,
    per: "none",
    alone: false,
    example: "任期内",
  },
  { pattern: `(?:${NUMBER}|半)个?(?:年|月|季度|学期|周)(?:之)?内`, per: "none", alone: false, example: "三年内" },
  {
    pattern: `(?<!第|[0-9０-９〇○])(?:[二两三四五六七八九十]{1,9}|[2-9２-９]|[1-9][0-9])个?(?:年|月|季度|学期|学年|周)(?=(?:至少|不少于|开展|召开|举行|组织|进行)?${NUMBER}次)`,
    per: "none",
    alone: false,
    example: "两年一次",
  },
  { pattern: "每(?:一|1|１)?(?:个)?(?:周|星期|礼拜)(?![年边密])", per: "week", alone: true, example: "每周" },
  { pattern: "按周|周均", per: "week", alone: true, example: "按周" },
  { pattern: "每(?:一|1|１)?(?:个)?季度?", per: "quarter", alone: true, example: "每季度" },
  { pattern: "按季度?", per: "quarter", alone: true, example: "按季度" },
  { pattern: "每半个?年|[上下]、?下?半年各", per: "half-year", alone: true, example: "每半年" },
  { pattern: "每(?:一|1|１)?(?:个)?学期(?:期?[初中末])?|按学期", per: "semester", alone: true, example: "每学期末" },
  { pattern: "每(?:一|1|１)?(?:个)?学年|按学年", per: "year", alone: true, example: "每学年" },
  { pattern: "每(?:一|1|１)?(?:个)?月(?:[初中末底]|份|度)?|按月|逐月", per: "month", alone: true, example: "每月" },
  { pattern: "每(?:一|1|１)?年(?![级轻龄])(?:度)?|按年度?(?!级|龄)", per: "year", alone: true, example: "每年" },
  {
    pattern: `(?<![第半十0-9０-９〇○二三四五六七八九])(?:一|1|１)个?(?:周|星期)(?![年边])`,
    per: "week",
    alone: false,
    example: "一周",
  },
  { pattern: `(?<![第十0-9０-９二三四五六七八九])(?:一|1|１)个?月`, per: "month", alone: false, example: "一月" },
  {
    pattern: `(?<![第十0-9０-９二三四五六七八九])(?:一|1|１)个?季度?`,
    per: "quarter",
    alone: false,
    example: "一季度",
  },
  {
    pattern: `(?<![第十0-9０-９二三四五六七八九])(?:一|1|１)个?学期|学期内`,
    per: "semester",
    alone: false,
    example: "一学期",
  },
  { pattern: "(?<![上下])半年", per: "half-year", alone: false, example: "半年" },
  {
    pattern: `(?<![第十0-9０-９〇○二三四五六七八九])(?:一|1|１)个?(?:学年|年)(?!级)|全年|(?<!本学?|[学周])年(?:度)?内|学年内|年均|全学年|(?<![0-9０-９]年)年度(?=至少|不少于|不低于)`,
    per: "year",
    alone: false,
    example: "全年",
  },
];

/** `1次/月`: the period behind the number. */
export const SLASH_PERIODS: readonly { pattern: string; per: Exclude<Per, null>; example: string }[] = [
  { pattern: "周|星期", per: "week", example: "1次/周" },
  { pattern: "月", per: "month", example: "1次/月" },
  { pattern: "季度?", per: "quarter", example: "1次/季度" },
  { pattern: "半年", per: "half-year", example: "1次/半年" },
  { pattern: "学期", per: "semester", example: "2次/学期" },
  { pattern: "学年|年", per: "year", example: "2次/年" },
];

/** What a number may count, and what that is called; the first that matches. */
export const UNIT_WORDS: readonly { pattern: string; unit: Unit | null; example: string }[] = [
  { pattern: "个?(?:学时|课时)", unit: "学时", example: "32个学时" },
  { pattern: "(?:次|场次|场|回|堂|遍)(?!全会|党代会|会议精神|性|序|要|品|于|数)", unit: "次", example: "2次" },
  { pattern: "(?:期)(?=[^间限满末初权]|$)", unit: "次", example: "1期" },
  { pattern: "[%％]", unit: "%", example: "85%" },
  { pattern: "(?:名|位|人)(?![一二三四五六七八九十]|次|均|员|策|档|岗)", unit: "名", example: "2名" },
  // Things that no unit says; they take a cadence with them, so that 每年评选10个先进 is not read as once a year.
  {
    pattern:
      "(?:人次|个(?!人)|篇|项|件|本|份|家|类|种|门|节|条|支|面|批|套|张|块|小时|分钟|万元|元|字|课(?!程)|工作日|(?<!(?:固定|确定|选定|安排|利用|选择)[^，]{0,3})天)",
    unit: null,
    example: "3篇",
  },
];

/** Words before a number that make it the least that is asked. */
export const AT_LEAST =
  "(?:至少|最少|不少于|不得少于|不应少于|不低于|不得低于|不应低于|不小于|应达到?|要达到?|须达到?|达到|达)";
/** Words around a number that make it the most that is allowed. */
export const CEILING_BEFORE =
  /(?:不超过|不得超过|不能超过|不应超过|不多于|不得多于|不高于|不大于|至多|最多|以不超|控制在|限于|限报|限)[^，。；、]{0,4}$/;
export const CEILING_AFTER = /^(?:及|或|\(含\)|（含）)?(?:以内|以下|之内)/;
/** Words that make the number a condition or a fact about what has been. */
export const CONDITION_BEFORE =
  /(?:(?:^|[^不得])(?:少于|低于)|不足|不满|未满|未达到?|不到|超过|连续|累计达?到?|缺席|缺勤|缺课|无故|旷会|违反)[^，。；、]{0,6}$|满$/;
export const CONDITION_START = /^(?:如果?|若|凡|凡是|对于|当|因|除|遇|经|无正当理由|违反|受到)/;
export const CONDITION_END = /(?:的|者|(?<![学课小])时|(?<!最)后|前|的情况下|的情形|的除外|除外)$/;
export const FACT =
  /(?:已(?!知|婚|故)|曾|截至|截止|目前|现有|去年|上年|近年|近[一二两三四五六七八九十0-9]+年|先后|荣获|获得|获评|以来|[0-9一二两三四五六七八九十]年来|共有|[12][0-9]{3}年(?:度)?(?:共|累计|已))/;
/** A year of the calendar: what was or will be once, unless it says 至少. */
export const DATED = /(?:19|20|１９|２０)[0-9０-９]{2}(?:年|学年|-)/;
/** 一般 and 原则上 soften; 一般党员 and the like do not. */
export const SOFT = /(?:一般(?!性|党员|干部|群众|教师|规律|程序|情况|问题|工作|意义)|原则上)/;
/** What takes part in a demand by its verb alone, without 至少: 配备1名. */
export const STAFF_VERBS =
  /(?:配备|配齐|配强|选配|增配|设立?|明确|安排|确定|选派|聘任|聘请|选聘|培养|培育|发展|推荐|选树|选拔|评选|帮扶|联系|指导|结对|吸收)[^，。；、]{0,8}$/;
export const MEETING_VERBS =
  /(?:开展|召开|组织|举行|举办|讲|上|汇报|报告|进行|研究|听取|参加|参与|开|集中|安排|通报|述职|走访|调研|谈话|谈心|学习|培训|培育|专题|各|完成|接受|累计|总计|共计|轮训|达|时间|学时|课时|次数|频次)[^，。；、]{0,10}$/;

/** What two things joined by 和 must end with to be asked for one by one. */
export const THINGS =
  "(?:会议|大会|党小组会|委员会|例会|座谈会|生活会|报告会|支委会|党课|主题党日|党日活动|培训|评议|民主评议党员|谈话|谈心谈话|调研|研讨|集中学习|理论学习|专题学习|述职|会)";
