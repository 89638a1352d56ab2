import { useId, useLayoutEffect, useRef } from "react";
import type { ReactNode } from "react";
import "#web/facts/facts.css";

type Props = { title: string; close: () => void; children: ReactNode };

/** A question in the way of the page: Esc and a click beside it close, and the focus is back where it was. */
export function FactDialog({ title, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Before the element is taken away: only then does the focus go back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click beside it closes, as Esc does
    <dialog
      ref={dialog}
      className="fact-dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className="fact-dialog-inner">
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
