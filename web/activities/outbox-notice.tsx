import { useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { onDrafts, readDeviceStore } from "#web/activities/draft-store.ts";
import { usualTitle } from "#web/activities/entry.ts";
import { onSent, startOutbox, waitingDrafts } from "#web/activities/outbox.ts";
import type { Sent } from "#web/activities/outbox.ts";
import { useRecordWords } from "#web/activities/record-words.ts";
import { touchedByARecord } from "#web/activities/undo-record.tsx";
import { useMe } from "#web/identity/me.ts";
import "#web/activities/outbox.css";

/** Sends what was written without a connection, from whatever page is open, and says so. */
export function OutboxNotice() {
  const { tell, language } = useRecordWords();
  const { account } = useMe();
  const queries = useQueryClient();
  // Record says itself what waits.
  const isOnRecord = useLocation().pathname.endsWith("/record");
  const [waiting, setWaiting] = useState(() => waitingDrafts(account.id).length);
  const [last, setLast] = useState<Sent | null>(null);

  useEffect(() => {
    const ends = [
      onDrafts(() => setWaiting(waitingDrafts(account.id).length)),
      onSent((sent) => {
        setLast(sent);
        for (const queryKey of touchedByARecord) void queries.invalidateQueries({ queryKey });
      }),
    ];
    let end: (() => void) | undefined;
    let isWanted = true;
    const begin = async (): Promise<void> => {
      await readDeviceStore();
      if (isWanted) end = startOutbox(account.id, () => tell("correctReason"));
    };
    void begin();
    return () => {
      isWanted = false;
      end?.();
      for (const each of ends) each();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the words may change, the sending goes on
  }, [account.id, queries]);

  const title = last === null ? "" : last.draft.title || usualTitle(last.draft, language);
  return (
    <div className="outbox" role="status">
      {waiting > 0 && !isOnRecord && <p data-state="soon">{tell("outboxWaits", { count: waiting })}</p>}
      {last?.outcome.at === "saved" && <p data-state="met">✓ {tell("outboxSent", { title })}</p>}
      {last !== null && (last.outcome.at === "refused" || last.outcome.at === "changed-since") && (
        <p data-state="attention">
          {tell("outboxRefused", { title })}{" "}
          <Link to="/o/$organisation/record" params={{ organisation: last.organisation }}>
            {tell("outboxLook")}
          </Link>
        </p>
      )}
    </div>
  );
}
