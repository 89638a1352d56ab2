import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ListName } from "#domain/bundle/bundle.ts";
import { factClient } from "#web/facts/fact-client.ts";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { FactHistory } from "#web/facts/fact-history.tsx";
import { WithdrawDialog } from "#web/facts/state-dialog.tsx";
import { useFactWords } from "#web/facts/words.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";

type Props<Name extends ListName> = {
  list: Name;
  id: string;
  organisation: string;
  /** What the entry is, so that its buttons are told apart. */
  told: string;
  /** Why the person may not write; null: they may. */
  why: string | null;
  form: (record: FactRecord<Name>, done: () => void, cancel: () => void) => ReactNode;
  done: (what: "corrected" | "withdrawn") => void;
};

/** Correcting, withdrawing and the history of an entry that stands in a list; what was opened stands below it. */
export function EntryTools<Name extends ListName>({ list, id, organisation, told, why, form, done }: Props<Name>) {
  const { say } = useFactWords();
  const { say: saySettings } = useSettingsWords();
  const [open, setOpen] = useState<"correct" | "withdraw" | "history" | null>(null);
  const close = (): void => setOpen(null);
  const { data, error, refetch } = useQuery({
    queryKey: [list, "one", id],
    queryFn: () => factClient(list).get(id),
    enabled: open === "correct" || open === "withdraw",
  });
  const button = (task: NonNullable<typeof open>, word: string, disabled: boolean): ReactNode => (
    <button
      type="button"
      className="small-act"
      disabled={disabled}
      title={disabled && why !== null ? why : undefined}
      aria-expanded={open === task}
      onClick={() => setOpen(open === task ? null : task)}
    >
      {word}
      <span className="hidden-words"> {told}</span>
    </button>
  );
  return (
    <>
      <span className="entry-tools">
        {button("correct", say("correctDo"), why !== null)}
        {button("withdraw", say("withdrawDo"), why !== null)}
        {button("history", saySettings("historyShort"), false)}
      </span>
      {open !== null && (
        <div className="entry-open">
          {error !== null && <FailedRead error={error} again={() => void refetch()} />}
          {error === null && data === undefined && open !== "history" && <Waiting />}
          {open === "history" && <FactHistory name={list} id={id} organisation={organisation} />}
          {open === "correct" &&
            data !== undefined &&
            form(
              data,
              () => {
                close();
                done("corrected");
              },
              close,
            )}
          {open === "withdraw" && data !== undefined && (
            <WithdrawDialog
              name={list}
              record={data}
              close={close}
              done={() => {
                close();
                done("withdrawn");
              }}
            />
          )}
        </div>
      )}
    </>
  );
}
