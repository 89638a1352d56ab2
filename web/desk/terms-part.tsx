import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { electionTypeTerms } from "#domain/wording/terms.ts";
import { DoneSentence, useDone } from "#web/desk/done.tsx";
import { EntrySheet } from "#web/desk/entry-sheet.tsx";
import { useEntries } from "#web/desk/facts.ts";
import type { Draft, Entry } from "#web/desk/facts.ts";
import { usePlace } from "#web/desk/place.ts";
import { DeskSlip, PartHead, Reading } from "#web/desk/slips.tsx";
import { termOf } from "#web/desk/term-end.ts";
import type { Term } from "#web/desk/term-end.ts";
import { useDeskWords } from "#web/desk/words.ts";
import type { DeskSay } from "#web/desk/words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { dayText, daysBetween, plusDays } from "#web/ui/dates.ts";
import { read } from "#web/ui/server.ts";

type Open =
  | { list: "elections"; record: Entry<"elections"> | null; start: Draft<"elections"> }
  | { list: "extensions"; record: Entry<"extensions"> | null; start: Draft<"extensions"> };

/** The terms of the committees, those that end first at the top, with elections and extensions. */
export function TermsPart({ organisation }: { organisation: string }) {
  const { say, language } = useDeskWords();
  const me = useMe();
  const { here, branches, departments } = usePlace(organisation);
  const isBranch = here?.kind === "branch";
  const elections = useEntries("elections", { organisation });
  const extensions = useEntries("extensions", { organisation });
  const organisations = useEntries("organisations", { organisation });
  const [open, setOpen] = useState<Open | null>(null);
  const done = useDone();
  const day = (date: string): string => dayText(date, language, me.today);
  const entriesOf = <Item extends { organisationId: string }>(
    query: { data?: { pages: { records: Item[] }[] } | undefined },
    id: string,
  ) => query.data?.pages.flatMap((page) => page.records).filter((each) => each.organisationId === id) ?? [];
  const judged = here?.kind === "university" ? departments : [...(here === undefined ? [] : [here]), ...branches];
  const rows = [...new Map(judged.map((each) => [each.id, each])).values()]
    .filter((each) => each.kind !== "university")
    .map(({ id, name, kind }) => {
      const own = entriesOf(elections, id);
      const extended = entriesOf(extensions, id);
      const years = entriesOf(organisations, id).find((each) => each.id === id)?.entry.termYears;
      const term = termOf(
        own.map((each) => each.entry),
        extended.map((each) => each.entry),
        years ?? (kind === "department" ? 5 : 3),
      );
      return { id, name, own, extended, term };
    })
    .toSorted((a, b) => (sortKey(a.term) < sortKey(b.term) ? -1 : 1));
  const add = (list: Open["list"], id: string): void => {
    const start = { organisationId: id };
    if (list === "elections") setOpen({ list, record: null, start: { ...start, heldOn: me.today, type: "full" } });
    else setOpen({ list, record: null, start: { ...start, approvedOn: me.today, until: me.today } });
  };
  return (
    <>
      <PartHead lead={say("termsLead")} />
      <DoneSentence sentence={done.sentence} />
      <Reading of={[elections, extensions, organisations]}>
        {() => (
          <ul className="slips">
            {rows.map(({ id, name, own, extended, term }) => (
              <DeskSlip
                key={id}
                title={isBranch ? say("terms") : name}
                state={stateOf(term, me.today, say, day)}
                actions={
                  may(me, id, "keep-desk") && (
                    <>
                      <button type="button" className="plain" onClick={() => add("elections", id)}>
                        {say("addElection")}
                      </button>
                      {term.state === "elected" && (
                        <button type="button" className="plain" onClick={() => add("extensions", id)}>
                          {say("addExtension")}
                        </button>
                      )}
                    </>
                  )
                }
              >
                {term.state === "elected" && <TimeLine term={term} today={me.today} day={day} />}
                {own
                  .toSorted((a, b) => (a.entry.heldOn > b.entry.heldOn ? -1 : 1))
                  .map((each) => (
                    <p key={each.id} className="small">
                      {electionTypeTerms[each.entry.type][language]} · {day(each.entry.heldOn)}{" "}
                      <CorrectLink
                        may={may(me, id, "keep-desk")}
                        open={() => setOpen({ list: "elections", record: each, start: each.entry })}
                      />
                    </p>
                  ))}
                {extended.map((each) => (
                  <p key={each.id} className="small">
                    {say("termExtended", { date: day(each.entry.until) })}{" "}
                    <CorrectLink
                      may={may(me, id, "keep-desk")}
                      open={() => setOpen({ list: "extensions", record: each, start: each.entry })}
                    />
                  </p>
                ))}
              </DeskSlip>
            ))}
          </ul>
        )}
      </Reading>
      {open !== null && (
        <TermSheet
          open={open}
          done={(sentence) => {
            done.say(sentence);
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

function CorrectLink({ may: mayKeep, open }: { may: boolean; open: () => void }) {
  const { say } = useDeskWords();
  if (!mayKeep) return null;
  return (
    <button type="button" className="plain small" onClick={open}>
      {say("correct")}
    </button>
  );
}

function TermSheet({ open, done }: { open: Open; done: (sentence: string | null) => void }) {
  const { say, language } = useDeskWords();
  const day = (date: string): string => dayText(date, language, "");
  if (open.list === "elections") {
    return (
      <EntrySheet
        list="elections"
        title={open.record === null ? say("addElection") : say("correct")}
        record={open.record}
        start={open.start}
        newestOf={(id) => read(factCalls("elections").get, { params: { id } })}
        told={(draft) => `${electionTypeTerms[draft.type][language]} · ${day(draft.heldOn)}`}
        done={done}
        renderFields={(draft, set) => (
          <>
            <NativeSelect
              label={say("electionType")}
              value={draft.type}
              data={electionTypes.map((each) => ({ value: each, label: electionTypeTerms[each][language] }))}
              onChange={(event) => {
                const type = electionTypes.find((each) => each === event.currentTarget.value);
                if (type !== undefined) set({ type });
              }}
            />
            <TextInput
              type="date"
              label={say("heldOn")}
              required
              value={draft.heldOn}
              onChange={(event) => set({ heldOn: event.currentTarget.value })}
            />
          </>
        )}
      />
    );
  }
  return (
    <EntrySheet
      list="extensions"
      title={open.record === null ? say("addExtension") : say("correct")}
      record={open.record}
      start={open.start}
      newestOf={(id) => read(factCalls("extensions").get, { params: { id } })}
      told={(draft) =>
        `${say("approvedOn")} ${day(draft.approvedOn)} · ${say("termExtended", { date: day(draft.until) })}`
      }
      done={done}
      renderFields={(draft, set) => (
        <div className="pair">
          <TextInput
            type="date"
            label={say("approvedOn")}
            required
            value={draft.approvedOn}
            onChange={(event) => set({ approvedOn: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={say("extendedUntil")}
            required
            value={draft.until}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
        </div>
      )}
    />
  );
}

const electionTypes = ["full", "by-election", "appointed"] as const;

/** What ends first comes first; then what nobody recorded, then what was appointed. */
function sortKey(term: Term): string {
  if (term.state === "elected") return term.extendedUntil ?? term.endsOn;
  return term.state === "none" ? "9998" : "9999";
}

function stateOf(term: Term, today: string, say: DeskSay, day: (date: string) => string) {
  if (term.state === "none") return { kind: "hint", text: `! ${say("termNone")}` } as const;
  if (term.state === "appointed")
    return { kind: "none", text: say("termAppointed", { date: day(term.since) }) } as const;
  const end = term.extendedUntil ?? term.endsOn;
  const left = daysBetween(today, end);
  if (left < 0) return { kind: "short", text: `${say("termOver")} · ${say("termEnds", { date: day(end) })}` } as const;
  const text = `${say("termEnds", { date: day(end) })} · ${say("termLeft", { count: left })}`;
  if (left <= 30) return { kind: "soon", text: `◔ ${text}` } as const;
  return left <= 183
    ? ({ kind: "pending", text: `○ ${text}` } as const)
    : ({ kind: "met", text: `✓ ${say("termEnds", { date: day(end) })}` } as const);
}

/** The term as a line from its election to its end, with today's mark; the words say the same. */
function TimeLine({
  term,
  today,
  day,
}: {
  term: Extract<Term, { state: "elected" }>;
  today: string;
  day: (date: string) => string;
}) {
  const { say } = useDeskWords();
  const end = term.extendedUntil ?? term.endsOn;
  const whole = Math.max(1, daysBetween(term.since, end));
  const share = (date: string): number => Math.min(100, Math.max(0, (daysBetween(term.since, date) / whole) * 100));
  const reminded = plusDays(term.endsOn, -183);
  return (
    <div className="term-line">
      <div className="term-bar" role="img" aria-label={say("timeline", { from: day(term.since), to: day(end) })}>
        <span className="term-soon" style={{ left: `${share(reminded)}%`, right: `${100 - share(term.endsOn)}%` }} />
        {term.extendedUntil !== null && (
          <span className="term-extended" style={{ left: `${share(term.endsOn)}%`, right: 0 }} />
        )}
        <span className="term-today" style={{ left: `${share(today)}%` }} />
      </div>
      <p className="muted small term-ends">
        <span>{day(term.since)}</span>
        <span>{day(end)}</span>
      </p>
    </div>
  );
}
