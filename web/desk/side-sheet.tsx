import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useDeskWords } from "#web/desk/words.ts";

type Props = {
  title: string;
  /** True while something was typed that closing would lose. */
  isTouched: boolean;
  close: () => void;
  submit: () => void;
  children: ReactNode;
};

/** A form at the side, on a phone from below; Esc and the close button ask first where something was typed. */
export function SideSheet({ title, isTouched, close, submit, children }: Props) {
  const { say } = useDeskWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  function leave(): void {
    if (!isTouched || window.confirm(say("unsaved"))) close();
  }
  return (
    <dialog
      ref={dialog}
      className="desk-sheet"
      aria-labelledby="desk-sheet-title"
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <header>
          <h2 id="desk-sheet-title">{title}</h2>
          <button type="button" className="plain" onClick={leave}>
            {say("close")}
          </button>
        </header>
        {children}
      </form>
    </dialog>
  );
}
