import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import type { FactRows } from "#api/endpoints/facts.ts";
import { roleTerms } from "#domain/wording/terms.ts";
import { factCalls } from "#web/fact-calls.ts";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { useMe } from "#web/identity/me.ts";
import { PickOne } from "#web/organisations/pick.tsx";
import { schoolQuery } from "#web/organisations/school.ts";
import { isThere } from "#web/organisations/tree.ts";
import { AddPost, CorrectPost } from "#web/posts/post-form.tsx";
import { usePostWords } from "#web/posts/words.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { EntryTools } from "#web/settings/entry-tools.tsx";
import { Task } from "#web/settings/task.tsx";
import { dayText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/facts/facts.css";
import "#web/roster/roster.css";

type Post = z.output<FactRows<"positions">["list"]["output"]>["records"][number];

/** The office holders of an organisation. */
export function PostsPage() {
  const { say } = usePostWords();
  const me = useMe();
  const search = useSearch({ from: "/inside/settings/posts" });
  const navigate = useNavigate({ from: "/settings/posts" });
  const { data, error, refetch } = useQuery(schoolQuery);
  const held = me.abilities.find((each) => data?.some((one) => one.id === each.organisation.id) === true);
  const organisation = search.organisation ?? held?.organisation.id ?? data?.[0]?.id;
  return (
    <>
      <div className="page-head">
        <h1>{say("page")}</h1>
      </div>
      <p className="column">{say("lead")}</p>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && organisation === undefined && <p>{say("noPlace")}</p>}
      {data !== undefined && organisation !== undefined && (
        <>
          {data.length > 1 && (
            <div className="whose">
              <PickOne
                label={say("organisation")}
                required
                records={data}
                may={(each) => isThere(each, me.today) || each.id === organisation}
                value={organisation}
                set={(id) => void navigate({ search: id === "" ? {} : { organisation: id } })}
              />
            </div>
          )}
          <OfOrganisation key={organisation} organisation={organisation} isAdding={search.add === true} />
        </>
      )}
    </>
  );
}

function OfOrganisation({ organisation, isAdding }: { organisation: string; isAdding: boolean }) {
  const { say } = usePostWords();
  const { today } = useMe();
  const navigate = useNavigate({ from: "/settings/posts" });
  const why = useAllowed()("keep-desk", organisation);
  const [told, setTold] = useState("");
  const { data, error, refetch } = useQuery({
    queryKey: ["positions", organisation, "all"],
    queryFn: () => read(factCalls("positions").list, { query: { organisation, limit: "200" } }),
  });
  const adding = (add: boolean): void =>
    void navigate({ search: { organisation, ...(add ? { add } : {}) }, resetScroll: false });
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const isNow = ({ entry }: Post): boolean => entry.to == null || entry.to >= today;
  const now = data.records.filter(isNow);
  const past = data.records.filter((each) => !isNow(each));
  return (
    <>
      <div className="section-head roster-head">
        <h2>{say("now")}</h2>
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
          <AddPost
            organisation={organisation}
            done={() => {
              setTold(say("added"));
              adding(false);
            }}
            cancel={() => adding(false)}
          />
        </Task>
      )}
      {now.length === 0 && !isAdding && <p className="muted">{say("none")}</p>}
      <Posts posts={now} organisation={organisation} why={why} tell={setTold} />
      {past.length > 0 && (
        <details className="gone">
          <summary>
            {say("later")} <span className="muted">{past.length}</span>
          </summary>
          <Posts posts={past} organisation={organisation} why={why} tell={setTold} />
        </details>
      )}
    </>
  );
}

const correcting = (record: FactRecord<"positions">, done: () => void, cancel: () => void) => (
  <CorrectPost record={record} done={done} cancel={cancel} />
);

type PostsProps = {
  posts: readonly Post[];
  organisation: string;
  why: string | null;
  tell: (sentence: string) => void;
};

function Posts({ posts, organisation, why, tell }: PostsProps) {
  const { say, language } = usePostWords();
  const { today } = useMe();
  return (
    <ul className="entries">
      {posts.map(({ id, entry }) => (
        <li key={id}>
          <span className="entry-name">
            {roleTerms[entry.role][language]} {entry.name ?? <span className="muted">{say("unnamed")}</span>}
          </span>
          <span className="muted small">
            {dayText(entry.from, language, today)}—{entry.to == null ? "" : dayText(entry.to, language, today)}
            {entry.dualLeader === true ? ` · ${say("dual")}` : ""}
          </span>
          <EntryTools
            list="positions"
            id={id}
            organisation={organisation}
            told={`${roleTerms[entry.role][language]} ${entry.name ?? ""}`}
            why={why}
            form={correcting}
            done={(what) => tell(say(what === "corrected" ? "saved" : "withdrawn"))}
          />
        </li>
      ))}
    </ul>
  );
}
