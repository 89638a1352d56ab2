import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Forum } from "#domain/bundle/activities.ts";
import type { ForumDraft } from "#web/activities/draft.ts";
import { usePlans } from "#web/activities/record-reads.ts";
import { useRareWords } from "#web/activities/rare-words.ts";
import { forumState } from "#web/desk/forum-state.ts";
import { factCalls } from "#web/fact-calls.ts";
import { dayText } from "#web/ui/dates.ts";
import { read } from "#web/ui/server.ts";
import "#web/activities/rare.css";

/** The plan or record that an approval names. */
export type ForumSubject = { id: string };

type Props = {
  organisation: string;
  today: string;
  heldOn: string;
  subject: ForumSubject | null;
  forum: Forum;
  /** Takes over what was approved; left out where nothing can be changed. */
  take?: (approved: Omit<ForumDraft, "foreignGuests">) => void;
};

/** How a forum stands with its approval (一会一报): what fits, what differs, what is lacking, in words. */
export function ForumStanding(props: Props) {
  const { subject } = props;
  return (
    <div role="status">{subject === null ? <Unplanned {...props} /> : <Planned {...props} subject={subject} />}</div>
  );
}

/** Nothing that was not planned can have been approved. */
function Unplanned({ organisation, today }: Props) {
  const { say, language } = useRareWords();
  const plans = usePlans(organisation, today).filter(({ entry }) =>
    entry.segments.some(({ kind }) => kind === "forum"),
  );
  return (
    <div className="notice small" data-state="hint">
      <p>{say("forumUnplanned")}</p>
      {plans.length > 0 && <p>{say("forumPlans")}</p>}
      <ul>
        {plans.map(({ id, entry }) => (
          <li key={id}>
            <Link to="/o/$organisation/record" params={{ organisation }} search={{ plan: id }}>
              {dayText(entry.heldOn, language, today)} {entry.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Planned({ organisation, today, heldOn, subject, forum, take }: Props & { subject: ForumSubject }) {
  const { say, language } = useRareWords();
  const { data } = useQuery({
    queryKey: ["facts", "approvals", organisation, "forum", subject.id],
    queryFn: () => read(factCalls("approvals").list, { query: { organisation, limit: "200" } }),
  });
  if (data === undefined) return null;
  const own = data.records.filter(({ entry }) => entry.forumActivityId === subject.id);
  const standing = forumState(own, heldOn, forum);
  if (standing.state === "approved") {
    const date = dayText(standing.by.entry.approvedOn ?? heldOn, language, today);
    return (
      <p className="notice small" data-state="met">
        {say("forumApproved", { date })}
      </p>
    );
  }
  const changes = standing.state === "changed" || standing.state === "applied" ? standing.changes : [];
  const lead = {
    none: "forumNone",
    applied: "forumApplied",
    late: "forumLate",
    changed: "forumChanged",
  } as const;
  const shown = (what: string, value: string): string =>
    value === "" ? "—" : what === "changedDay" ? dayText(value, language, today) : value;
  const approved = standing.state === "changed" ? standing.by.entry : null;
  return (
    <div className="notice small" data-state={standing.state === "applied" ? "soon" : "hint"}>
      <p>{say(lead[standing.state])}</p>
      <ul>
        {changes.map(({ what, approved: before, now }) => (
          <li key={what}>
            {say("changed", { what: say(what), approved: shown(what, before), now: shown(what, now) })}
          </li>
        ))}
      </ul>
      {approved !== null && take !== undefined && changes.some(({ what }) => what !== "changedDay") && (
        <p>
          <button
            type="button"
            className="plain small"
            onClick={() =>
              take({
                title: approved.title ?? "",
                place: approved.place ?? "",
                speakers: (approved.speakers ?? []).join("\n"),
              })
            }
          >
            {say("forumAsApproved")}
          </button>
        </p>
      )}
      <p>
        <Link to="/o/$organisation/desk/$part" params={{ organisation, part: "forums" }}>
          {say("forumToDesk")}
        </Link>
      </p>
    </div>
  );
}
