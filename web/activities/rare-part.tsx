import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useRecordWords } from "#web/activities/record-words.ts";
import { useWords } from "#web/ui/words.ts";

type LateProps<Part> = {
  /** The same function at every drawing. */
  load: () => Promise<Part>;
  children: (part: Part) => ReactNode;
};

/**
 * A part of the form that is seldom wanted and is fetched when it is. Where it cannot be fetched, the form goes on without
 * it: what was written is in the draft and not in the part, and the part is tried again when the line is back.
 */
export function LatePart<Part>({ load, children }: LateProps<Part>) {
  const { say } = useWords();
  const { tell } = useRecordWords();
  const [found, setFound] = useState<{ part: Part } | null>(null);
  const [isFetching, setFetching] = useState(true);
  useEffect(() => {
    if (!isFetching) return;
    let isWanted = true;
    const fetchIt = async (): Promise<void> => {
      try {
        const part = await load();
        if (isWanted) setFound({ part });
      } catch {
        if (isWanted) setFetching(false);
      }
    };
    void fetchIt();
    return () => {
      isWanted = false;
    };
  }, [load, isFetching]);
  useEffect(() => {
    if (isFetching) return;
    const again = (): void => setFetching(true);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [isFetching]);
  if (found !== null) return children(found.part);
  if (isFetching) return <p className="muted small">{say("loading")}</p>;
  return (
    <p className="notice small" data-state="soon" role="status">
      {tell("partFailed")}{" "}
      <button type="button" className="plain small" onClick={() => setFetching(true)}>
        {say("tryAgain")}
      </button>
    </p>
  );
}

type RareProps<Part> = LateProps<Part> & {
  summary: string;
  /** Something stands in it: it is open from the beginning. */
  filled: boolean;
};

/** A rare part, folded away until it is wanted. */
export function RarePart<Part>({ summary, filled, load, children }: RareProps<Part>) {
  const [isOpen, setOpen] = useState(filled);
  const [wasFilled, setFilled] = useState(filled);
  if (filled !== wasFilled) {
    setFilled(filled);
    if (filled) setOpen(true);
  }
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && <LatePart load={load}>{children}</LatePart>}
    </details>
  );
}
