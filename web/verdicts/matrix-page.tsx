import { useParams } from "@tanstack/react-router";
import { useMe } from "#web/identity/me.ts";
import { useDirectory } from "#web/organisations/directory.ts";
import { MatrixView } from "#web/verdicts/matrix-view.tsx";
import { useVerdictWords } from "#web/verdicts/words.ts";

/** The matrix: organisations × indicators. */
export function MatrixPage() {
  const { say } = useVerdictWords();
  const { organisation } = useParams({ from: "/inside/o/$organisation/matrix" });
  const here = useDirectory().find((each) => each.id === organisation);
  const isBranch = useMe().kinds.get(organisation) === "branch";
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say("overview")}</h1>
          <p className="muted">{here?.name}</p>
        </div>
      </div>
      {isBranch ? <p>{say("onlyBranch")}</p> : <MatrixView key={organisation} organisation={organisation} />}
    </>
  );
}
