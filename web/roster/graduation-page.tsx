import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { GraduationForm } from "#web/roster/graduation-form.tsx";
import { rosterQuery } from "#web/roster/roster.ts";
import { useBranchesFor } from "#web/roster/use-branches-for.ts";
import { useRosterWords } from "#web/roster/words.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";

/** June: who leaves the roster and who stays on, in guided steps; the branch's own affair. */
export function GraduationPage() {
  const { say } = useRosterWords();
  const search = useSearch({ from: "/inside/settings/graduation" });
  const navigate = useNavigate({ from: "/settings/graduation" });
  const branches = useBranchesFor("keep-roster");
  const why = useAllowed()("keep-roster");
  const branch = search.organisation ?? branches?.[0]?.id;
  return (
    <>
      <div className="page-head">
        <h1>{say("graduation")}</h1>
      </div>
      <p className="column">{say("graduationLead")}</p>
      {why !== null && <p className="notice">{say("notYours", { why })}</p>}
      {branches === undefined && <Waiting />}
      {branches !== undefined && branches.length > 1 && (
        <NativeSelect
          className="whose"
          label={say("branch")}
          value={branch ?? ""}
          data={branches.map((each) => ({ value: each.id, label: each.name }))}
          onChange={(event) => void navigate({ search: { organisation: event.currentTarget.value } })}
        />
      )}
      {why === null && branch !== undefined && <OfBranch key={branch} branch={branch} />}
    </>
  );
}

function OfBranch({ branch }: { branch: string }) {
  const { data, error, refetch } = useQuery(rosterQuery(branch));
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return <GraduationForm branch={branch} roster={data} />;
}
