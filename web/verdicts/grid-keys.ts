import { useEffect, useRef } from "react";
import type { FocusEvent, KeyboardEvent, RefObject } from "react";

/** What in a cell takes the focus: the cell itself, or the one thing in it that can be used. */
const STOP = "[data-stop]";

function stopOf(cell: Element | undefined): HTMLElement | null {
  if (cell === undefined) return null;
  return cell instanceof HTMLElement && cell.matches(STOP) ? cell : cell.querySelector<HTMLElement>(STOP);
}

/** The lines of the table that are moved among; what is opened below a line is none. */
function linesOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.rows].filter((each) => each.dataset["line"] !== undefined);
}

/** The place that a key leads to, or null where it leads nowhere. */
function target(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">,
  [line, column]: readonly [number, number],
  [lines, columns]: readonly [number, number],
): readonly [line: number, column: number] | null {
  const far = ctrlKey || metaKey;
  switch (key) {
    case "ArrowUp":
      return [line - 1, column];
    case "ArrowDown":
      return [line + 1, column];
    case "ArrowLeft":
      return [line, column - 1];
    case "ArrowRight":
      return [line, column + 1];
    case "Home":
      return [far ? 0 : line, 0];
    case "End":
      return [far ? lines - 1 : line, columns - 1];
    case "PageUp":
      return [Math.max(0, line - 10), column];
    case "PageDown":
      return [Math.min(lines - 1, line + 10), column];
    default:
      return null;
  }
}

type Grid = {
  table: RefObject<HTMLTableElement | null>;
  onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  onFocus: (event: FocusEvent<HTMLTableElement>) => void;
};

/**
 * The keys of a grid (ARIA practices): the Tab key stops at it once, arrows, Home, End, Page Up and Page Down move among its cells.
 * Cells keep `tabIndex={-1}`; the one that was last in focus is given 0 here, so that moving draws nothing anew.
 */
export function useGridKeys(): Grid {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const element = table.current;
    if (element === null || element.querySelector(`${STOP}[tabindex="0"]`) !== null) return;
    element.querySelector<HTMLElement>(`[data-line] ${STOP}`)?.setAttribute("tabindex", "0");
  });
  return {
    table,
    onFocus: ({ target: focused, currentTarget }) => {
      if (!focused.matches(STOP)) return;
      for (const each of currentTarget.querySelectorAll(`${STOP}[tabindex="0"]`)) each.setAttribute("tabindex", "-1");
      focused.setAttribute("tabindex", "0");
    },
    onKeyDown: (event) => {
      const { currentTarget } = event;
      const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>("td, th") : null;
      const row = cell?.closest("tr");
      if (cell === null || row == null || row.dataset["line"] === undefined) return;
      const lines = linesOf(currentTarget);
      const to = target(event, [lines.indexOf(row), cell.cellIndex], [lines.length, row.cells.length]);
      const stop = to === null ? null : stopOf(lines[to[0]]?.cells[to[1]]);
      if (to === null) return;
      event.preventDefault();
      stop?.focus();
    },
  };
}
