import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { CalendarForm } from "#web/calendar/calendar-form.tsx";
import { calendarCalls } from "#web/calendar/calls.ts";
import { inOrder, vacationsOf } from "#web/calendar/days.ts";
import type { Term } from "#web/calendar/days.ts";
import { useCalendarWords } from "#web/calendar/words.ts";
import { YearView } from "#web/calendar/year-view.tsx";
import { useMe } from "#web/identity/me.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { LinkOrWhy } from "#web/settings/link-or-why.tsx";
import { dayText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/calendar/calendar.css";

/** The school's year: terms, vacations, holidays; read by everybody, changed by the university's office. */
export function CalendarPage() {
  const { say } = useCalendarWords();
  const { today, university } = useMe();
  const search = useSearch({ from: "/inside/settings/calendar" });
  const navigate = useNavigate({ from: "/settings/calendar" });
  const whyNot = useAllowed();
  const why = whyNot("manage-school");
  const unseen = whyNot("see");
  const [told, setTold] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const year = search.year ?? Number(today.slice(0, 4));
  const { data, error, refetch } = useQuery({
    queryKey: ["calendar"],
    queryFn: () => read(calendarCalls.read, {}),
    enabled: unseen === null,
  });
  const isEditing = search.edit === true && why === null;
  const leave = (): void => void navigate({ search: ({ edit: _edit, ...rest }) => rest, ignoreBlocker: true });
  return (
    <div className="calendar">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          <span className="only-print">{university.name} </span>
          {say("page")} {say("year", { year })}
        </h1>
        {!isEditing && (
          <LinkOrWhy to="/settings/calendar" search={{ ...search, edit: true }} why={why}>
            {say("edit")}
          </LinkOrWhy>
        )}
      </div>
      <p className="column no-print">{say("lead")}</p>
      <p role="status" className={told === "" ? "" : "notice no-print"} data-state="met">
        {told}
      </p>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {unseen !== null && <p className="notice">{unseen}</p>}
      {unseen === null && error === null && data === undefined && <Waiting />}
      {data !== undefined && (
        <p className="year-turn no-print">
          <Link to="." search={(before) => ({ ...before, year: year - 1 })}>
            {say("before")}
          </Link>
          <Link to="." search={(before) => ({ ...before, year: year + 1 })}>
            {say("after")}
          </Link>
          {!isEditing && (
            <button type="button" className="plain" onClick={() => window.print()}>
              {say("print")}
            </button>
          )}
          <span className="muted small">{say("version", { version: data.version })}</span>
        </p>
      )}
      {data !== undefined && isEditing && (
        <CalendarForm
          read={data}
          year={year}
          done={(version) => {
            setTold(say("saved", { version }));
            leave();
            heading.current?.focus();
          }}
          cancel={leave}
        />
      )}
      {data !== undefined && !isEditing && (
        <>
          {(data.calendar.semesters ?? []).length === 0 && <p className="notice">{say("noTerms")}</p>}
          {!(data.calendar.holidays ?? []).some((each) => each.startsWith(String(year))) && (
            <p className="notice">{say("noHolidays", { year })}</p>
          )}
          <YearView calendar={data.calendar} year={year} />
          <Terms terms={data.calendar.semesters ?? []} year={year} />
        </>
      )}
    </div>
  );
}

/** The terms that touch the year, with the vacations between them. */
function Terms({ terms, year }: { terms: readonly Term[]; year: number }) {
  const { say, language } = useCalendarWords();
  const { today } = useMe();
  const day = (date: string): string => dayText(date, language, today);
  const touches = (from: string, to: string): boolean =>
    from <= `${String(year)}-12-31` && to >= `${String(year)}-01-01`;
  const lines = [
    ...inOrder(terms)
      .filter((each) => touches(each.startsOn, each.endsOn))
      .map((each) => ({ name: each.name, from: each.startsOn, to: each.endsOn })),
    ...vacationsOf(terms)
      .filter((each) => touches(each.from, each.to))
      .map((each) => ({ name: say("vacation"), ...each })),
  ].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (lines.length === 0) return null;
  return (
    <section className="term-list">
      <h2>{say("terms")}</h2>
      <ul>
        {lines.map((each) => (
          <li key={each.from}>
            <span>{each.name}</span>
            <span className="muted">
              {day(each.from)}—{day(each.to)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
