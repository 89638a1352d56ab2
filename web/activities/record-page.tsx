import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { RecordSheet } from "#web/activities/record-sheet.tsx";
import { useRecordWords } from "#web/activities/record-words.ts";
import { draftOfLink, draftOfPlan, originOf, startingDraft } from "#web/activities/starting-draft.ts";
import { factCalls } from "#web/fact-calls.ts";
import { branchKinds, departmentKinds } from "#web/activities/kinds.ts";
import { may, useMe } from "#web/identity/me.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { Refused, read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";
import "#web/activities/record.css";

/** Record: one form for whatever took place; what is written stays on the device until it is saved. */
export function RecordPage() {
  const { organisation } = useParams({ from: "/inside/o/$organisation/record" });
  const search = useSearch({ from: "/inside/o/$organisation/record" });
  const { say } = useWords();
  const me = useMe();
  const origin = originOf(search);
  if (!may(me, organisation, "record")) {
    return (
      <>
        <div className="page-head">
          <h1>{say("record")}</h1>
        </div>
        <p>{say("mayNotRecord")}</p>
      </>
    );
  }
  const key = `${organisation} ${origin}`;
  if (search.plan !== undefined)
    return <FromPlan key={key} organisation={organisation} plan={search.plan} origin={origin} />;
  const place = { account: me.account.id, organisation };
  const kindHere = me.kinds.get(organisation);
  const usual = kindHere === "department" || kindHere === "university" ? departmentKinds[0] : branchKinds[1];
  return (
    <RecordSheet
      key={key}
      place={place}
      origin={origin}
      begin={() => startingDraft(place, origin, () => draftOfLink(search, origin, me.today, usual))}
    />
  );
}

type FromPlanProps = { organisation: string; plan: string; origin: string };

/** The form filled in from a plan; saving makes the plan the record. */
function FromPlan({ organisation, plan, origin }: FromPlanProps) {
  const { say } = useWords();
  const { tell } = useRecordWords();
  const me = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ["plans", organisation, plan],
    queryFn: () => read(factCalls("plans").get, { params: { id: plan } }),
    // What is being written must not change under the hand.
    staleTime: Infinity,
  });
  const isGone = error instanceof Refused && error.problem.code === "not-found";
  if (data !== undefined) {
    const place = { account: me.account.id, organisation };
    return (
      <RecordSheet
        place={place}
        origin={origin}
        begin={() => startingDraft(place, origin, () => draftOfPlan(data, origin, me.today))}
      />
    );
  }
  return (
    <>
      <div className="page-head">
        <h1>{say("record")}</h1>
      </div>
      {error === null && <Waiting />}
      {isGone && (
        <p>
          {tell("planGone")}{" "}
          <a href={`/o/${encodeURIComponent(organisation)}/ledger/${encodeURIComponent(plan)}`}>{tell("planOpen")}</a>
        </p>
      )}
      {error !== null && !isGone && <FailedRead error={error} again={() => void refetch()} />}
    </>
  );
}
