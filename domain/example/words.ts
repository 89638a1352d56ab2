import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Random } from "#domain/example/random.ts";

const SURNAMES = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"];
const GIVEN = [..."建国志强晓明丽华文静海燕春雷雪梅思远子涵雨桐嘉宁泽宇佳怡浩然欣悦博文俊杰慧敏振兴立新卫东玉兰"];

function oneOf(random: Random, letters: readonly string[]): string {
  return letters[random.whole(0, letters.length - 1)] ?? "";
}

/** An invented name. */
export function personName(random: Random): string {
  const given = oneOf(random, GIVEN) + (random.chance(0.75) ? oneOf(random, GIVEN) : "");
  return oneOf(random, SURNAMES) + given;
}

/** Departments of the example, with the word that their rooms go by. */
export const departmentNames = [
  "文学院",
  "数学科学学院",
  "机械工程学院",
  "计算机学院",
  "经济管理学院",
  "外国语学院",
  "化学化工学院",
  "马克思主义学院",
  "土木工程学院",
  "生命科学学院",
  "法学院",
  "艺术学院",
  "电气工程学院",
  "材料科学与工程学院",
  "体育学院",
  "医学院",
  "新闻传播学院",
  "环境学院",
  "物理学院",
  "公共管理学院",
] as const;

/** What was studied at the time, newest last; each from its day on. */
const THEMES: readonly (readonly [CivilDate, readonly [string, ...string[]]])[] = [
  ["2000-01-01", ["学习贯彻党的二十大精神", "学习《党章》", "学习习近平总书记关于教育的重要论述"]],
  [
    "2024-04-07",
    ["党纪学习教育：学习《中国共产党纪律处分条例》", "学习贯彻全国两会精神", "学习习近平总书记关于教育的重要论述"],
  ],
  ["2024-07-20", ["学习贯彻党的二十届三中全会精神", "弘扬教育家精神", "学习贯彻全国教育大会精神"]],
  ["2025-03-17", ["深入贯彻中央八项规定精神学习教育", "学习贯彻全国两会精神", "学习《教育强国建设规划纲要》"]],
  ["2025-10-25", ["学习贯彻党的二十届四中全会精神", "学习“十五五”规划建议", "弘扬教育家精神"]],
  ["2026-03-15", ["学习贯彻全国两会精神", "学习“十五五”规划纲要", "学习习近平总书记关于党的建设的重要思想"]],
  ["2026-09-01", ["学习贯彻党的二十届四中全会精神", "学习《习近平谈治国理政》第五卷", "弘扬教育家精神，落实立德树人"]],
];

/** What a meeting of that day studied. */
export function themeOf(day: CivilDate, random: Random): string {
  const current = THEMES.findLast(([from]) => from <= day) ?? THEMES[0];
  return current === undefined ? "" : random.pick(current[1]);
}

export const serviceTitles = [
  "“学雷锋”志愿服务：社区义务清洁",
  "党员先锋岗：迎新志愿服务",
  "结对帮扶：为困难学生辅导功课",
  "走进乡村小学支教",
  "考研加油站：党员答疑",
  "实验室安全义务巡查",
] as const;

export const trainingTitles = [
  "党员集中培训",
  "发展对象与党员联合培训",
  "党员教育示范课",
  "网络专题培训班学习",
] as const;

export const directiveTitles = [
  "关于认真学习宣传贯彻上级会议精神的通知",
  "关于做好本学期组织生活安排的通知",
  "关于加强党员教育管理工作的通知",
  "关于开展安全稳定排查工作的通知",
  "关于做好党费收缴使用管理工作的通知",
  "关于进一步严格会风会纪的通知",
] as const;

export const forumTitles = [
  "人工智能与学术伦理",
  "乡村振兴中的青年担当",
  "中华优秀传统文化的当代价值",
  "碳中和背景下的技术创新",
  "数字经济与高质量发展",
  "一带一路与区域国别研究",
] as const;
