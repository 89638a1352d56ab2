import { Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { calls } from "#web/calls.ts";
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
import { worded } from "#web/verdicts/sentences.ts";

type Open = { record: Entry<"directives"> | null; start: Draft<"directives"> };
type Organisation = { id: string; name: string };

/** Decisions from above: what still has to be passed on, in the verdict's words, and each with its recipients. */
export function DirectivesPart({ organisation }: { organisation: string }) {
  const { say, language } = useDeskWords();
  const me = useMe();
  const { here, below, nameOf } = usePlace(organisation);
  const list = useEntries("directives", { organisation });
  const [open, setOpen] = useState<Open | null>(null);
  const done = useDone();
  const isBranch = here?.kind === "branch";
  const mayIssue = may(me, organisation, "issue");
  const mayRecord = may(me, organisation, "record");
  const day = (date: string): string => dayText(date, language, me.today);
  const told = usePassOn(organisation);
  const notPassedOn = new Set(told?.verdict.openDirectives);
  const receivedOn = ({ entry }: Entry<"directives">): string =>
    (entry.recipients ?? [])
      .filter((each) => here?.kind === "university" || each.organisationId === organisation)
      .map((each) => each.receivedOn)
      .toSorted()
      .at(-1) ?? "";
  const records = (list.data?.pages.flatMap((page) => page.records) ?? []).toSorted(
    (a, b) => Number(notPassedOn.has(b.id)) - Number(notPassedOn.has(a.id)) || (receivedOn(a) > receivedOn(b) ? -1 : 1),
  );
  const start: Draft<"directives"> = { issuerId: organisation, title: "", recipients: [] };
  const recipients = below.filter((each) => each.id !== organisation);
  return (
    <>
      <PartHead
        lead={say("directivesLead")}
        {...(isBranch ? {} : { action: say("issue"), may: mayIssue, act: () => setOpen({ record: null, start }) })}
      />
      <DoneSentence sentence={done.sentence} />
      {told !== null && <PassOnTold {...told} />}
      <Reading of={[list]}>
        {() => (
          <>
            {records.length === 0 && <p>{say("directivesEmpty")}</p>}
            <ul className="slips">
              {records.map((each) => {
                const { title, number, issuerId, recipients: sentTo } = each.entry;
                const own = sentTo?.find((one) => one.organisationId === organisation);
                return (
                  <DeskSlip
                    key={each.id}
                    title={[title, number].filter((one) => one != null && one !== "").join(" · ")}
                    state={notPassedOn.has(each.id) ? { kind: "soon", text: `◔ ${say("passedOpen")}` } : undefined}
                    actions={
                      <>
                        {own !== undefined && notPassedOn.has(each.id) && mayRecord && (
                          <Link
                            className="act"
                            to="/o/$organisation/record"
                            params={{ organisation }}
                            search={{ directive: each.id }}
                          >
                            {say("passOn")}
                          </Link>
                        )}
                        {issuerId === organisation && mayIssue && (
                          <button
                            type="button"
                            className="plain"
                            onClick={() => setOpen({ record: each, start: each.entry })}
                          >
                            {say("correct")}
                          </button>
                        )}
                      </>
                    }
                  >
                    <p className="muted small">
                      {[
                        issuerId == null ? null : `${say("issuer")} ${nameOf(issuerId)}`,
                        own === undefined ? null : say("received", { date: day(own.receivedOn) }),
                        isBranch || sentTo == null ? null : say("receivedBy", { count: sentTo.length }),
                      ]
                        .filter((one) => one !== null)
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
          list="directives"
          title={open.record === null ? say("issue") : say("correct")}
          record={open.record}
          start={open.start}
          newestOf={(id) => read(factCalls("directives").get, { params: { id } })}
          told={(draft) =>
            [draft.title, draft.number, say("receivedBy", { count: draft.recipients?.length ?? 0 })].join(" · ")
          }
          lacks={(draft) => ((draft.recipients ?? []).length === 0 ? say("noRecipient") : null)}
          done={(sentence) => {
            done.say(sentence);
            setOpen(null);
          }}
          renderFields={(draft, set) => (
            <>
              <TextInput
                label={say("directiveTitle")}
                required
                value={draft.title ?? ""}
                onChange={(event) => set({ title: event.currentTarget.value })}
              />
              <TextInput
                label={say("directiveNumber")}
                value={draft.number ?? ""}
                onChange={(event) => set({ number: event.currentTarget.value })}
              />
              <Recipients
                all={recipients}
                chosen={draft.recipients ?? []}
                today={me.today}
                onChange={(next) => set({ recipients: next })}
              />
            </>
          )}
        />
      )}
    </>
  );
}

/** The requirement to pass decisions on, as it stands at this moment. */
function usePassOn(organisation: string) {
  const { data } = useQuery({
    queryKey: ["verdicts", organisation],
    queryFn: () => read(calls.verdicts, { params: { id: organisation } }),
  });
  const requirement = data?.guides[0]?.points
    .flatMap((each) => each.requirements)
    .find((each) => each.verdicts.some((verdict) => verdict.openDirectives !== null));
  const verdict = requirement?.verdicts.at(-1);
  return requirement === undefined || verdict === undefined ? null : { requirement, verdict };
}

/** What that requirement says, with the guide's words. */
function PassOnTold({ requirement, verdict }: NonNullable<ReturnType<typeof usePassOn>>) {
  const { language } = useDeskWords();
  const state = verdict.status === "not-applicable" ? "none" : verdict.status;
  return (
    <div className="notice part-told" data-state={state === "met-late" ? "met" : state}>
      <blockquote className="print" lang="zh-CN">
        “{requirement.quote}”
      </blockquote>
      {verdict.sentences
        .flatMap((each) => worded(each, language))
        .map((each) => (
          <p key={each}>{each}</p>
        ))}
    </div>
  );
}

type Recipient = NonNullable<Draft<"directives">["recipients"]>[number];
type RecipientsProps = {
  all: readonly Organisation[];
  chosen: readonly Recipient[];
  today: string;
  onChange: (chosen: Recipient[]) => void;
};

/** Who receives it, ticked, with one day for those that are ticked now; days given earlier stay. */
function Recipients({ all, chosen, today, onChange }: RecipientsProps) {
  const { say } = useDeskWords();
  const [receivedOn, setReceivedOn] = useState(chosen[0]?.receivedOn ?? today);
  const dates = new Map(chosen.map((each) => [each.organisationId, each.receivedOn]));
  const choose = (ids: readonly string[]): void =>
    onChange(ids.map((id) => ({ organisationId: id, receivedOn: dates.get(id) ?? receivedOn })));
  const ids = chosen.map((each) => each.organisationId);
  return (
    <fieldset className="recipients">
      <legend>{say("recipients")}</legend>
      <TextInput
        type="date"
        label={say("receivedOn")}
        value={receivedOn}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setReceivedOn(next);
          if (next !== "") onChange(chosen.map((each) => ({ ...each, receivedOn: next })));
        }}
      />
      <p className="small">
        {say("recipientsChosen", { count: chosen.length })}{" "}
        <button type="button" className="plain small" onClick={() => choose(all.map((each) => each.id))}>
          {say("chooseAll")}
        </button>{" "}
        <button type="button" className="plain small" onClick={() => onChange([])}>
          {say("chooseNone")}
        </button>
      </p>
      <div className="recipient-list" role="group" aria-label={say("recipients")}>
        {all.map((each) => (
          <Checkbox
            key={each.id}
            label={each.name}
            checked={dates.has(each.id)}
            onChange={(event) =>
              choose(event.currentTarget.checked ? [...ids, each.id] : ids.filter((id) => id !== each.id))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
