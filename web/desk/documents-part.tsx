import { Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { calls } from "#web/calls.ts";
import { deskCalls } from "#web/desk/calls.ts";
import { DoneSentence, useDone } from "#web/desk/done.tsx";
import { EntrySheet } from "#web/desk/entry-sheet.tsx";
import { useEntries } from "#web/desk/facts.ts";
import type { Draft, Entry } from "#web/desk/facts.ts";
import { usePlace } from "#web/desk/place.ts";
import { DeskSlip, MoreEntries, PartHead, Reading } from "#web/desk/slips.tsx";
import { useDeskWords } from "#web/desk/words.ts";
import type { DeskSay } from "#web/desk/words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { dayText } from "#web/ui/dates.ts";
import { read } from "#web/ui/server.ts";

type Document = Entry<"documents">;
type Open = { record: Document | null; start: Draft<"documents">; title: string };

/** The documents that the guide asks for, each with the guide's words; then all others that are registered. */
export function DocumentsPart({ organisation }: { organisation: string }) {
  const { say, language } = useDeskWords();
  const me = useMe();
  const { here, nameOf } = usePlace(organisation);
  const entries = useEntries("documents", { organisation, below: here?.kind !== "branch" });
  const asked = useAsked(organisation);
  const [open, setOpen] = useState<Open | null>(null);
  const done = useDone();
  const mayKeep = may(me, organisation, "keep-desk");
  const records = entries.data?.pages.flatMap((page) => page.records) ?? [];
  const own = records.filter((each) => each.organisationId === organisation);
  const kinds = new Set(asked.list.map((each) => each.document));
  const add = (kind: string): void =>
    setOpen({
      record: null,
      title: say("registerThis"),
      start: { organisationId: organisation, kind, issuedOn: me.today },
    });
  const correct = (record: Document): void => setOpen({ record, title: say("correct"), start: record.entry });
  const line = (record: Document) => (
    <p key={record.id}>
      {told(record.entry, say, (day) => dayText(day, language, me.today))}
      {isOver(record.entry, me.today) && <span className="muted"> {say("notInForce")}</span>}{" "}
      {mayKeep && (
        <button type="button" className="plain small" onClick={() => correct(record)}>
          {say("correct")}
        </button>
      )}
    </p>
  );
  return (
    <>
      <PartHead lead={say("documentsLead")} action={say("add")} may={mayKeep} act={() => add("")} />
      <DoneSentence sentence={done.sentence} />
      <Reading of={[entries, ...asked.queries]}>
        {() => (
          <>
            <ul className="slips">
              {asked.list.map((each) => (
                <DeskSlip
                  key={each.id}
                  title={each.document}
                  state={each.state}
                  actions={
                    mayKeep && (
                      <button
                        type="button"
                        className="plain"
                        aria-label={`${say("registerThis")} ${each.document}`}
                        onClick={() => add(each.document)}
                      >
                        {say("registerThis")}
                      </button>
                    )
                  }
                >
                  <blockquote className="print" lang="zh-CN">
                    “{each.quote}” <span className="muted small">{each.point}</span>
                  </blockquote>
                  {own.filter(({ entry }) => entry.kind === each.document).map(line)}
                </DeskSlip>
              ))}
            </ul>
            {records.some((each) => !own.includes(each) || !kinds.has(each.entry.kind)) && (
              <section>
                <h2 className="part-title">{say("otherDocuments")}</h2>
                <ul className="slips">
                  {records
                    .filter((each) => !own.includes(each) || !kinds.has(each.entry.kind))
                    .map((each) => (
                      <DeskSlip key={each.id} title={each.entry.kind}>
                        {each.organisationId !== organisation && (
                          <p className="muted small">{nameOf(each.organisationId)}</p>
                        )}
                        {line(each)}
                      </DeskSlip>
                    ))}
                </ul>
                <MoreEntries pages={entries} shown={records.length} total={entries.data?.pages[0]?.total ?? 0} />
              </section>
            )}
          </>
        )}
      </Reading>
      {open !== null && (
        <EntrySheet
          list="documents"
          title={open.title}
          record={open.record}
          start={open.start}
          newestOf={(id) => read(factCalls("documents").get, { params: { id } })}
          told={(draft) => told(draft, say, (day) => dayText(day, language, me.today))}
          done={(sentence) => {
            done.say(sentence);
            setOpen(null);
          }}
          renderFields={(draft, set) => (
            <>
              <TextInput
                label={say("documentKind")}
                description={say("documentKindHow")}
                required
                list="document-kinds"
                value={draft.kind}
                onChange={(event) => set({ kind: event.currentTarget.value })}
              />
              <datalist id="document-kinds">
                {[...kinds].map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
              <TextInput
                label={say("documentTitle")}
                value={draft.title ?? ""}
                onChange={(event) => set({ title: event.currentTarget.value })}
              />
              <TextInput
                label={say("documentNumber")}
                value={draft.number ?? ""}
                onChange={(event) => set({ number: event.currentTarget.value })}
              />
              <div className="trio">
                <TextInput
                  type="date"
                  label={say("issuedOn")}
                  required
                  value={draft.issuedOn}
                  onChange={(event) => set({ issuedOn: event.currentTarget.value })}
                />
                <TextInput
                  type="date"
                  label={say("expiresOn")}
                  value={draft.expiresOn ?? ""}
                  onChange={(event) => set({ expiresOn: event.currentTarget.value || null })}
                />
                <TextInput
                  type="date"
                  label={say("withdrawnOn")}
                  value={draft.withdrawnOn ?? ""}
                  onChange={(event) => set({ withdrawnOn: event.currentTarget.value || null })}
                />
              </div>
              <Checkbox
                label={say("coversBelow")}
                checked={draft.coversBelow === true}
                onChange={(event) => set({ coversBelow: event.currentTarget.checked })}
              />
            </>
          )}
        />
      )}
    </>
  );
}

/** The documents that the organisation's guides ask for, with the state that the verdict gives; what lacks first. */
function useAsked(organisation: string) {
  const { say } = useDeskWords();
  const verdicts = useQuery({
    queryKey: ["verdicts", organisation],
    queryFn: () => read(calls.verdicts, { params: { id: organisation } }),
  });
  const guide = verdicts.data?.guides[0];
  const content = useQuery({
    queryKey: ["guide", guide?.guideVersionId],
    queryFn: () => read(deskCalls.guide, { params: { id: guide?.guideVersionId ?? "" } }),
    enabled: guide !== undefined,
    staleTime: 300_000,
  });
  const named = new Map(
    content.data?.content.points
      .flatMap((each) => each.requirements)
      .flatMap((each) => (each.kind === "document" ? [[each.id, each.document] as const] : [])),
  );
  const list = (guide?.points ?? []).flatMap((point) =>
    point.requirements.flatMap((each) => {
      const document = named.get(each.id);
      const verdict = each.verdicts.at(-1);
      if (document === undefined || verdict === undefined || verdict.status === "not-applicable") return [];
      const isThere = verdict.status === "met";
      const kind = isThere ? "met" : verdict.status === "pending" ? "pending" : "short";
      const text = isThere ? "✓" : `${kind === "pending" ? "○ " : ""}${say("documentLacks")}`;
      return [{ id: each.id, document, quote: each.quote, point: point.code, state: { kind, text } as const }];
    }),
  );
  const rank = { short: 0, pending: 1, met: 2 } as const;
  const queries = guide === undefined ? [verdicts] : [verdicts, content];
  return { list: list.toSorted((a, b) => rank[a.state.kind] - rank[b.state.kind]), queries };
}

function isOver({ expiresOn, withdrawnOn }: Draft<"documents">, today: string): boolean {
  return (expiresOn != null && expiresOn < today) || (withdrawnOn != null && withdrawnOn <= today);
}

/** The document in one line: title, number, day of issue. */
function told(entry: Draft<"documents">, say: DeskSay, day: (date: string) => string): string {
  const parts = [entry.title ?? entry.kind, entry.number, `${say("issuedOn")} ${day(entry.issuedOn)}`];
  return parts.filter((each) => each != null && each !== "").join(" · ");
}
