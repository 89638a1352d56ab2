import { Checkbox, NativeSelect, TextInput, Textarea } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { SegmentKind } from "#domain/bundle/activities.ts";
import { branchKinds, departmentKinds, isKind, kindName, kindsText } from "#web/activities/kinds.ts";
import { DoneSentence, useDone } from "#web/desk/done.tsx";
import { EntrySheet } from "#web/desk/entry-sheet.tsx";
import { useEntries } from "#web/desk/facts.ts";
import type { Draft, Entry } from "#web/desk/facts.ts";
import { usePlace } from "#web/desk/place.ts";
import { DeskSlip, MoreEntries, PartHead, Reading } from "#web/desk/slips.tsx";
import { useDeskWords } from "#web/desk/words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { dayText, daysBetween, plusDays } from "#web/ui/dates.ts";
import { read } from "#web/ui/server.ts";

type Plan = Draft<"plans">;
type Open = { record: Entry<"plans"> | null; start: Plan };

/** What is planned; what has had its day comes first: it was held and becomes a record, or it is moved or withdrawn. */
export function PlansPart({ organisation }: { organisation: string }) {
  const { say, language } = useDeskWords();
  const me = useMe();
  const { here, nameOf } = usePlace(organisation);
  const list = useEntries("plans", { organisation, direction: "up" });
  const [open, setOpen] = useState<Open | null>(null);
  const done = useDone();
  const mayRecord = may(me, organisation, "record");
  const records = list.data?.pages.flatMap((page) => page.records) ?? [];
  const kinds: readonly SegmentKind[] = here?.kind === "branch" ? branchKinds : departmentKinds;
  const start: Plan = {
    organisationId: organisation,
    heldOn: plusDays(me.today, 7),
    title: "",
    segments: [{ kind: kinds[0] ?? "other" }],
  };
  return (
    <>
      <PartHead
        lead={say("plansLead")}
        action={say("addPlan")}
        may={mayRecord}
        act={() => setOpen({ record: null, start })}
      />
      <DoneSentence sentence={done.sentence} />
      <Reading of={[list]}>
        {() => (
          <>
            {records.length === 0 && <p>{say("plansEmpty")}</p>}
            <ul className="slips">
              {records.map((each) => {
                const { entry } = each;
                const left = daysBetween(me.today, entry.heldOn);
                const mayHere = may(me, each.organisationId, "record");
                return (
                  <DeskSlip
                    key={each.id}
                    title={entry.title}
                    state={
                      left < 0
                        ? { kind: "soon", text: `◔ ${say("planPassed")}` }
                        : { kind: "pending", text: `○ ${say("daysAhead", { count: left })}` }
                    }
                    actions={
                      mayHere && (
                        <>
                          {left <= 0 && (
                            <Link
                              className="act"
                              to="/o/$organisation/record"
                              params={{ organisation: each.organisationId }}
                              search={{ plan: each.id }}
                            >
                              {say("planHeld")}
                            </Link>
                          )}
                          <button
                            type="button"
                            className="plain"
                            aria-label={`${say("planMove")} ${entry.title}`}
                            onClick={() => setOpen({ record: each, start: entry })}
                          >
                            {say("planMove")}
                          </button>
                        </>
                      )
                    }
                  >
                    <p className="muted small">
                      {[
                        dayText(entry.heldOn, language, me.today),
                        entry.startsAt,
                        kindsText(entry.segments, language),
                        entry.place,
                        each.organisationId === organisation ? null : nameOf(each.organisationId),
                      ]
                        .filter((one) => one != null && one !== "")
                        .join(" · ")}
                    </p>
                  </DeskSlip>
                );
              })}
            </ul>
            <MoreEntries pages={list} shown={records.length} total={list.data?.pages[0]?.total ?? 0} />
          </>
        )}
      </Reading>
      {open !== null && (
        <EntrySheet
          list="plans"
          title={open.record === null ? say("addPlan") : say("planMove")}
          record={open.record}
          start={open.start}
          newestOf={(id) => read(factCalls("plans").get, { params: { id } })}
          told={(draft) => [draft.title, dayText(draft.heldOn, language, me.today), draft.place].join(" · ")}
          done={(sentence) => {
            done.say(sentence);
            setOpen(null);
          }}
          renderFields={(draft, set) => <PlanFields draft={draft} kinds={kinds} set={set} />}
        />
      )}
    </>
  );
}

type FieldsProps = { draft: Plan; kinds: readonly SegmentKind[]; set: (part: Partial<Plan>) => void };

function PlanFields({ draft, kinds, set }: FieldsProps) {
  const { say, language } = useDeskWords();
  const [first, ...rest] = draft.segments;
  const kind = first?.kind ?? "other";
  const forum = first?.forum ?? {};
  const setForum = (part: typeof forum): void =>
    set({ segments: [{ ...first, kind, forum: { ...forum, ...part } }, ...rest] });
  const choices = kinds.includes(kind) ? kinds : [kind, ...kinds];
  return (
    <>
      <NativeSelect
        label={say("planKind")}
        value={kind}
        data={choices.map((each) => ({ value: each, label: kindName(each, language) }))}
        onChange={(event) => {
          const next = event.currentTarget.value;
          if (!isKind(next)) return;
          const { place } = draft;
          const held = next === "forum" && place != null ? { forum: { place, ...forum } } : {};
          set({ segments: [{ ...first, kind: next, ...held }, ...rest] });
        }}
      />
      <TextInput
        label={say("planTitle")}
        required
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <div className="pair">
        <TextInput
          type="date"
          label={say("planDay")}
          required
          value={draft.heldOn}
          onChange={(event) => set({ heldOn: event.currentTarget.value })}
        />
        <TextInput
          label={say("place")}
          value={draft.place ?? ""}
          onChange={(event) => {
            const place = event.currentTarget.value;
            // A forum is approved for its own place; it is the plan's until the plan says otherwise.
            const isSame = kind === "forum" && (forum.place ?? "") === (draft.place ?? "");
            set({
              place,
              ...(isSame ? { segments: [{ ...first, kind, forum: { ...forum, place } }, ...rest] } : {}),
            });
          }}
        />
      </div>
      {kind === "forum" && (
        <>
          <TextInput
            label={say("forumTitle")}
            value={forum.title ?? ""}
            onChange={(event) => setForum({ title: event.currentTarget.value })}
          />
          <Textarea
            label={say("speakers")}
            autosize
            value={(forum.speakers ?? []).join("\n")}
            onChange={(event) => setForum({ speakers: linesOf(event.currentTarget.value) })}
          />
          <Checkbox
            label={say("foreignGuests")}
            checked={forum.foreignGuests === true}
            onChange={(event) => setForum({ foreignGuests: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  );
}

/** One name a line; the line that is being written stays as it is. */
export function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}
