import { codeGuide } from "#domain/guides/import/codes.ts";
import type { GuideDocument } from "#domain/guides/import/document.ts";
import { readHead } from "#domain/guides/import/head.ts";
import { GUIDES_FORMAT } from "#domain/guides/import/imported.ts";
import type { ImportedGuide, ImportedGuides } from "#domain/guides/import/imported.ts";
import { itemsOf } from "#domain/guides/import/items.ts";
import { placeLine, wrapWidth } from "#domain/guides/import/lines.ts";
import { newDraft, unplaced } from "#domain/guides/import/outline.ts";
import type { Draft, Heading, Level1 } from "#domain/guides/import/outline.ts";
import { proposalsOf } from "#domain/guides/import/proposals.ts";
import { placeRow } from "#domain/guides/import/rows.ts";
import type { Carried } from "#domain/guides/import/rows.ts";
import { sectionsOf } from "#domain/guides/import/sections.ts";
import type { Section } from "#domain/guides/import/sections.ts";
import { levelsOf } from "#domain/guides/import/styles.ts";
import { reasons, warn } from "#domain/guides/import/warnings.ts";
import type { ImportWarning } from "#domain/guides/import/warnings.ts";
import type { Language } from "#domain/wording/language.ts";

export type GuideImport = { guides: ImportedGuide[]; warnings: ImportWarning[] };

/** Ten times the longest point there is; a sentence is searched again and again, so length costs its square. */
const LONGEST_POINT = 10_000;

function isTooLong({ text }: { text: string }): boolean {
  return text.length > LONGEST_POINT;
}

function placeSection(section: Section, draft: Draft): void {
  const levels = levelsOf(section.body);
  const wrap = wrapWidth(section.body);
  const rows = section.body.some((item) => item.kind === "row");
  const carried: Carried = new Map();
  let lists = false;
  for (const [index, item] of section.body.entries()) {
    if (item.kind === "row") placeRow(item, draft, levels, carried);
    else if (item.kind === "line") placeLine(section.body, index, draft, { levels, lists, wrap, rows });
    else if (item.kind === "note") unplaced(draft, item.line, item.text, reasons.footnote);
    else if (item.kind === "heading") {
      lists = item.columns?.some((column) => column.role === "evidence") ?? false;
      draft.page = true;
    } else if (item.kind === "page" || item.kind === "annex") draft.page = true;
  }
}

function headingsOf(level1: Level1): Heading[] {
  return [level1, ...level1.groups.flatMap(({ heading }) => (heading === null ? [] : [heading]))];
}

function importSection(section: Section, name: string | undefined): GuideImport {
  const head = readHead(section.head);
  const draft = newDraft(head.title === "" ? (name ?? "") : head.title, head.line);
  placeSection(section, draft);
  const result: GuideImport = { guides: [], warnings: [...head.warnings, ...draft.warnings] };
  for (const outline of draft.guides) {
    const { guide, warnings } = codeGuide(outline);
    if (guide.points.length === 0) {
      // Headings alone are no guide, but they are not lost.
      for (const { line, title } of outline.level1s.flatMap(headingsOf)) {
        result.warnings.push(warn(line, title, reasons.noPoints));
      }
      continue;
    }
    if (guide.title === "") result.warnings.push(warn(outline.line, "", reasons.noTitle));
    const tooLong = guide.points
      .filter(isTooLong)
      .map(({ code, text }) => warn(outline.line, text.slice(0, 40), reasons.tooLong, { code, limit: LONGEST_POINT }));
    // One by one: a call takes no 200,000 arguments.
    for (const each of [...warnings, ...tooLong]) result.warnings.push(each);
    const searched = guide.points.filter((each) => !isTooLong(each));
    result.guides.push({ ...guide, proposals: searched.flatMap(proposalsOf) });
  }
  if (result.guides.length === 0) {
    // Nothing of a part without points may be lost.
    const lost = section.body.flatMap((item) =>
      item.kind === "line" ? [warn(item.line, item.text, reasons.unplaced)] : [],
    );
    const title = head.title === "" ? [] : [warn(head.line, head.title, reasons.unplaced)];
    return { guides: [], warnings: [...head.warnings, ...title, ...lost] };
  }
  return result;
}

/** Lines whose characters the encoding has destroyed. */
function damaged(documents: readonly GuideDocument[]): ImportWarning[] {
  return documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      const paragraphs =
        block.kind === "text" ? [block] : block.kind === "row" ? block.cells.flatMap((cell) => cell.paragraphs) : [];
      return paragraphs
        .filter(({ text }) => text.includes("\ufffd"))
        .map(({ line, text }) => warn(line, text.trim(), reasons.damagedText));
    }),
  );
}

/**
 * Reads the guides of a document (bundle.md, guide import). What it cannot place is a warning with its line;
 * a document without any point gives no guides.
 */
export function importGuides(documents: readonly GuideDocument[]): GuideImport {
  const parts = documents.flatMap((document) =>
    sectionsOf(itemsOf(document.blocks)).map((section) => importSection(section, document.name)),
  );
  return {
    guides: parts.flatMap((part) => part.guides),
    warnings: [...parts.flatMap((part) => part.warnings), ...damaged(documents)].toSorted((a, b) => a.line - b.line),
  };
}

/** The result as `guide import --json` prints it. */
export function toGuidesJson(result: GuideImport, language: Language): ImportedGuides {
  return {
    format: GUIDES_FORMAT,
    guides: result.guides,
    warnings: result.warnings.map(({ line, text, why }) => ({ line, text, why: why[language] })),
  };
}
