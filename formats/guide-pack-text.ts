import { isMap, isSeq, Document } from "yaml";
import type { Proposal } from "#domain/guides/import/imported.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { wordProposal } from "#domain/guides/import/word-proposal.ts";
import type { Language } from "#domain/wording/language.ts";

const HINT = {
  "zh-CN": "建议的要求，请对照原文确认后写入 requirements：",
  en: "proposed requirements; confirm them against the text and write them under requirements:",
} as const;

/**
 * A guide pack as YAML, with what the text seems to ask as comments at its points: a proposal becomes a
 * requirement only by the hand of a person.
 */
export function guidePackText(pack: GuidePack, proposals: readonly Proposal[], language: Language): string {
  const document = new Document(pack);
  const points = document.get("points");
  if (isSeq(points)) {
    for (const [index, item] of points.items.entries()) {
      const mine = proposals.filter(({ point }) => point === pack.points[index]?.code);
      if (!isMap(item) || mine.length === 0) continue;
      const lines = [HINT[language], ...mine.map((proposal) => `- ${wordProposal(proposal, language)}`)];
      item.commentBefore = lines.map((line) => ` ${line.replaceAll("\n", " ")}`).join("\n");
    }
  }
  return document.toString({ lineWidth: 0 });
}
