import type { PatternRow, Span } from "#domain/minutes/found.ts";
import { trimmed } from "#domain/minutes/source.ts";

const SINGLE =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权盖益桓公来岳帅缑亢况有琴商牟佘佴伯赏墨哈年爱阳佟言福麦涂展覃苟柒岩官甫练补兰亓闫矫";
const DOUBLE =
  "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|百里|呼延|东郭|南门|西门|轩辕|屈突|第五|段干|拓跋";

/** Offices and forms of address that stand before or after a name. */
export const officePatterns: readonly PatternRow[] = [
  {
    pattern:
      /^.*(?:书记|委员|支委|主任|院长|组长|部长|处长|校长|所长|馆长|站长|科长|教授|讲师|老师|教师|辅导员|干事|秘书|组织员|主席|会长|助理|代表|班长|团委|党员|同学|研究员|工程师|专员|负责人|干部)\)? ?/,
    example: "党支部书记张三",
  },
  {
    pattern:
      / ?(?:\(.*\)?|同志们?|同学|老师|教授|博士|先生|女士|(?:党?总?支部?|党委|学院)?(?:副?书记|副?院长|副?主任|副?校长|副?部长)|(?:组织|宣传|纪检|青年|统战|学习)委员|支委|党?小?组长|讲师)$/,
    example: "张三同志",
  },
];

/** What stands where a name could stand and is none. */
const NOT_NAMES =
  /^(?:无|略|同上|待定|线上|会议|全体|大家|轮流|各|本人|自己|人员|党员|支部|支委|书记|如下|见附件|某某|党委|委员|主持|记录|内容|情况|时间|地点)/;
const HAN_NAME = /^[\u3400-\u9fff]{2,4}$/;
const FOREIGN_NAME = /^[\u3400-\u9fff]{1,8}(?:[·•][\u3400-\u9fff]{1,10})+$/;

/** True for two or three characters with a surname, three or four with a double one. */
function hasSurname(name: string): boolean {
  const [compound] = new RegExp(`^(?:${DOUBLE})`).exec(name) ?? [];
  if (compound !== undefined) return name.length > 2 && name.length <= 4;
  return name.length <= 3 && SINGLE.includes(name[0] ?? " ");
}

/** Words of speech in which a surname is not the beginning of a name. */
const NOT_IN_SPEECH =
  /^(?:会[议上]|由|并|请|经|通过|和|于是|时|都|从|应|后|全|有|国家|党|明确|公开|相关|向|还|平时|安排|成立|单位|计划|常|能|强调|解|关于|利用|高校|师生|支部|我|同|年|经过)/;

export type NameRead = Span & { name: string };

/**
 * The name in a stretch of the text, without office and form of address; blanks inside it go.
 * @param strict in running text, where only a known surname begins a name
 */
export function nameIn(plain: string, stretch: Span, strict: boolean): NameRead | null {
  let { from, to } = trimmed(plain, stretch);
  const end = plain.slice(from, to).search(/[,。;]/);
  if (end > 0) {
    // Two names are not one.
    if (plain[from + end] === "," && nameIn(plain, { from: from + end + 1, to }, strict) !== null) return null;
    to = from + end;
  }
  const [lead, tail] = officePatterns.map(({ pattern }) => pattern);
  if (lead === undefined || tail === undefined) return null;
  for (let round = 0; round < 4; round += 1) {
    const behind = tail.exec(plain.slice(from, to));
    if (behind === null || behind.index === 0) break;
    to = from + behind.index;
  }
  const start = lead.exec(plain.slice(from, to));
  if (start !== null) from += start[0].length;
  const span = trimmed(plain, { from, to });
  const words = plain.slice(span.from, span.to);
  const name = words.replace(/ /g, "");
  if (NOT_NAMES.test(name)) return null;
  if (FOREIGN_NAME.test(name)) return { ...span, name };
  // A blank inside belongs to a name of two characters set wide.
  if (words.includes(" ") && name.length !== 2 && !/^[\u3400-\u9fff] +[\u3400-\u9fff] +[\u3400-\u9fff]$/.test(words))
    return null;
  if (!HAN_NAME.test(name) || !hasSurname(name)) return null;
  if (strict && NOT_IN_SPEECH.test(name)) return null;
  return { ...span, name };
}

type Role = "convener" | "recorder" | "leader";

/** How running text says who did it; the group `who` holds the name, its office before it. */
export const roleSentences: Readonly<Record<Role, readonly PatternRow[]>> = {
  convener: [
    { pattern: /由(?<who>[^,。;:\n\t由]{2,24}?)(?:同志)?(?:负责)?(?:主持|召集)/g, example: "会议由支部书记张三主持" },
    {
      pattern: /(?<=^|[,。;:、\n\t ])(?:主持人?|召集人) ?(?<who>[^,。;:\n\t ]{2,12})(?=[,。;、\n\t ]|$)/g,
      example: "主持人黎明，",
    },
    {
      pattern:
        /(?<=^|[,。;:\n\t ])(?<who>[^,。;:、\n\t由 ]{2,20}?)(?:同志)?主持(?=[,。;、\n\t ]|会议|了?(?:本次|这次|大会|党课|活动)|$)/g,
      example: "书记龙飞主持会议",
    },
  ],
  recorder: [
    {
      pattern: /(?<=^|[,。;:、\n\t ])(?:会议)?记录(?:人|员)? ?(?<who>[^,。;:\n\t ]{2,12})(?=[,。;、\n\t ]|$)/g,
      example: "记录人易安，",
    },
    {
      pattern:
        /(?<=^|[,。;:、\n\t 由])(?<who>[^,。;:、\n\t由 ]{2,16}?)(?:同志)?(?:负责|担任|作|做)?(?:会议)?记录(?=[,。;、\n\t ]|$)/g,
      example: "李娜负责记录。",
    },
  ],
  leader: [
    {
      pattern: /由(?<who>[^,。;:\n\t由]{2,24}?)(?:同志)?(?:以|为|围绕|结合|主讲|讲授|讲|上|作|做)[^。;\n]{0,40}党课/g,
      example: "由党委书记顾明为大家讲授专题党课",
    },
    {
      pattern:
        /(?<=^|[,。;:、\n\t ])(?:会上|随后|接着|首先|最后)?(?<who>[^,。;:、\n\t由 ]{2,20}?)(?:同志)?(?:现场|亲自|当场|结合[^。,;\n]{0,12})?(?:以[“《‘"]|为|围绕|结合|主讲|讲授|讲|上|作|做)[^。;\n]{0,40}党课/g,
      example: "邵峰同志以“守住底线”为题讲党课",
    },
    {
      pattern: /(?<=^|[,。;:、\n\t ])(?:主讲人?|授课人) ?(?<who>[^,。;:\n\t ]{2,12})(?=[,。;、\n\t ]|$)/g,
      example: "主讲人温和，",
    },
    { pattern: /由(?<who>[^,。;:\n\t由]{2,24}?)(?:同志)?主讲/g, example: "党课由李强主讲" },
  ],
};

/** Every name that running text gives for the role, in the order of the patterns. */
export function namesSaid(plain: string, role: Role): NameRead[] {
  return roleSentences[role].flatMap(({ pattern }) =>
    [...plain.matchAll(pattern)].flatMap((match) => {
      const who = match.groups?.["who"] ?? "";
      const from = match.index + match[0].indexOf(who);
      const name = nameIn(plain, { from, to: from + who.length }, true);
      return name === null ? [] : [name];
    }),
  );
}
