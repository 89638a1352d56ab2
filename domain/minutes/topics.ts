import type { PatternRow, Read, Span } from "#domain/minutes/found.ts";
import { TO_COME } from "#domain/minutes/kinds.ts";
import { sentencesOf } from "#domain/minutes/source.ts";
import type { Topic } from "#domain/wording/terms.ts";

/** What was dealt with, by the words for it. A sentence about what is asked for or to come says nothing. */
export const topicPatterns: readonly (PatternRow & { topic: Topic })[] = [
  {
    topic: "study",
    pattern:
      /(?:传达|集体|集中|共同|专题|一起|重点|深入|认真|领着?|组织.{0,8}|带领.{0,10}|大家|全文)学习(?!时间|班|委员|计划|安排|室)|学习(?:了|贯彻|传达)?(?:《|习近平|党的|全国|中央|中共|二十|学校|上级|新)|^学习了|领学|(?:理论|政治)学习|今天学习了/g,
    example: "传达学习全国两会精神",
  },
  {
    topic: "theory",
    pattern:
      /创新理论|新时代中国特色社会主义思想|习近平(?:著作|文选|谈治国理政|经济思想|法治思想|文化思想|强军思想|生态文明思想|外交思想)|习近平(?:总书记)?[^,。;\n]{0,24}重要(?:讲话|论述|指示)/g,
    example: "学习习近平新时代中国特色社会主义思想",
  },
  {
    topic: "ideology",
    pattern:
      /(?:研究|审议|学习|分析|通报|部署|听取|研判|讨论|传达|汇报)[^。;\n]{0,20}意识形态|意识形态[^。;\n]{0,10}(?:汇报|研判|要点|分析|专题|形势)/g,
    example: "专题研究意识形态工作",
  },
  {
    topic: "bodies",
    pattern: /(?:研究|讨论|审议|听取|分析)[^。;\n]{0,16}(?:学生社团|学术组织|研究机构)/g,
    example: "专题研究了学生社团和学术组织建设工作",
  },
  {
    topic: "work-report",
    pattern:
      /(?:支部|支委会?|支部委员会|书记|党委|班子)(?:(?!学习|政府)[^。;,\n]){0,12}工作报告|(?:作|做)了?(?:(?!学习|政府)[^。;,\n]){0,12}工作报告|(?:支部|支委会|书记)[^。;,\n]{0,6}(?:向[^。;,\n]{0,8})?(?:报告|汇报)了?[^。;,\n]{0,10}(?:全年|年度|上半年|下半年|支部)[^。;,\n]{0,4}工作/g,
    example: "听取支委会上半年工作报告",
  },
];

/** The topics of a text outside the stretches of headings and agenda, which say nothing of what is to come. */
export function topicsIn(plain: string, certain: readonly Span[]): Read<Topic>[] {
  const isCertain = ({ from, to }: Span): boolean => certain.some((span) => from < span.to && span.from < to);
  const found = new Map<Topic, Read<Topic>>();
  for (const sentence of sentencesOf(plain)) {
    const words = plain.slice(sentence.from, sentence.to);
    if (!isCertain(sentence) && TO_COME.test(words)) continue;
    for (const { topic, pattern } of topicPatterns) {
      if (found.has(topic)) continue;
      const [match] = words.matchAll(pattern);
      if (match === undefined) continue;
      const from = sentence.from + match.index;
      found.set(topic, { value: topic, from, to: from + match[0].length, sure: isCertain(sentence) });
    }
  }
  return [...found.values()].toSorted((a, b) => (a.value < b.value ? -1 : 1));
}
