import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { DoneSentence, useDone } from "#web/desk/done.tsx";
import { EntrySheet } from "#web/desk/entry-sheet.tsx";
import { useEntries } from "#web/desk/facts.ts";
import type { Draft, Entry } from "#web/desk/facts.ts";
import { usePlace } from "#web/desk/place.ts";
import { postsAt } from "#web/desk/posts.ts";
import { DeskSlip, PartHead, Reading } from "#web/desk/slips.tsx";
import { spanText } from "#web/desk/spans.ts";
import { useDeskWords } from "#web/desk/words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { read } from "#web/ui/server.ts";

type Open = { record: Entry<"contacts"> | null; start: Draft<"contacts"> };

/** Which of the leadership keeps contact with which branch; branches without anybody come first. */
export function ContactsPart({ organisation }: { organisation: string }) {
  const { say, language } = useDeskWords();
  const me = useMe();
  const { branches, nameOf } = usePlace(organisation);
  const contacts = useEntries("contacts", { organisation });
  const positions = useEntries("positions", { organisation, below: false });
  const [open, setOpen] = useState<Open | null>(null);
  const done = useDone();
  const mayKeep = may(me, organisation, "keep-department");
  const posts = postsAt(positions.data?.pages.flatMap((page) => page.records) ?? [], language);
  const records = contacts.data?.pages.flatMap((page) => page.records) ?? [];
  const postName = (id: string): string => posts.find((each) => each.id === id)?.name ?? id;
  const isNow = ({ entry }: Entry<"contacts">): boolean =>
    entry.from <= me.today && (entry.to == null || entry.to >= me.today);
  const rows = branches
    .map((branch) => ({ branch, own: records.filter((each) => each.entry.branchId === branch.id) }))
    .toSorted((a, b) => Number(a.own.some(isNow)) - Number(b.own.some(isNow)));
  const add = (branchId: string): void =>
    setOpen({
      record: null,
      start: { departmentId: organisation, branchId, positionId: "", from: me.today },
    });
  return (
    <>
      <PartHead lead={say("contactsLead")} />
      <DoneSentence sentence={done.sentence} />
      {positions.data !== undefined && posts.length === 0 && <p className="notice">{say("noPosts")}</p>}
      {!mayKeep && <p className="muted small">{say("mayNot")}</p>}
      <Reading of={[contacts, positions]}>
        {() => (
          <ul className="slips">
            {rows.map(({ branch, own }) => (
              <DeskSlip
                key={branch.id}
                title={branch.name}
                state={own.some(isNow) ? { kind: "met", text: "✓" } : { kind: "short", text: say("noContact") }}
                actions={
                  mayKeep &&
                  posts.length > 0 && (
                    <button
                      type="button"
                      className="plain"
                      aria-label={`${say("setContact")} ${branch.name}`}
                      onClick={() => add(branch.id)}
                    >
                      {say("setContact")}
                    </button>
                  )
                }
              >
                {own.map((each) => (
                  <p key={each.id} className={isNow(each) ? "" : "muted"}>
                    {postName(each.entry.positionId)} · {spanText(each.entry, say, language, me.today)}{" "}
                    {mayKeep && (
                      <button
                        type="button"
                        className="plain small"
                        onClick={() => setOpen({ record: each, start: each.entry })}
                      >
                        {say("correct")}
                      </button>
                    )}
                  </p>
                ))}
              </DeskSlip>
            ))}
          </ul>
        )}
      </Reading>
      {open !== null && (
        <EntrySheet
          list="contacts"
          title={`${say("setContact")} · ${nameOf(open.start.branchId)}`}
          record={open.record}
          start={open.start}
          newestOf={(id) => read(factCalls("contacts").get, { params: { id } })}
          told={(draft) => `${postName(draft.positionId)} · ${spanText(draft, say, language, me.today)}`}
          done={(sentence) => {
            done.say(sentence);
            setOpen(null);
          }}
          renderFields={(draft, set) => (
            <>
              <NativeSelect
                label={say("contactBy")}
                required
                value={draft.positionId}
                data={[
                  ...(draft.positionId === "" ? [{ value: "", label: say("chooseOne") }] : []),
                  ...posts.map((each) => ({ value: each.id, label: each.name })),
                ]}
                onChange={(event) => set({ positionId: event.currentTarget.value })}
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
