import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { bodyTypeTerms } from "#domain/wording/terms.ts";
import { DoneSentence, useDone } from "#web/desk/done.tsx";
import { EntrySheet } from "#web/desk/entry-sheet.tsx";
import { useEntries } from "#web/desk/facts.ts";
import type { Draft, Entry } from "#web/desk/facts.ts";
import { postsAt } from "#web/desk/posts.ts";
import { DeskSlip, MoreEntries, PartHead, Reading } from "#web/desk/slips.tsx";
import { spanText } from "#web/desk/spans.ts";
import { useDeskWords } from "#web/desk/words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { read } from "#web/ui/server.ts";

const types = ["academic", "research", "student-society"] as const;
type Open = { record: Entry<"bodies"> | null; start: Draft<"bodies"> };

/** Academic bodies, research institutes and student societies, and who of the leadership guides each. */
export function BodiesPart({ organisation }: { organisation: string }) {
  const { say, language } = useDeskWords();
  const me = useMe();
  const bodies = useEntries("bodies", { organisation, below: false });
  const positions = useEntries("positions", { organisation, below: false });
  const [open, setOpen] = useState<Open | null>(null);
  const done = useDone();
  const mayKeep = may(me, organisation, "keep-department");
  const posts = postsAt(positions.data?.pages.flatMap((page) => page.records) ?? [], language);
  const postName = (id: string | null | undefined): string | null =>
    id == null ? null : (posts.find((each) => each.id === id)?.name ?? id);
  const records = (bodies.data?.pages.flatMap((page) => page.records) ?? []).toSorted(
    (a, b) => Number(a.entry.contactPositionId != null) - Number(b.entry.contactPositionId != null),
  );
  const start: Draft<"bodies"> = { organisationId: organisation, name: "", type: "academic", from: me.today };
  return (
    <>
      <PartHead
        lead={say("bodiesLead")}
        action={say("add")}
        may={mayKeep}
        act={() => setOpen({ record: null, start })}
      />
      <DoneSentence sentence={done.sentence} />
      <Reading of={[bodies, positions]}>
        {() => (
          <>
            {records.length === 0 && <p>{say("bodiesEmpty")}</p>}
            <ul className="slips">
              {records.map((each) => {
                const contact = postName(each.entry.contactPositionId);
                return (
                  <DeskSlip
                    key={each.id}
                    title={each.entry.name}
                    state={contact === null ? { kind: "short", text: say("noContact") } : { kind: "met", text: "✓" }}
                    actions={
                      mayKeep && (
                        <button
                          type="button"
                          className="plain"
                          aria-label={`${say(contact === null ? "setContact" : "correct")} ${each.entry.name}`}
                          onClick={() => setOpen({ record: each, start: each.entry })}
                        >
                          {contact === null ? say("setContact") : say("correct")}
                        </button>
                      )
                    }
                  >
                    <p className="small">
                      {bodyTypeTerms[each.entry.type][language]} · {spanText(each.entry, say, language, me.today)}
                      {contact !== null && ` · ${say("contactBy")} ${contact}`}
                    </p>
                  </DeskSlip>
                );
              })}
            </ul>
            <MoreEntries pages={bodies} shown={records.length} total={bodies.data?.pages[0]?.total ?? 0} />
          </>
        )}
      </Reading>
      {open !== null && (
        <EntrySheet
          list="bodies"
          title={open.record === null ? say("add") : say("correct")}
          record={open.record}
          start={open.start}
          newestOf={(id) => read(factCalls("bodies").get, { params: { id } })}
          told={(draft) =>
            [draft.name, bodyTypeTerms[draft.type][language], postName(draft.contactPositionId)]
              .filter((each) => each !== null)
              .join(" · ")
          }
          done={(sentence) => {
            done.say(sentence);
            setOpen(null);
          }}
          renderFields={(draft, set) => (
            <>
              <TextInput
                label={say("bodyName")}
                required
                value={draft.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <NativeSelect
                label={say("bodyType")}
                value={draft.type}
                data={types.map((each) => ({ value: each, label: bodyTypeTerms[each][language] }))}
                onChange={(event) => {
                  const type = types.find((each) => each === event.currentTarget.value);
                  if (type !== undefined) set({ type });
                }}
              />
              <NativeSelect
                label={say("contactBy")}
                value={draft.contactPositionId ?? ""}
                data={[
                  { value: "", label: say("noContact") },
                  ...posts.map((each) => ({ value: each.id, label: each.name })),
                ]}
                onChange={(event) => set({ contactPositionId: event.currentTarget.value || null })}
              />
              <div className="pair">
                <TextInput
                  type="date"
                  label={say("from")}
                  required
                  value={draft.from}
                  onChange={(event) => set({ from: event.currentTarget.value })}
                />
                <TextInput
                  type="date"
                  label={say("to")}
                  value={draft.to ?? ""}
                  onChange={(event) => set({ to: event.currentTarget.value || null })}
                />
              </div>
            </>
          )}
        />
      )}
    </>
  );
}
