import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { branchCategoryTerms, organisationKindTerms } from "#domain/wording/terms.ts";
import { useMe } from "#web/identity/me.ts";
import type { Line } from "#web/organisations/tree.ts";
import { useOrganisationWords } from "#web/organisations/words.ts";
import { dayText } from "#web/ui/dates.ts";

type Props = {
  lines: readonly Line[];
  toggle: (id: string, open: boolean) => void;
  /** Words that are looked for, to be marked in the names. */
  marked: string;
};

/** The tree of organisations; one of its lines is reached by Tab, the others by the arrows. */
export function OrganisationTree({ lines, toggle, marked }: Props) {
  const { say } = useOrganisationWords();
  const navigate = useNavigate();
  const tree = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const at = lines.some((each) => each.node.record.id === reached) ? reached : (lines[0]?.node.record.id ?? null);

  function goTo(line: Line | undefined): void {
    if (line === undefined) return;
    const { id } = line.node.record;
    setReached(id);
    tree.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  }

  function press(event: KeyboardEvent, index: number): void {
    const line = lines[index];
    if (line === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const { id } = line.node.record;
    const hasBelow = line.node.children.length > 0;
    const keys: Record<string, () => void> = {
      ArrowDown: () => goTo(lines[index + 1]),
      ArrowUp: () => goTo(lines[index - 1]),
      Home: () => goTo(lines[0]),
      End: () => goTo(lines.at(-1)),
      ArrowRight: () => (line.isOpen ? goTo(lines[index + 1]) : hasBelow && toggle(id, true)),
      ArrowLeft: () =>
        line.isOpen ? toggle(id, false) : goTo(lines.find((each) => each.node.record.id === line.parentId)),
      " ": () => void navigate({ to: "/settings/organisations/$unit", params: { unit: id } }),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  return (
    <div role="tree" className="tree" aria-label={say("page")} ref={tree}>
      {lines.map((line, index) => (
        <TreeLine
          key={line.node.record.id}
          line={line}
          isReached={line.node.record.id === at}
          toggle={toggle}
          marked={marked}
          press={(event) => press(event, index)}
          reach={() => setReached(line.node.record.id)}
        />
      ))}
    </div>
  );
}

type LineProps = {
  line: Line;
  isReached: boolean;
  toggle: Props["toggle"];
  marked: string;
  press: (event: KeyboardEvent) => void;
  reach: () => void;
};

function TreeLine({ line, isReached, toggle, marked, press, reach }: LineProps) {
  const { say, language } = useOrganisationWords();
  const { today } = useMe();
  const { node, depth, isOpen, place, of } = line;
  const { id, entry } = node.record;
  const hasBelow = node.children.length > 0;
  const said = entry.category == null ? null : branchCategoryTerms[entry.category][language];
  return (
    <Link
      to="/settings/organisations/$unit"
      params={{ unit: id }}
      role="treeitem"
      className="tree-line"
      data-id={id}
      data-kind={entry.kind}
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={of}
      {...(hasBelow ? { "aria-expanded": isOpen } : {})}
      aria-selected={isReached}
      tabIndex={isReached ? 0 : -1}
      style={{ paddingInlineStart: depth * 24 }}
      onKeyDown={press}
      onFocus={reach}
    >
      <span
        className="tree-turn-sign"
        aria-hidden="true"
        onClick={(event) => {
          if (!hasBelow) return;
          event.preventDefault();
          event.stopPropagation();
          toggle(id, !isOpen);
        }}
      >
        {hasBelow ? (isOpen ? "▾" : "▸") : ""}
      </span>
      <span className="tree-name">
        <Marked name={entry.name} words={marked} />
        {entry.dissolvedOn != null && entry.dissolvedOn < today && (
          <span className="muted small"> {say("gone", { date: dayText(entry.dissolvedOn, language, today) })}</span>
        )}
      </span>
      <span className="tree-said muted small">
        {[
          said ?? (entry.kind === "branch" ? say("noCategory") : organisationKindTerms[entry.kind][language]),
          ...(hasBelow && !isOpen ? [say("branchesBelow", { count: node.children.length })] : []),
        ].join(" · ")}
      </span>
    </Link>
  );
}

/** The name with the words that were looked for marked in it. */
function Marked({ name, words }: { name: string; words: string }) {
  const at = words === "" ? -1 : name.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return name;
  return (
    <>
      {name.slice(0, at)}
      <mark>{name.slice(at, at + words.length)}</mark>
      {name.slice(at + words.length)}
    </>
  );
}
