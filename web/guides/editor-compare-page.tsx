import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { z } from "zod";
import type { compareGuides } from "#api/endpoints/guides.ts";
import { guideCalls } from "#web/guides/calls.ts";
import { RequirementChanges } from "#web/guides/editor-changes.tsx";
import { requirementChanges } from "#web/guides/editor-draft.ts";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/ui/pages.css";
import "#web/guides/editor.css";

type Diff = z.output<(typeof compareGuides)["output"]>["diff"][number];

/** Two versions of a guide: which words and which requirements differ. */
export function ComparePage() {
  const { say } = useEditorWords();
  const { guide, other } = useParams({ from: "/inside/settings/guides/$guide/compare/$other" });
  const { data, error, refetch } = useQuery({
    queryKey: ["guides", "compare", guide, other],
    queryFn: async () => {
      const [one, two, { diff }] = await Promise.all([
        read(guideCalls.read, { params: { id: guide } }),
        read(guideCalls.read, { params: { id: other } }),
        read(guideCalls.compare, { params: { id: guide, other } }),
      ]);
      return { one, two, diff };
    },
  });
  const changes = data === undefined ? [] : requirementChanges(data.one.content, data.two.content);
  const isSame =
    changes.length === 0 &&
    (data?.diff.every((each) =>
      [each.added, each.removed, each.reworded, each.moved].every((part) => part.length === 0),
    ) ??
      false);
  return (
    <>
      <p className="back-link">
        <Link to="/settings/guides">{say("back")}</Link>
      </p>
      <div className="page-head">
        <h1>{say("compareTitle")}</h1>
      </div>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <p className="lead-words" lang="zh-CN">
            {say("fromTo", {
              from: `${data.one.title} ${data.one.label}`,
              to: `${data.two.title} ${data.two.label}`,
            })}
          </p>
          {isSame ? (
            <p>{say("noChanges")}</p>
          ) : (
            <>
              <section className="block">
                <h2>{say("requirementChanges")}</h2>
                <RequirementChanges
                  changes={changes}
                  before={say("before")}
                  after={say("after")}
                  pack={data.two.content}
                />
              </section>
              {data.diff.map((each) => (
                <TextDiff key={`${each.before ?? ""} ${each.after ?? ""}`} diff={each} />
              ))}
            </>
          )}
        </>
      )}
    </>
  );
}

function TextDiff({ diff }: { diff: Diff }) {
  const { say } = useEditorWords();
  return (
    <>
      <Part title={say("reworded")} isEmpty={diff.reworded.length === 0}>
        {diff.reworded.map((each) => (
          <li key={`${each.from} ${each.to}`}>
            <p className="small muted">
              {each.from === each.to ? each.from : say("movedTo", { from: each.from, to: each.to })}
            </p>
            <p className="print" lang="zh-CN">
              {each.words.map((piece, index) => {
                const key = `${piece.text} ${index}`;
                if (piece.kind === "same") return <span key={key}>{piece.text}</span>;
                return piece.kind === "added" ? (
                  <ins key={key}>
                    <span className="hidden-words">{say("wasAdded")}</span>
                    {piece.text}
                  </ins>
                ) : (
                  <del key={key}>
                    <span className="hidden-words">{say("wasRemoved")}</span>
                    {piece.text}
                  </del>
                );
              })}
            </p>
            {each.requirements
              .filter((one) => !one.quoteStands)
              .map((one) => (
                <p key={one.id} className="small notice" data-state="soon">
                  {say("quoteGone", { quote: one.quote })}
                </p>
              ))}
          </li>
        ))}
      </Part>
      <Part title={say("added")} isEmpty={diff.added.length === 0}>
        {diff.added.map((each) => (
          <li key={each.code}>
            <p className="print" lang="zh-CN">
              {each.code} <ins>{each.text}</ins>
            </p>
          </li>
        ))}
      </Part>
      <Part title={say("removed")} isEmpty={diff.removed.length === 0}>
        {diff.removed.map((each) => (
          <li key={each.code}>
            <p className="print" lang="zh-CN">
              {each.code} <del>{each.text}</del>
            </p>
          </li>
        ))}
      </Part>
      <Part title={say("moved")} isEmpty={diff.moved.length === 0}>
        {diff.moved.map((each) => (
          <li key={`${each.from} ${each.to}`}>
            <p className="small muted">{say("movedTo", { from: each.from, to: each.to })}</p>
            <p className="print" lang="zh-CN">
              {each.text}
            </p>
          </li>
        ))}
      </Part>
      <p className="muted small">{say("unchanged", { count: diff.unchanged })}</p>
    </>
  );
}

function Part({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: ReactNode }) {
  if (isEmpty) return null;
  return (
    <section className="block">
      <h2>{title}</h2>
      <ul className="plain-list">{children}</ul>
    </section>
  );
}
