import { useBlocker } from "@tanstack/react-router";

/** Asks before a page with unsaved changes is left, be it by a link, the back button or by closing it. */
export function useUnsaved(isDirty: boolean, question: string): void {
  useBlocker({
    // The browser’s own question is the one that also works while the page goes.
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname && !window.confirm(question),
    enableBeforeUnload: () => isDirty,
  });
}
