import { after, test } from "node:test";
import { killRounds } from "#test/kill-rounds.ts";
import { temporaryFolder } from "#test/server-process.ts";

const skip = process.platform === "win32";

test(
  "kill -9 of the server, or of it and its database, among 8 writers: what was acknowledged is there once",
  { skip },
  async (context) => {
    const { folder, remove } = temporaryFolder();
    after(remove);
    const { acknowledged, retried, retriedKept, restarts } = await killRounds(folder, ["server", "both", "both"]);
    context.diagnostic(
      `${acknowledged} acknowledged; ${retried} sent again, ${retriedKept} of them were there; restarts ${restarts.map(Math.round).join(", ")} ms`,
    );
  },
);
