import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { useDeskWords } from "#web/desk/words.ts";

/** What a part of the desk is for, and its one main action; without the right to it, the reason stands there. */
export function PartHead({
  lead,
  action,
  may,
  act,
}: {
  lead: string;
  action?: string;
  may?: boolean;
  act?: () => void;
}) {
  const { say } = useDeskWords();
  return (
    <div className="part-head">
      <p className="muted column">{lead}</p>
      {action !== undefined && (
        <div>
          <Button disabled={may !== true} onClick={act} aria-describedby={may === true ? undefined : "part-reason"}>
            {action}
          </Button>
          {may !== true && (
            <p id="part-reason" className="muted small">
              {say("mayNot")}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

type Read = {
  error: unknown;
  refetch: () => Promise<unknown>;
  isPending: boolean;
};

/** The lists that a part needs, read or not: what failed, what is awaited, and then the part. */
export function Reading({ of, children }: { of: readonly Read[]; children: () => ReactNode }) {
  const failed = of.find((each) => each.error !== null);
  if (failed !== undefined) {
    return <FailedRead error={failed.error} again={() => of.forEach((each) => void each.refetch())} />;
  }
  return of.some((each) => each.isPending) ? <Waiting /> : children();
}

type Slip = {
  title: ReactNode;
  /** Sign and word of its state. */
  state?: { kind: "met" | "pending" | "soon" | "short" | "hint" | "none"; text: string } | undefined;
  children?: ReactNode;
  actions?: ReactNode;
};

/** One thing on the desk: what it is, how it stands, what can be done. */
export function DeskSlip({ title, state, children, actions }: Slip) {
  return (
    <li className="slip">
      <div className="slip-head">
        <h3>{title}</h3>
        {state !== undefined && (
          <span className="state" data-state={state.kind}>
            {state.text}
          </span>
        )}
      </div>
      {children}
      {actions !== undefined && <div className="slip-actions">{actions}</div>}
    </li>
  );
}

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };

/** Reads the next page of a long list. */
export function MoreEntries({ pages, shown, total }: { pages: Pages; shown: number; total: number }) {
  const { say } = useDeskWords();
  if (!pages.hasNextPage) return null;
  return (
    <p className="muted small">
      {say("shownOf", { shown, total })}{" "}
      <button
        type="button"
        className="plain"
        disabled={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {say("more", { count: Math.min(200, total - shown) })}
      </button>
    </p>
  );
}
