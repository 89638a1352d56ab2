import { useState } from "react";
import { pointsWith, useJudgedPoints } from "#web/activities/points.ts";
import type { JudgedPoint } from "#web/activities/points.ts";
import { Field } from "#web/activities/record-field.tsx";
import { useRareWords } from "#web/activities/rare-words.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import "#web/activities/rare.css";

type Props = {
  organisation: string;
  heldOn: string;
  supports: readonly string[];
  onChange: (supports: readonly string[]) => void;
};

/** Fewer than these need no searching. */
const LONG_LIST = 6;

/** Points of the guide that this record speaks to, besides what it counts for (本记录还能说明). */
export function SupportsField({ organisation, heldOn, supports, onChange }: Props) {
  const { say } = useRareWords();
  const { data, error, refetch } = useJudgedPoints(organisation, heldOn);
  const [text, setText] = useState("");
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const unknown = supports.filter((id) => !data.some((each) => each.id === id));
  const found = pointsWith(data, text);
  const groups = Map.groupBy(found, (each) => each.guide);
  const choose = (id: string, isChosen: boolean): void =>
    onChange(isChosen ? [...supports, id] : supports.filter((each) => each !== id));
  if (data.length === 0 && unknown.length === 0) return <p className="muted small">{say("supportsNoGuide")}</p>;
  return (
    <div className="rare">
      <p className="muted small">{say("supportsHow")}</p>
      {data.length > LONG_LIST && (
        <Field label={say("supportsSearch")}>
          <input
            type="search"
            value={text}
            maxLength={50}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Enter looks here, and saves nothing.
              if (event.key === "Enter") event.preventDefault();
            }}
          />
        </Field>
      )}
      <p className="hidden-words" role="status">
        {text.trim() === "" ? "" : say("supportsCount", { count: found.length })}
      </p>
      {found.length === 0 && <p className="muted small">{say("supportsNothing")}</p>}
      {(found.length > 0 || unknown.length > 0) && (
        <div className="points" role="group" aria-label={say("supportsPoints")}>
          {unknown.length > 0 && (
            <ul>
              {unknown.map((id) => (
                <li key={id}>
                  <label>
                    <input type="checkbox" checked onChange={() => choose(id, false)} />
                    <span>
                      {id} <span className="muted small">{say("supportsUnknown")}</span>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          )}
          {[...groups].map(([guide, points]) => (
            <section key={guide}>
              {groups.size > 1 && <h3 lang="zh-CN">{guide}</h3>}
              <ul>
                {points.map((each) => (
                  <Point key={each.id} point={each} isChosen={supports.includes(each.id)} choose={choose} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

type PointProps = { point: JudgedPoint; isChosen: boolean; choose: (id: string, isChosen: boolean) => void };

function Point({ point: { id, code, quotes, text }, isChosen, choose }: PointProps) {
  return (
    <li>
      <label>
        <input type="checkbox" checked={isChosen} onChange={(event) => choose(id, event.currentTarget.checked)} />
        <span className="print" lang="zh-CN">
          {code} {quotes.join("；")}
        </span>
        <span className="muted small point-text" lang="zh-CN">
          {text}
        </span>
      </label>
    </li>
  );
}
