import { writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { importGuide } from "#api/endpoints/guides.ts";
import { importGuides, toGuidesJson } from "#domain/guides/import/import-guides.ts";
import { importedGuides } from "#domain/guides/import/imported.ts";
import type { ImportedGuides } from "#domain/guides/import/imported.ts";
import { packsOf } from "#domain/guides/import/to-packs.ts";
import { wordProposal } from "#domain/guides/import/word-proposal.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { problemsOfZod } from "#domain/problems/from-zod.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Language } from "#domain/wording/language.ts";
import { readGuideDocument } from "#formats/guide-document/read.ts";
import { parseGuidePack } from "#formats/guide-pack.ts";
import { inTransaction } from "#server/db/db.ts";
import { withTemporaryFolder } from "#server/exchange/temporary.ts";
import { headOf, noteGuideEvent } from "#server/guides/managing.ts";
import { insertDraft } from "#server/guides/store.ts";
import type { Handler } from "#server/http/call.ts";
import { authoriseSchool } from "#server/http/authorise-school.ts";
import { Refusal } from "#server/http/refusal.ts";

/** Guides that a file holds: ready packs, or what was read out of a document. */
type Read = { packs: GuidePack[]; imported: ImportedGuides | null };

function readImported(content: string, name: string): ImportedGuides {
  const value: unknown = JSON.parse(content);
  const parsed = importedGuides.safeParse(value);
  if (!parsed.success) throw new InputError(problemsOfZod(parsed.error, value, { file: name }));
  return parsed.data;
}

/** Reads an uploaded document through a file of its own name: its kind shows in the extension. */
async function readDocument(bytes: Uint8Array, name: string, language: Language): Promise<ImportedGuides> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, `guide${extname(name)}`);
    await writeFile(path, bytes);
    const result = importGuides(await readGuideDocument(path));
    if (result.guides.length === 0) throw new InputError([problem(guideProblems.noPoints, { file: name })]);
    return toGuidesJson(result, language);
  });
}

async function readFile(bytes: Uint8Array, name: string, pack: string, language: Language): Promise<Read> {
  const content = /\.(json|ya?ml)$/i.test(name) ? new TextDecoder().decode(bytes) : null;
  if (content !== null && !content.includes("biaogan-guides/1"))
    return { packs: [parseGuidePack(content, name)], imported: null };
  const imported = content === null ? await readDocument(bytes, name, language) : readImported(content, name);
  return { packs: packsOf(imported.guides, pack), imported };
}

/** Reads a guide document or a pack and keeps what it holds as drafts. */
export const importGuideFile: Handler<typeof importGuide> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { name, pack, label } = call.input.query;
  const { services, language } = call;
  const read = await readFile(call.input.body, name, pack, language).catch((error: unknown) => {
    if (error instanceof SyntaxError) throw new Refusal("invalid-input", { count: 1 });
    if (!(error instanceof InputError)) throw error;
    throw new Refusal("invalid-input", { count: error.problems.length }, { problems: error.problems });
  });
  return inTransaction(services.db, async (tx) => {
    const drafts = [];
    for (const [index, content] of read.packs.entries()) {
      const draft = await insertDraft(tx, services, universityId, { label, content });
      await noteGuideEvent(tx, call, "guide-imported", draft);
      const proposals = (read.imported?.guides[index]?.proposals ?? []).map((each) => ({
        point: each.point,
        quote: each.quote,
        says: wordProposal(each, language),
        strength: each.strength,
      }));
      drafts.push({ ...headOf(draft), proposals });
    }
    return { drafts, warnings: read.imported?.warnings ?? [] };
  });
};
