import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ledgerCalls } from "#web/activities/ledger/calls.ts";
import { useMemberName } from "#web/activities/ledger/member-name.ts";
import { TickForm } from "#web/activities/ledger/tick-form.tsx";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";
import { useRoster } from "#web/activities/ledger/use-roster.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { kindName } from "#web/activities/kinds.ts";
import { AbilityButton } from "#web/facts/ability-button.tsx";
import { useMe } from "#web/identity/me.ts";
import type { Me } from "#web/identity/me.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";

/** The branch whose own members somebody may see: a party to the record before any other. */
export function ownBranch(me: Me, { organisationId, entry }: ActivityRecord): string | null {
  const own = me.abilities
    .filter((each) => each.actions.some(({ action, reason }) => action === "see-private" && reason === null))
    .map((each) => each.organisation.id);
  const parties = [organisationId, ...(entry.alsoFor ?? [])];
  return own.find((each) => parties.includes(each)) ?? own[0] ?? null;
}

type Props = { record: ActivityRecord; done: (sentence: string) => void };

/** Who of one's own branch came, and ticking it; the branch's alone. */
export function RecordTicks({ record, done }: Props) {
  const { say } = useLedgerWords();
  const branch = ownBranch(useMe(), record);
  return (
    <section className="record-part">
      <h2 className="part-title">{say("ticks")}</h2>
      <p className="muted small">{say("ticksLead")}</p>
      {branch === null ? (
        <AbilityButton ability={record.abilities["tick"]} onClick={() => undefined}>
          {say("tick")}
        </AbilityButton>
      ) : (
        <BranchTicks record={record} branch={branch} done={done} />
      )}
    </section>
  );
}

function BranchTicks({ record, branch, done }: Props & { branch: string }) {
  const { say, language } = useLedgerWords();
  const [isOpen, open] = useState(false);
  const roster = useRoster(branch, record.entry.heldOn);
  const ticks = useQuery({
    queryKey: ["activities", "attendance", record.id, branch],
    queryFn: () => read(ledgerCalls.attendance, { params: { id: record.id }, query: { branch } }),
  });
  const nameOf = useMemberName(roster.data ?? []);
  const failed = roster.error ?? ticks.error;
  if (failed !== null) {
    return (
      <FailedRead
        error={failed}
        again={() => {
          void roster.refetch();
          void ticks.refetch();
        }}
      />
    );
  }
  if (roster.data === undefined || ticks.data === undefined) return <Waiting />;
  if (roster.data.length === 0 && ticks.data.segments.length === 0) return <p>{say("noRoster")}</p>;
  if (isOpen) {
    return (
      <TickForm
        record={record}
        branch={branch}
        members={roster.data}
        ticks={ticks.data}
        close={() => open(false)}
        done={() => {
          open(false);
          done(say("ticksSaved"));
        }}
      />
    );
  }
  const ticked = ticks.data.segments.filter((each) => each.memberIds.length > 0);
  return (
    <>
      {ticked.length === 0 && <p>{say("ticksNone")}</p>}
      {ticked.map(({ segment, memberIds }) => (
        <p key={segment} className="ticked">
          {record.entry.segments.length > 1 && (
            <strong>{kindName(record.entry.segments[segment]?.kind ?? "other", language)} </strong>
          )}
          <span className="muted">{say("tickedCount", { count: memberIds.length })}</span>{" "}
          {memberIds.map(nameOf).join(language === "en" ? ", " : "、")}
        </p>
      ))}
      <AbilityButton ability={record.abilities["tick"]} onClick={() => open(true)}>
        {say("tick")}
      </AbilityButton>
    </>
  );
}
