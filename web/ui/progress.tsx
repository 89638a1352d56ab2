import { useIsFetching, useIsMutating } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useFrameWords } from "#web/ui/frame-words.ts";
import "#web/ui/progress.css";

/** True when it has been busy for longer than a second, and until it is not. */
function useSlow(busy: boolean, afterMs = 1000): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), afterMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy, afterMs]);
  return busy && slow;
}

type Props = { label: string; done: number; /** Null: not known yet. */ total: number | null };

/** How far something is that takes more than a moment: a bar, and the same in words, said aloud now and then. */
export function Progress({ label, done, total }: Props) {
  const percent = total === null || total === 0 ? null : Math.floor((done / total) * 100);
  // In tenths: a screen reader is not to read every step.
  const told = percent === null ? "" : `${Math.floor(percent / 10) * 10}%`;
  return (
    <div className="progress">
      <p>
        {label} <span aria-hidden="true">{percent === null ? "" : `${percent}%`}</span>
      </p>
      <progress aria-label={label} max={100} {...(percent === null ? {} : { value: percent })} />
      <p className="hidden-words" role="status">
        {label} {told}
      </p>
    </div>
  );
}

/** A line at the upper edge while the page reads or saves for longer than a second. */
export function SlowLine() {
  const { say } = useFrameWords();
  const fetching = useIsFetching();
  const mutating = useIsMutating();
  const slow = useSlow(fetching + mutating > 0);
  return (
    <div className="slow" role="status" data-on={slow ? "" : undefined}>
      {slow && <span className="hidden-words">{say("stillWorking")}</span>}
    </div>
  );
}
