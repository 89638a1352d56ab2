import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { calls } from "#web/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { useDirectory } from "#web/organisations/directory.ts";
import { chaseText } from "#web/verdicts/chase-text.ts";
import type { DueItem } from "#web/verdicts/chase-text.ts";
import type { MatrixRow } from "#web/verdicts/matrix-rows.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { copyText } from "#web/ui/download.ts";
import { FailedRead } from "#web/ui/problem.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { read } from "#web/ui/server.ts";
import { toast } from "#web/ui/toast.tsx";

const AT_ONCE = 200;
const DAYS_AHEAD = 30;

/** Everything that must be and is short or due within a month, page by page. */
async function allDue(
  id: string,
  signal: AbortSignal,
  note: (done: number, total: number) => void,
): Promise<DueItem[]> {
  const items: DueItem[] = [];
  for (;;) {
    const query = { strength: "must", within: DAYS_AHEAD, offset: items.length, limit: AT_ONCE } as const;
    const page = await read(calls.due, { params: { id }, query });
    items.push(...page.items);
    note(items.length, page.total);
    if (page.items.length === 0 || items.length >= page.total || signal.aborted) return items;
  }
}

type Props = { organisation: string; rows: readonly MatrixRow[]; close: () => void };

/** Who still has to do what, as a text to paste into a message (催办). */
export function ChaseDialog({ organisation, rows, close }: Props) {
  const { say } = useVerdictWords();
  const id = useId();
  const [told, tell] = useState<{ done: number; total: number } | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["due", organisation, "chase"],
    queryFn: ({ signal }) => allDue(organisation, signal, (done, total) => tell({ done, total })),
  });
  return (
    <Dialog labelledBy={id} close={close}>
      <div className="dialog-head">
        <h2 id={id}>{say("chase")}</h2>
        <button type="button" className="plain" onClick={close}>
          {say("close")}
        </button>
      </div>
      <p className="muted">{say("chaseLead")}</p>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && (
        <Progress label={say("chaseReading")} done={told?.done ?? 0} total={told?.total ?? null} />
      )}
      {data !== undefined && <ChaseForm organisation={organisation} rows={rows} items={data} />}
    </Dialog>
  );
}

function ChaseForm({ organisation, rows, items }: Omit<Props, "close"> & { items: readonly DueItem[] }) {
  const { say, language } = useVerdictWords();
  const { today } = useMe();
  const names = new Map(useDirectory().map((each) => [each.id, each.name]));
  const field = useRef<HTMLTextAreaElement>(null);
  const [withShort, setShort] = useState(true);
  const [withSoon, setSoon] = useState(true);
  const text = chaseText(
    {
      sender: names.get(organisation) ?? "",
      today,
      organisations: rows
        .filter((each) => each.organisationId !== organisation)
        .map((each) => ({
          id: each.organisationId,
          name: each.name,
          above:
            each.kind === "branch" && each.parentId !== organisation ? (names.get(each.parentId ?? "") ?? null) : null,
        })),
      // What an organisation checks for itself is nobody else’s to remind it of.
      items: items.filter((each) => each.mode === "assessed" && (each.status === "short" ? withShort : withSoon)),
    },
    language,
  );
  async function copy(): Promise<void> {
    const isCopied = await copyText(field.current?.value ?? text, field.current);
    toast({ text: say(isCopied ? "copied" : "copyFailed") });
  }
  return (
    <div className="stack chase">
      <div>
        <label className="tick">
          <input type="checkbox" checked={withShort} onChange={(event) => setShort(event.currentTarget.checked)} />
          {say("chaseShort")}
        </label>
        <label className="tick">
          <input type="checkbox" checked={withSoon} onChange={(event) => setSoon(event.currentTarget.checked)} />
          {say("chaseSoon")}
        </label>
      </div>
      {text === "" ? (
        <p role="status">{say("chaseNothing")}</p>
      ) : (
        <>
          <textarea key={text} ref={field} aria-label={say("chaseText")} rows={14} defaultValue={text} />
          <div>
            <Button onClick={() => void copy()}>{say("copy")}</Button>
          </div>
        </>
      )}
    </div>
  );
}
