import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { endReasonTerms } from "#web/facts/value-words.ts";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { useMe } from "#web/identity/me.ts";
import { AddMember, CorrectMember } from "#web/roster/member-form.tsx";
import { isOn, rosterQuery } from "#web/roster/roster.ts";
import type { Member } from "#web/roster/roster.ts";
import { useBranchesFor } from "#web/roster/use-branches-for.ts";
import { useRosterWords } from "#web/roster/words.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { EntryTools } from "#web/settings/entry-tools.tsx";
import { Task } from "#web/settings/task.tsx";
import { dayText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import "#web/roster/roster.css";

/** The roster of one's own branch; above it there is nothing to see, and the page says so. */
export function RosterPage() {
  const { say } = useRosterWords();
  const search = useSearch({ from: "/inside/settings/roster" });
  const navigate = useNavigate({ from: "/settings/roster" });
  const branches = useBranchesFor("see-private");
  const whyNot = useAllowed();
  const branch = search.organisation ?? branches?.[0]?.id;
  const why = branch === undefined ? whyNot("see-private") : whyNot("see-private", branch);
  return (
    <>
      <div className="page-head">
        <h1>{say("page")}</h1>
      </div>
      <p className="notice column">{say("private")}</p>
      {branches === undefined && <Waiting />}
      {branches !== undefined && why !== null && <p className="column roster-why">{say("notYours", { why })}</p>}
      {branches !== undefined && branches.length > 1 && (
        <NativeSelect
          className="whose"
          label={say("branch")}
          value={branch ?? ""}
          data={branches.map((each) => ({ value: each.id, label: each.name }))}
          onChange={(event) => void navigate({ search: { organisation: event.currentTarget.value } })}
        />
      )}
      {branches !== undefined && why === null && branch !== undefined && (
        <OfBranch key={branch} branch={branch} why={whyNot("keep-roster", branch)} isAdding={search.add === true} />
      )}
    </>
  );
}

type OfProps = { branch: string; why: string | null; isAdding: boolean };

function OfBranch({ branch, why, isAdding }: OfProps) {
  const { say } = useRosterWords();
  const { today } = useMe();
  const navigate = useNavigate({ from: "/settings/roster" });
  const [told, setTold] = useState("");
  const { data, error, refetch } = useQuery(rosterQuery(branch));
  const adding = (add: boolean): void =>
    void navigate({ search: { organisation: branch, ...(add ? { add } : {}) }, resetScroll: false });
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const now = data.filter((each) => isOn(each, today));
  const gone = data.filter((each) => !isOn(each, today));
  return (
    <>
      <div className="section-head roster-head">
        <h2>{say("onNow", { count: now.length })}</h2>
        <span className="able">
          <button type="button" className="act" disabled={why !== null} onClick={() => adding(true)}>
            {say("add")}
          </button>
          {why !== null && <span className="muted small">{why}</span>}
        </span>
      </div>
      <p role="status" className={told === "" ? "" : "notice"} data-state="met">
        {told}
      </p>
      {isAdding && why === null && (
        <Task title={say("add")}>
          <AddMember
            branch={branch}
            done={() => {
              setTold(say("added"));
              adding(false);
            }}
            cancel={() => adding(false)}
          />
        </Task>
      )}
      {data.length === 0 && !isAdding && <p className="muted">{say("empty")}</p>}
      <Members members={now} branch={branch} why={why} tell={setTold} />
      {gone.length > 0 && (
        <details className="gone">
          <summary>{say("gone", { count: gone.length })}</summary>
          <Members members={gone} branch={branch} why={why} tell={setTold} />
        </details>
      )}
    </>
  );
}

const correcting = (record: FactRecord<"roster">, done: () => void, cancel: () => void) => (
  <CorrectMember record={record} done={done} cancel={cancel} />
);

type MembersProps = {
  members: readonly Member[];
  branch: string;
  why: string | null;
  tell: (sentence: string) => void;
};

function Members({ members, branch, why, tell }: MembersProps) {
  const { say, language } = useRosterWords();
  const { today } = useMe();
  return (
    <ul className="entries">
      {members.map(({ id, entry, extra }) => (
        <li key={id}>
          <span className="entry-name">{extra.name ?? <span className="muted">{say("unnamed")}</span>}</span>
          <span className="muted small">
            {entry.memberId} · {dayText(entry.from, language, today)}—
            {entry.to == null ? "" : dayText(entry.to, language, today)}
            {extra.endReason == null ? "" : ` · ${endReasonTerms[extra.endReason][language]}`}
          </span>
          <EntryTools
            list="roster"
            id={id}
            organisation={branch}
            told={extra.name ?? entry.memberId}
            why={why}
            form={correcting}
            done={(what) => tell(say(what === "corrected" ? "saved" : "withdrawn"))}
          />
        </li>
      ))}
    </ul>
  );
}
