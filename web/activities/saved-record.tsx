import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { z } from "zod";
import type { FactRows } from "#api/endpoints/facts.ts";
import { statusTerms } from "#domain/wording/terms.ts";
import { useMe } from "#web/identity/me.ts";
import { dayText } from "#web/ui/dates.ts";
import { useWords } from "#web/ui/words.ts";

type Saved = z.output<FactRows<"activities">["create"]["output"]>;
type Props = { saved: Saved; organisation: string; again: () => void };

/** After saving: which requirements this record met, in the guide's words, and what may be a slip. */
export function SavedRecord({ saved, organisation, again }: Props) {
  const { say, language } = useWords();
  const { today } = useMe();
  const here = saved.changes.filter((each) => each.organisationId === organisation);
  const met = here.filter(({ after }) => after.status === "met" || after.status === "met-late");
  const nearer = here.filter((each) => !met.includes(each) && each.after.count > (each.before?.count ?? 0));
  const { entry } = saved.record;
  // The form is gone: who cannot see the page is told by the focus.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {met.length > 0 ? say("savedMet", { count: met.length }) : say("saved")}
        </h1>
      </div>
      <div className="column">
        <p>
          {dayText(entry.heldOn, language, today)} {entry.title}
          {saved.record.marks.includes("recorded-late") && <span className="muted"> {say("recordedLate")}</span>}
        </p>
        {saved.warnings.map((each) => (
          <p key={each.code + each.path.join("/")} className="notice" data-state="hint">
            {each.message}
          </p>
        ))}
        <ul className="met-list">
          {[...met, ...nearer].map(({ requirement, period, quote, after }) => (
            <li key={`${requirement} ${period?.from ?? ""}`}>
              <blockquote className="print" lang="zh-CN">
                “{quote}”
              </blockquote>
              <span className="state" data-state={after.status}>
                {after.status === "met" ? "✓ " : after.status === "met-late" ? "✓ 补 " : "○ "}
                {met.some((each) => each.requirement === requirement)
                  ? statusTerms[after.status === "upcoming" ? "pending" : after.status][language]
                  : say("nearer", { count: after.count, need: after.need })}
              </span>
            </li>
          ))}
        </ul>
        {here.length === 0 && <p className="muted">{say("savedNothingMet")}</p>}
        <div className="actions">
          <Button onClick={again}>{say("again")}</Button>
          <Link to="/o/$organisation" params={{ organisation }}>
            {say("toHomePage")}
          </Link>
        </div>
      </div>
    </>
  );
}
