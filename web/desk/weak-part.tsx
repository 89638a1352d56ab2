import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { DoneSentence, useDone } from "#web/desk/done.tsx";
import { EntrySheet } from "#web/desk/entry-sheet.tsx";
import { useEntries } from "#web/desk/facts.ts";
import type { Draft, Entry } from "#web/desk/facts.ts";
import { usePlace } from "#web/desk/place.ts";
import { DeskSlip, MoreEntries, PartHead, Reading } from "#web/desk/slips.tsx";
import { useDeskWords } from "#web/desk/words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { dayText } from "#web/ui/dates.ts";
import { read } from "#web/ui/server.ts";

type Weak = Draft<"weakBranches">;
type Open = { record: Entry<"weakBranches"> | null; start: Weak };

/** Branches to be put right: since when, by when, and when it was done. */
export function WeakPart({ organisation }: { organisation: string }) {
  const { say, language } = useDeskWords();
  const me = useMe();
  const { branches, nameOf } = usePlace(organisation);
  const list = useEntries("weakBranches", { organisation });
  const [open, setOpen] = useState<Open | null>(null);
  const done = useDone();
  const mayKeep = may(me, organisation, "keep-department");
  const day = (date: string): string => dayText(date, language, me.today);
  const records = (list.data?.pages.flatMap((page) => page.records) ?? []).toSorted(
    (a, b) => Number(a.entry.closedOn != null) - Number(b.entry.closedOn != null),
  );
  function stateOf({ closedOn, dueOn }: Weak) {
    if (closedOn != null) return { kind: "met", text: `✓ ${say("weakDone", { date: day(closedOn) })}` } as const;
    if (dueOn == null) return { kind: "pending", text: `○ ${say("weakNoDue")}` } as const;
    if (dueOn < me.today) return { kind: "short", text: `${say("weakOver")} · ${day(dueOn)}` } as const;
    return { kind: "pending", text: `○ ${say("weakDue", { date: day(dueOn) })}` } as const;
  }
  const start: Weak = { branchId: branches[0]?.id ?? "", flaggedOn: me.today };
  return (
    <>
      <PartHead
        lead={say("weakLead")}
        action={say("flag")}
        may={mayKeep}
        act={() => setOpen({ record: null, start })}
      />
      <DoneSentence sentence={done.sentence} />
      <Reading of={[list]}>
        {() => (
          <>
            {records.length === 0 && <p>{say("weakEmpty")}</p>}
            <ul className="slips">
              {records.map((each) => (
                <DeskSlip
                  key={each.id}
                  title={nameOf(each.entry.branchId)}
                  state={stateOf(each.entry)}
                  actions={
                    mayKeep && (
                      <button
                        type="button"
                        className="plain"
                        onClick={() =>
                          setOpen({
                            record: each,
                            start: each.entry.closedOn == null ? { ...each.entry, closedOn: me.today } : each.entry,
                          })
                        }
                      >
                        {each.entry.closedOn == null ? say("closeWeak") : say("correct")}
                      </button>
                    )
                  }
                >
                  <p className="muted small">
                    {say("flaggedOn")} {day(each.entry.flaggedOn)}
                  </p>
                </DeskSlip>
              ))}
            </ul>
            <MoreEntries pages={list} shown={records.length} total={list.data?.pages[0]?.total ?? 0} />
          </>
        )}
      </Reading>
      {open !== null && (
        <EntrySheet
          list="weakBranches"
          title={open.record === null ? say("flag") : nameOf(open.start.branchId)}
          record={open.record}
          start={open.start}
          newestOf={(id) => read(factCalls("weakBranches").get, { params: { id } })}
          told={(draft) =>
            `${nameOf(draft.branchId)} · ${say("flaggedOn")} ${day(draft.flaggedOn)} · ${stateOf(draft).text}`
          }
          done={(sentence) => {
            done.say(sentence);
            setOpen(null);
          }}
          renderFields={(draft, set) => (
            <>
              {open.record === null && (
                <NativeSelect
                  label={say("branch")}
                  value={draft.branchId}
                  data={branches.map((each) => ({ value: each.id, label: each.name }))}
                  onChange={(event) => set({ branchId: event.currentTarget.value })}
                />
              )}
              <div className="trio">
                <TextInput
                  type="date"
                  label={say("flaggedOn")}
                  required
                  value={draft.flaggedOn}
                  onChange={(event) => set({ flaggedOn: event.currentTarget.value })}
                />
                <TextInput
                  type="date"
                  label={say("dueOn")}
                  value={draft.dueOn ?? ""}
                  onChange={(event) => set({ dueOn: event.currentTarget.value || null })}
                />
                <TextInput
                  type="date"
                  label={say("closedOn")}
                  value={draft.closedOn ?? ""}
                  onChange={(event) => set({ closedOn: event.currentTarget.value || null })}
                />
              </div>
            </>
          )}
        />
      )}
    </>
  );
}
