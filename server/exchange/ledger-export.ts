import type { exportLedger } from "#api/endpoints/exchange.ts";
import type { ListQuery } from "#api/endpoints/fact-schemas.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { segmentKindTerms, topicTerms } from "#domain/wording/terms.ts";
import { writeLedger } from "#formats/ledger-xlsx.ts";
import type { LedgerLine } from "#formats/ledger-xlsx.ts";
import { atOneMoment } from "#server/exchange/export.ts";
import { noteExport } from "#server/exchange/note-export.ts";
import { madeFile } from "#server/exchange/temporary.ts";
import { listFacts } from "#server/facts/list-facts.ts";
import type { Shown } from "#server/facts/show.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";

/** As many records as are read at once. */
const AT_ONCE = 2000;

const words = {
  title: { "zh-CN": "{name}台账", en: "Ledger of {name}" },
  told: { "zh-CN": "{filters}。{day}导出", en: "{filters}. Exported {day}" },
  all: { "zh-CN": "全部记录", en: "All records" },
  kind: { "zh-CN": "种类：{value}", en: "kind: {value}" },
  topic: { "zh-CN": "主题：{value}", en: "topic: {value}" },
  from: { "zh-CN": "{value}起", en: "from {value}" },
  to: { "zh-CN": "{value}止", en: "to {value}" },
  text: { "zh-CN": "含有“{value}”", en: "with “{value}”" },
  late: { "zh-CN": "只有补录", en: "recorded late only" },
  notLate: { "zh-CN": "没有补录", en: "none recorded late" },
  withdrawn: { "zh-CN": "已撤回的", en: "the withdrawn" },
} as const satisfies Record<string, Template>;

const markWords = {
  "recorded-late": { "zh-CN": "补录", en: "late" },
  sensitive: { "zh-CN": "内部", en: "internal" },
  imported: { "zh-CN": "导入", en: "imported" },
  withdrawn: { "zh-CN": "已撤回", en: "withdrawn" },
} as const satisfies Record<Shown<"activities">["marks"][number], Template>;

const terms: Readonly<Record<string, Template>> = { ...topicTerms, ...segmentKindTerms };
const term = (name: string, language: Language): string => terms[name]?.[language] ?? name;

/** What the ledger was filtered by, in words. */
function filtersTold({ kind, topic, from, to, text, late, withdrawn }: ListQuery, language: Language): string {
  const told = (key: keyof typeof words, value = ""): string => fill(words[key], language, { value });
  const all = [
    ...(withdrawn === true ? [told("withdrawn")] : []),
    ...(kind === undefined ? [] : [told("kind", term(kind, language))]),
    ...(topic === undefined ? [] : [told("topic", term(topic, language))]),
    ...(from === undefined ? [] : [told("from", from)]),
    ...(to === undefined ? [] : [told("to", to)]),
    ...(text === undefined ? [] : [told("text", text)]),
    ...(late === undefined ? [] : [told(late ? "late" : "notLate")]),
  ];
  return all.length === 0 ? words.all[language] : all.join(language === "en" ? ", " : "，");
}

async function* linesOf(
  call: CallContext,
  query: ListQuery,
  nameOf: (id: string) => string,
): AsyncGenerator<LedgerLine> {
  const { language } = call;
  const listed = (all: readonly string[]): string => [...new Set(all)].join(language === "en" ? ", " : "、");
  for (let offset = 0; ; offset += AT_ONCE) {
    const { records } = await listFacts(call, "activities", { ...query, limit: AT_ONCE, offset });
    for (const { entry, marks, organisationId, recordedAt } of records) {
      const counted = entry.segments.find((each) => each.present != null || each.due != null);
      yield {
        heldOn: entry.heldOn,
        title: entry.title,
        kinds: listed(entry.segments.map((each) => segmentKindTerms[each.kind][language])),
        organisation: nameOf(organisationId),
        jointly: listed((entry.alsoFor ?? []).map(nameOf)),
        place: entry.place ?? "",
        due: counted?.due ?? null,
        present: counted?.present ?? null,
        topics: listed(entry.segments.flatMap((each) => each.topics ?? []).map((each) => term(each, language))),
        marks: listed(marks.map((each) => markWords[each][language])),
        recordedAt: recordedAt.slice(0, 16).replace("T", " "),
      };
    }
    if (records.length < AT_ONCE) return;
  }
}

/** The ledger of an organisation as a workbook: what its page lists for this caller, by the same filters and in the same order. */
export const exportOrganisationLedger: Handler<typeof exportLedger> = async (call) => {
  const { input, language, services } = call;
  const { universityId } = actorOf(call);
  const [organisation] = await call.authorise([input.params.id]);
  if (organisation === undefined) throw new Refusal("not-found");
  const query: ListQuery = { ...input.query, organisation: organisation.id };
  const day = today(services);
  const name = `biaogan-ledger-${day}.xlsx`;
  const content = await madeFile(
    name,
    (path) =>
      atOneMoment(services, async (tx) => {
        const rows = await tx
          .selectFrom("organisations")
          .select(["id", "name"])
          .where("university_id", "=", universityId)
          .execute();
        const names = new Map(rows.map((each) => [each.id, each.name]));
        const within = { ...call, services: { ...services, db: tx } };
        await writeLedger(
          path,
          linesOf(within, query, (id) => names.get(id) ?? id),
          {
            title: fill(words.title, language, { name: organisation.name }),
            told: fill(words.told, language, { filters: filtersTold(query, language), day }),
            language,
          },
        );
      }),
    (path) => noteExport(call, "export-ledger", organisation.id, path),
  );
  return { name, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content };
};
