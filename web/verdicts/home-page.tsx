import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { directoryQuery } from "#web/organisations/directory.ts";
import { BranchHome } from "#web/verdicts/branch-home.tsx";
import { WideHome } from "#web/verdicts/wide-home.tsx";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";

/** Home: what is due for a branch; the matrix for whoever has organisations below. */
export function HomePage() {
  const { organisation } = useParams({ from: "/inside/o/$organisation" });
  const { data, error, refetch } = useQuery(directoryQuery);
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const here = data.organisations.find((each) => each.id === organisation);
  const name = here?.name ?? "";
  const isWide = here?.kind === "university" || here?.kind === "department";
  return isWide ? (
    <WideHome key={organisation} organisation={organisation} name={name} />
  ) : (
    <BranchHome key={organisation} organisation={organisation} name={name} />
  );
}
