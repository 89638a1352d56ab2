import { useLayoutEffect, useRef } from "react";
import type { ReactNode } from "react";
import "#web/ui/dialog.css";

type Props = {
  /** How it lies: `panel` in the middle, `sheet` at the lower edge on a phone, `top` below the upper edge. */
  kind?: "panel" | "sheet" | "top";
  /** What it is called, where no heading within it says so. */
  label?: string;
  labelledBy?: string;
  close: () => void;
  children: ReactNode;
};

/** What lies above the page: the browser keeps the focus within, and it returns to where it was; Esc and a click beside it close. */
export function Dialog({ kind = "panel", label, labelledBy, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the page is drawn, and closed before it is taken away: else the browser cannot give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click beside it closes, as Esc does
    <dialog
      ref={dialog}
      className={`dialog dialog-${kind}`}
      aria-label={label}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className="dialog-inner">{children}</div>
    </dialog>
  );
}
