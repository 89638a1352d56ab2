import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { GuideHead } from "#api/endpoints/guides.ts";
import { organisationKindTerms } from "#domain/wording/terms.ts";
import { guideCalls } from "#web/guides/calls.ts";
import { ImportGuide } from "#web/guides/editor-import.tsx";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/ui/pages.css";
import "#web/guides/editor.css";

/** Every guide with its versions: open one, compare two, import another. */
export function GuideListPage() {
  const { say } = useEditorWords();
  const whyNot = useAllowed()("manage-school");
  const { import: isImporting } = useSearch({ from: "/inside/settings/guides" });
  const navigate = useNavigate({ from: "/settings/guides" });
  const { data, error, refetch } = useQuery({
    queryKey: ["guides", "list"],
    queryFn: () => read(guideCalls.list, {}),
  });
  const guides = [...Map.groupBy(data?.guides ?? [], (each) => `${each.pack} ${each.guide}`)];
  return (
    <>
      <div className="page-head">
        <h1>{say("guides")}</h1>
        {isImporting !== true && (
          <Button
            disabled={whyNot !== null}
            {...(whyNot === null ? {} : { title: whyNot })}
            onClick={() => void navigate({ search: { import: true } })}
          >
            {say("import")}
          </Button>
        )}
      </div>
      <p className="muted lead-words">{say("lead")}</p>
      {whyNot !== null && (
        <p className="notice" role="status">
          {say("readOnly")}
        </p>
      )}
      {isImporting === true && whyNot === null && <ImportGuide />}
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data?.guides.length === 0 && <p>{say("none")}</p>}
      {guides.map(([key, versions]) => (
        <Versions key={key} versions={versions} />
      ))}
    </>
  );
}

function Versions({ versions }: { versions: readonly GuideHead[] }) {
  const { say, language } = useEditorWords();
  const navigate = useNavigate();
  const last = versions.at(-1);
  const [one, setOne] = useState(versions.at(-2)?.id ?? "");
  const [other, setOther] = useState(last?.id ?? "");
  if (last === undefined) return null;
  const options = versions.map((each) => ({ value: each.id, label: `${each.label}（${say(each.state)}）` }));
  return (
    <section className="block">
      <h2 lang="zh-CN" className="print">
        {last.title}
      </h2>
      <p className="small muted">{organisationKindTerms[last.appliesTo][language]}</p>
      <ul className="plain-list">
        {versions.map((each) => (
          <li key={each.id}>
            <p className="head">
              <Link to="/settings/guides/$guide" params={{ guide: each.id }}>
                {each.label}
              </Link>
              <span
                className="state"
                data-state={each.state === "published" ? "met" : each.state === "draft" ? "pending" : "none"}
              >
                {say(each.state)}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {versions.length > 1 && (
        <form
          className="compare-choice"
          aria-label={say("compare")}
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({
              to: "/settings/guides/$guide/compare/$other",
              params: { guide: one, other },
            });
          }}
        >
          <NativeSelect
            aria-label={`${say("compareWith")} ${say("before")}`}
            value={one}
            data={options}
            onChange={(event) => setOne(event.currentTarget.value)}
          />
          <NativeSelect
            aria-label={`${say("compareWith")} ${say("after")}`}
            value={other}
            data={options}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {say("compare")}
          </Button>
        </form>
      )}
    </section>
  );
}
