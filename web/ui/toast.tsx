import { useEffect, useSyncExternalStore } from "react";
import { useFrameWords } from "#web/ui/frame-words.ts";
import "#web/ui/toast.css";

export type Toast = { text: string; undo?: () => void };
type Shown = Toast & { id: number };

/** Long enough to be read and reached by keyboard. */
const STAYS_MS = 8000;
let shown: readonly Shown[] = [];
let last = 0;
const listeners = new Set<() => void>();

function show(next: readonly Shown[]): void {
  shown = next;
  for (const each of listeners) each();
}

/** Says in a line what was done, with a way back where there is one; at most three lines at once. */
export function toast(said: Toast): void {
  last += 1;
  show([...shown.slice(-2), { ...said, id: last }]);
}

function dismiss(id: number): void {
  show(shown.filter((each) => each.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where what was done is said; once on a page, read aloud as it changes. */
export function ToastRegion() {
  const lines = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {lines.map((each) => (
        <ToastLine key={each.id} line={each} />
      ))}
    </div>
  );
}

function ToastLine({ line: { id, text, undo } }: { line: Shown }) {
  const { say } = useFrameWords();
  useEffect(() => {
    // Whoever points at it or has the focus in it is still with it.
    const isHeld = (): boolean => document.querySelector(`[data-toast="${id}"]:is(:hover, :focus-within)`) !== null;
    let timer = setTimeout(function end() {
      if (isHeld()) timer = setTimeout(end, 1000);
      else dismiss(id);
    }, STAYS_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <p className="toast" data-toast={id}>
      <span>{text}</span>
      {undo !== undefined && (
        <button
          type="button"
          onClick={() => {
            dismiss(id);
            undo();
          }}
        >
          {say("undo")}
        </button>
      )}
      <button type="button" onClick={() => dismiss(id)}>
        {say("dismiss")}
      </button>
    </p>
  );
}
