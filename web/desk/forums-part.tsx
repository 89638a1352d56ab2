import { Checkbox, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { DecideSheet } from "#web/desk/decide-sheet.tsx";
import { DoneSentence, useDone } from "#web/desk/done.tsx";
import { EntrySheet } from "#web/desk/entry-sheet.tsx";
import { useEntries } from "#web/desk/facts.ts";
import type { Draft, Entry } from "#web/desk/facts.ts";
import { forumState } from "#web/desk/forum-state.ts";
import type { Change, ForumState } from "#web/desk/forum-state.ts";
import { usePlace } from "#web/desk/place.ts";
import { linesOf } from "#web/desk/plans-part.tsx";
import { DeskSlip, PartHead, Reading } from "#web/desk/slips.tsx";
import { useDeskWords } from "#web/desk/words.ts";
import type { DeskSay } from "#web/desk/words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { dayText, daysBetween, plusDays } from "#web/ui/dates.ts";
import { read } from "#web/ui/server.ts";

type Approval = Entry<"approvals">;
type Open = { record: Approval | null; start: Draft<"approvals"> };
type Row = {
  key: string;
  activity: Entry<"plans">;
  isPlan: boolean;
  forum: NonNullable<Entry<"plans">["entry"]["segments"][number]["forum"]>;
  standing: ForumState<Approval>;
};

const YEAR = 365;

/** Forums and lectures, held and planned, with their approval: what still needs one comes first. */
export function ForumsPart({ organisation }: { organisation: string }) {
  const { say, language } = useDeskWords();
  const me = useMe();
  const { nameOf } = usePlace(organisation);
  const asked = { organisation, kind: "forum", from: plusDays(me.today, -YEAR) };
  const held = useEntries("activities", asked);
  const planned = useEntries("plans", asked);
  const approvals = useEntries("approvals", { organisation });
  const [open, setOpen] = useState<Open | null>(null);
  const [deciding, setDeciding] = useState<{ approval: Approval; approves: boolean } | null>(null);
  const done = useDone();
  const day = (date: string): string => dayText(date, language, me.today);
  const given = approvals.data?.pages.flatMap((page) => page.records) ?? [];
  const rows: Row[] = [
    ...(planned.data?.pages.flatMap((page) => page.records).map((activity) => ({ activity, isPlan: true })) ?? []),
    ...(held.data?.pages.flatMap((page) => page.records).map((activity) => ({ activity, isPlan: false })) ?? []),
  ]
    .flatMap(({ activity, isPlan }) =>
      activity.entry.segments.flatMap((segment, index) => {
        if (segment.kind !== "forum") return [];
        const forum = segment.forum ?? {};
        const own = given.filter(({ entry }) => entry.forumActivityId === activity.id);
        const standing = forumState(own, activity.entry.heldOn, forum);
        return [{ key: `${activity.id}/${index}`, activity, isPlan, forum, standing }];
      }),
    )
    .toSorted((a, b) => rank(a) - rank(b) || (a.activity.entry.heldOn > b.activity.entry.heldOn ? -1 : 1));

  function apply({ activity, forum }: Row): void {
    setOpen({
      record: null,
      start: {
        organisationId: activity.organisationId,
        forumActivityId: activity.id,
        eventOn: activity.entry.heldOn,
        appliedOn: me.today,
        ...(forum.title == null ? {} : { title: forum.title }),
        ...(forum.place == null ? {} : { place: forum.place }),
        ...(forum.speakers == null ? {} : { speakers: forum.speakers }),
        ...(forum.foreignGuests == null ? {} : { foreignGuests: forum.foreignGuests }),
      },
    });
  }

  function actionsOf(row: Row) {
    const { standing, activity } = row;
    const mayApply = may(me, activity.organisationId, "keep-desk");
    const mayApprove = may(me, activity.organisationId, "approve");
    return (
      <>
        {mayApply && (standing.state === "none" || standing.state === "changed" || standing.state === "late") && (
          <button type="button" className="plain" onClick={() => apply(row)}>
            {!row.isPlan ? say("registerApproval") : standing.state === "none" ? say("apply") : say("applyAgain")}
          </button>
        )}
        {mayApply && standing.state === "applied" && (
          <button
            type="button"
            className="plain"
            onClick={() => setOpen({ record: standing.by, start: standing.by.entry })}
          >
            {say("correct")}
          </button>
        )}
        {mayApprove && standing.state === "applied" && (
          <button
            type="button"
            className="plain"
            onClick={() => setDeciding({ approval: standing.by, approves: true })}
          >
            {say("approve")}
          </button>
        )}
        {mayApprove && standing.state === "approved" && (
          <button
            type="button"
            className="plain"
            onClick={() => setDeciding({ approval: standing.by, approves: false })}
          >
            {say("unapprove")}
          </button>
        )}
      </>
    );
  }

  return (
    <>
      <PartHead lead={say("forumsLead")} />
      <DoneSentence sentence={done.sentence} />
      <Reading of={[held, planned, approvals]}>
        {() => (
          <>
            {rows.length === 0 && <p>{say("forumsEmpty")}</p>}
            <ul className="slips">
              {rows.map((row) => {
                const { activity, forum, standing, isPlan } = row;
                const { entry } = activity;
                return (
                  <DeskSlip
                    key={row.key}
                    title={forum.title ?? entry.title}
                    state={stateOf(standing, say, day)}
                    actions={actionsOf(row)}
                  >
                    <p className="muted small">
                      {[
                        isPlan ? say("planned") : null,
                        day(entry.heldOn),
                        isPlan && entry.heldOn > me.today
                          ? say("daysAhead", { count: daysBetween(me.today, entry.heldOn) })
                          : null,
                        forum.place,
                        (forum.speakers ?? []).join("、"),
                        activity.organisationId === organisation ? null : nameOf(activity.organisationId),
                      ]
                        .filter((each) => each != null && each !== "")
                        .join(" · ")}
                    </p>
                    {(standing.state === "changed" || standing.state === "applied") &&
                      standing.changes.map((each) => <ChangeTold key={each.what} change={each} day={day} />)}
                    {isPlan && standing.state !== "approved" && <p className="muted small">{say("leadTime")}</p>}
                  </DeskSlip>
                );
              })}
            </ul>
          </>
        )}
      </Reading>
      {deciding !== null && (
        <DecideSheet
          {...deciding}
          today={me.today}
          done={(sentence) => {
            done.say(sentence);
            setDeciding(null);
          }}
        />
      )}
      {open !== null && (
        <EntrySheet
          list="approvals"
          title={open.record === null ? say("apply") : say("correct")}
          record={open.record}
          start={open.start}
          newestOf={(id) => read(factCalls("approvals").get, { params: { id } })}
          told={(draft) =>
            [draft.title, draft.place, day(draft.eventOn), (draft.speakers ?? []).join("、")]
              .filter((each) => each != null && each !== "")
              .join(" · ")
          }
          done={(sentence) => {
            done.say(sentence);
            setOpen(null);
          }}
          renderFields={(draft, set) => <ApprovalFields draft={draft} set={set} />}
        />
      )}
    </>
  );
}

/** What needs something done comes first, by how near it is. */
function rank({ standing, isPlan }: Row): number {
  if (standing.state === "applied") return 0;
  if (standing.state === "approved") return 3;
  return isPlan ? 1 : 2;
}

function stateOf(standing: ForumState<Approval>, say: DeskSay, day: (date: string) => string) {
  switch (standing.state) {
    case "approved":
      return {
        kind: "met",
        text: `✓ ${say("forumApproved", { date: day(standing.by.entry.approvedOn ?? "") })}`,
      } as const;
    case "applied":
      return { kind: "pending", text: `○ ${say("forumApplied")}` } as const;
    case "changed":
      return { kind: "short", text: say("forumChanged") } as const;
    case "late":
      return { kind: "short", text: say("forumLate") } as const;
    case "none":
      return { kind: "short", text: say("forumNotApplied") } as const;
  }
}

function ChangeTold({ change: { what, approved, now }, day }: { change: Change; day: (date: string) => string }) {
  const { say } = useDeskWords();
  const told = (value: string): string => (what === "changedDay" ? day(value) : value === "" ? "—" : value);
  return <p>{say("changed", { what: say(what), approved: told(approved), now: told(now) })}</p>;
}

type FieldsProps = { draft: Draft<"approvals">; set: (part: Partial<Draft<"approvals">>) => void };

function ApprovalFields({ draft, set }: FieldsProps) {
  const { say } = useDeskWords();
  return (
    <>
      <p className="muted small">{say("leadTime")}</p>
      <TextInput
        label={say("forumTitle")}
        value={draft.title ?? ""}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <TextInput
        label={say("place")}
        value={draft.place ?? ""}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
      <Textarea
        label={say("speakers")}
        autosize
        value={(draft.speakers ?? []).join("\n")}
        onChange={(event) => set({ speakers: linesOf(event.currentTarget.value) })}
      />
      <div className="pair">
        <TextInput
          type="date"
          label={say("eventOn")}
          required
          value={draft.eventOn}
          onChange={(event) => set({ eventOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say("appliedOn")}
          value={draft.appliedOn ?? ""}
          onChange={(event) => set({ appliedOn: event.currentTarget.value || null })}
        />
      </div>
      <Checkbox
        label={say("foreignGuests")}
        checked={draft.foreignGuests === true}
        onChange={(event) => set({ foreignGuests: event.currentTarget.checked })}
      />
    </>
  );
}
