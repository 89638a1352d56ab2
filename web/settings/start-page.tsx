import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { assignmentCalls } from "#web/assignments/calls.ts";
import { calls } from "#web/calls.ts";
import { calendarCalls } from "#web/calendar/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { LinkOrWhy } from "#web/settings/link-or-why.tsx";
import { OfficeAccount } from "#web/settings/office-account.tsx";
import { Stage } from "#web/settings/stage.tsx";
import type { StartStep } from "#web/settings/start-search.ts";
import { useStartWords } from "#web/settings/start-words.ts";
import { read } from "#web/ui/server.ts";

/** After the first start: calendar, guides, organisations; each step says whether it is done and may be skipped. */
export function StartPage() {
  const { say } = useStartWords();
  const whyNot = useAllowed();
  const done = useDone();
  const { skipped = [] } = useSearch({ from: "/inside/settings/start" });
  const managesAccounts = whyNot("manage-accounts") === null;
  const whySchool = whyNot("manage-school");
  const steps: { step: StartStep; act: ReactNode }[] = [
    ...(managesAccounts ? [{ step: "office" as const, act: <OfficeAccount /> }] : []),
    {
      step: "calendar",
      act: (
        <LinkOrWhy to="/settings/calendar" search={{ edit: true }} why={whySchool} quiet>
          {say("calendarDo")}
        </LinkOrWhy>
      ),
    },
    {
      step: "guides",
      act: (
        <LinkOrWhy to="/settings/assignments" why={whySchool} quiet>
          {say("guidesDo")}
        </LinkOrWhy>
      ),
    },
    {
      step: "organisations",
      act: (
        <LinkOrWhy to="/settings/import" why={whySchool} quiet>
          {say("organisationsDo")}
        </LinkOrWhy>
      ),
    },
  ];
  const isSettled = steps.every(({ step }) => done[step] || skipped.includes(step));
  return (
    <>
      <div className="page-head">
        <h1>{say("page")}</h1>
      </div>
      <p className="column">{say("lead")}</p>
      <div className="stages">
        {steps.map(({ step, act }, index) => (
          <Stage key={step} place={index + 1} title={say(step)}>
            <Step step={step} isDone={done[step]} isSkipped={skipped.includes(step)} act={act} />
          </Stage>
        ))}
      </div>
      <p role="status" className="start-end">
        {isSettled && `${say("allDone")} `}
        <Link to="/">{say("toHome")}</Link>
      </p>
    </>
  );
}

const why = {
  office: "officeWhy",
  calendar: "calendarWhy",
  guides: "guidesWhy",
  organisations: "organisationsWhy",
} as const satisfies Record<StartStep, string>;

type StepProps = { step: StartStep; isDone: boolean; isSkipped: boolean; act: ReactNode };

function Step({ step, isDone, isSkipped, act }: StepProps) {
  const { say } = useStartWords();
  const navigate = useNavigate({ from: "/settings/start" });
  const skip = (on: boolean): void =>
    void navigate({
      search: ({ skipped = [] }) => {
        const next = on ? [...skipped, step] : skipped.filter((each) => each !== step);
        return next.length > 0 ? { skipped: next } : {};
      },
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <p>
        <span className="state" data-state={isDone ? "met" : isSkipped ? "none" : "pending"}>
          {say(isDone ? "done" : isSkipped ? "skipped" : "open")}
        </span>
      </p>
      {isSkipped && !isDone ? (
        <div>
          <button type="button" className="plain" onClick={() => skip(false)}>
            {say("unskip")}
            <span className="hidden-words"> {say(step)}</span>
          </button>
        </div>
      ) : (
        <>
          <p className="column">{say(why[step])}</p>
          <div className="form-actions">
            {act}
            {!isDone && (
              <button type="button" className="plain" onClick={() => skip(true)}>
                {say("skip")}
                <span className="hidden-words"> {say(step)}</span>
              </button>
            )}
          </div>
        </>
      )}
    </>
  );
}

/** Which of the steps are done already, as far as the person may see it. */
function useDone(): Record<StartStep, boolean> {
  const { university } = useMe();
  const maySee = useAllowed()("see") === null;
  const root = university.organisationId;
  const directory = useQuery({
    queryKey: ["directory"],
    queryFn: () => read(calls.directory, {}),
    staleTime: 300_000,
  });
  const calendar = useQuery({
    queryKey: ["calendar"],
    queryFn: () => read(calendarCalls.read, {}),
    enabled: maySee,
  });
  const assignments = useQuery({
    queryKey: ["guide-assignments", root],
    queryFn: () => read(assignmentCalls.list, { params: { id: root ?? "" } }),
    enabled: maySee && root !== null,
    retry: false,
  });
  return {
    office: false,
    calendar: (calendar.data?.calendar.semesters ?? []).length > 0,
    guides: (assignments.data?.assignments ?? []).length > 0,
    organisations: (directory.data?.organisations.length ?? 0) > 1,
  };
}
