import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { GuideAssignment, GuideHead } from "#api/endpoints/guides.ts";
import { AssignForm } from "#web/assignments/assign-form.tsx";
import { assignmentCalls } from "#web/assignments/calls.ts";
import { EndDialog } from "#web/assignments/end-dialog.tsx";
import { useAssignmentWords } from "#web/assignments/words.ts";
import { useMe } from "#web/identity/me.ts";
import { schoolQuery } from "#web/organisations/school.ts";
import type { Listed } from "#web/organisations/school.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { dayText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";

/** Which organisations are judged by which guide, and from when. */
export function AssignmentsPage() {
  const { say } = useAssignmentWords();
  const me = useMe();
  const school = useQuery(schoolQuery);
  const guides = useQuery({ queryKey: ["guides"], queryFn: () => read(assignmentCalls.guides, {}) });
  // Of the topmost that the person sees: it lists what is above and below.
  const places = me.abilities.filter((each) => school.data?.some((one) => one.id === each.organisation.id) === true);
  const top = places[0]?.organisation.id ?? school.data?.[0]?.id;
  const assignments = useQuery({
    queryKey: ["guide-assignments", top],
    queryFn: () => read(assignmentCalls.list, { params: { id: top ?? "" } }),
    enabled: top !== undefined,
  });
  const error = school.error ?? guides.error ?? assignments.error;
  const [told, setTold] = useState("");
  const [ending, setEnding] = useState<GuideAssignment | null>(null);
  const isReady = school.data !== undefined && guides.data !== undefined && assignments.data !== undefined;
  return (
    <>
      <div className="page-head">
        <h1>{say("page")}</h1>
      </div>
      <p className="column">{say("lead")}</p>
      <p role="status" className={told === "" ? "" : "notice"} data-state="met">
        {told}
      </p>
      {error !== null && (
        <FailedRead
          error={error}
          again={() => void Promise.all([school, guides, assignments].map((each) => each.refetch()))}
        />
      )}
      {error === null && !isReady && (school.data?.length !== 0 || !school.isSuccess) && <Waiting />}
      {school.data?.length === 0 && <p>{say("noneHere")}</p>}
      {isReady && (
        <>
          <Standing
            assignments={assignments.data.assignments}
            guides={guides.data.guides}
            school={school.data}
            end={setEnding}
          />
          <AssignForm guides={guides.data.guides} school={school.data} tell={setTold} />
        </>
      )}
      {ending !== null && (
        <EndDialog
          assignment={ending}
          close={() => setEnding(null)}
          done={() => {
            setEnding(null);
            setTold(say("endDone"));
          }}
        />
      )}
    </>
  );
}

type StandingProps = {
  assignments: readonly GuideAssignment[];
  guides: readonly GuideHead[];
  school: readonly Listed[];
  end: (assignment: GuideAssignment) => void;
};

function Standing({ assignments, guides, school, end }: StandingProps) {
  const { say } = useAssignmentWords();
  const { today } = useMe();
  const places = new Map(school.map((each, index) => [each.id, index]));
  const inOrder = assignments.toSorted(
    (a, b) => (places.get(a.organisationId) ?? -1) - (places.get(b.organisationId) ?? -1) || (a.from < b.from ? -1 : 1),
  );
  const isOver = ({ to }: GuideAssignment): boolean => to !== null && to < today;
  const now = inOrder.filter((each) => !isOver(each));
  const over = inOrder.filter(isOver);
  return (
    <section>
      <h2>{say("standing")}</h2>
      {now.length === 0 ? (
        <p className="muted">{say("none")}</p>
      ) : (
        <Table assignments={now} guides={guides} school={school} end={end} />
      )}
      {over.length > 0 && (
        <details>
          <summary>
            {say("ended")} <span className="muted">{over.length}</span>
          </summary>
          <Table assignments={over} guides={guides} school={school} end={null} />
        </details>
      )}
    </section>
  );
}

function Table({
  assignments,
  guides,
  school,
  end,
}: Omit<StandingProps, "end"> & { end: StandingProps["end"] | null }) {
  const { say, language } = useAssignmentWords();
  const { today } = useMe();
  const whyNot = useAllowed();
  const titles = new Map(guides.map((each) => [each.id, each.title]));
  const names = new Map(school.map((each) => [each.id, each.entry.name]));
  const day = (date: string): string => dayText(date, language, today);
  return (
    <table className="plain-table assignments">
      <thead>
        <tr>
          <th scope="col">{say("guide")}</th>
          <th scope="col">{say("whose")}</th>
          <th scope="col">{say("mode")}</th>
          <th scope="col">{say("when")}</th>
          {end !== null && (
            <th scope="col">
              <span className="hidden-words">{say("end")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {assignments.map((each) => {
          const title = titles.get(each.guideVersionId) ?? say("unknownGuide");
          const name = names.get(each.organisationId) ?? each.organisationId;
          const why = whyNot(each.mode === "assessed" ? "manage-school" : "keep-desk", each.organisationId);
          return (
            <tr key={each.id}>
              <td lang="zh-CN" className="print">
                {title}
              </td>
              <td>{name}</td>
              <td>{say(each.mode)}</td>
              <td className="nowrap">
                {each.to === null
                  ? say("since", { from: day(each.from) })
                  : say("span", { from: day(each.from), to: day(each.to) })}
              </td>
              {end !== null && (
                <td>
                  <button
                    type="button"
                    className="small-act"
                    disabled={why !== null}
                    title={why ?? undefined}
                    aria-label={say("endOf", { name, guide: title })}
                    onClick={() => end(each)}
                  >
                    {say("end")}
                  </button>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
