import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { calls } from "#web/calls.ts";
import { BranchHome } from "#web/verdicts/branch-home.tsx";
import { MatrixHome } from "#web/verdicts/matrix-home.tsx";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";

/** Home: what is due for a branch; the matrix for whoever has organisations below. */
export function HomePage() {
  const { organisation } = useParams({ from: "/inside/o/$organisation" });
  const { data, error, refetch } = useQuery({
    queryKey: ["directory"],
    queryFn: () => read(calls.directory, {}),
    staleTime: 300_000,
  });
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const here = data.organisations.find((each) => each.id === organisation);
  const name = here?.name ?? "";
  const isWide = here?.kind === "university" || here?.kind === "department";
  return isWide ? (
    <MatrixHome key={organisation} organisation={organisation} name={name} />
  ) : (
    <BranchHome key={organisation} organisation={organisation} name={name} />
  );
}
