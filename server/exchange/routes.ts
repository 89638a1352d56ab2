import {
  exportArchive,
  exportBundle,
  exportLedger,
  importBundle as importRow,
  workbookTemplate,
} from "#api/endpoints/exchange.ts";
import { writeTemplate } from "#formats/workbook/write/workbook.ts";
import { archiveTo } from "#server/exchange/archive.ts";
import type { ExportAsked } from "#server/exchange/bundle-out.ts";
import { exportTo } from "#server/exchange/export.ts";
import { exportOrganisationLedger } from "#server/exchange/ledger-export.ts";
import { noteExport } from "#server/exchange/note-export.ts";
import type { ExportEvent } from "#server/exchange/note-export.ts";
import { importBundle } from "#server/exchange/import.ts";
import { importerOf } from "#server/exchange/importer.ts";
import { readSentBytes } from "#server/exchange/read-file.ts";
import { Refusal } from "#server/http/refusal.ts";
import { refusalReasons } from "#domain/access.ts";
import type { PeopleMode } from "#server/exchange/people.ts";
import { madeFile } from "#server/exchange/temporary.ts";
import { route } from "#server/http/call.ts";
import type { CallContext, Route } from "#server/http/call.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import { today } from "#server/services.ts";

/** What is exported for this caller: the branch's own people for the branch itself alone. */
async function askedBy(
  call: CallContext,
  organisationId: string,
  people: PeopleMode | undefined,
): Promise<ExportAsked> {
  const [organisation] = await call.authorise([organisationId]);
  if (organisation === undefined) throw new Refusal("not-found");
  const { actor, may } = viewerOf(call);
  const isOwn = may("see-private", organisation);
  if (people !== undefined && people !== "counts") await call.authorise([organisationId], "see-private");
  return { universityId: actor.universityId, organisationId, people: people ?? (isOwn ? "ids" : "counts") };
}

const contentTypes = {
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
} as const;

async function fileOf(
  call: CallContext,
  event: ExportEvent,
  { organisationId }: ExportAsked,
  ending: keyof typeof contentTypes,
  make: (path: string) => Promise<void>,
) {
  const name = `biaogan-${today(call.services)}.${ending}`;
  const content = await madeFile(name, make, (path) => noteExport(call, event, organisationId, path));
  return { name, contentType: contentTypes[ending], content };
}

export const exchangeRoutes: readonly Route[] = [
  route(exportBundle, async (call) => {
    const { format, people } = call.input.query;
    const asked = await askedBy(call, call.input.params.id, people);
    return fileOf(call, "export-bundle", asked, format, (path) => exportTo(call.services, asked, format, path));
  }),
  route(exportLedger, exportOrganisationLedger),
  route(exportArchive, async (call) => {
    const asked = await askedBy(call, call.input.params.id, call.input.query.people);
    return fileOf(call, "export-archive", asked, "zip", (path) => archiveTo(call.services, asked, path));
  }),
  // It holds nothing of the school's, so that no log need say who took it.
  route(workbookTemplate, async () => ({
    name: "biaogan-template.xlsx",
    contentType: contentTypes.xlsx,
    content: await madeFile("biaogan-template.xlsx", writeTemplate, async () => undefined),
  })),
  route(importRow, async (call) => {
    const { commit, name } = call.input.query;
    // Somebody who may import nowhere need not send a file to learn it; what they may bring in where, the plan says entry by entry.
    if ((await call.reach()).length === 0)
      throw new Refusal("not-allowed", { reason: refusalReasons["role-lacks-this"] });
    const sent = await readSentBytes(call.input.body);
    const { language, services } = call;
    return importBundle(services, importerOf(call), sent, {
      commit: commit === "true",
      language,
      reason: name ?? null,
    });
  }),
];
