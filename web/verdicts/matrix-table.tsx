import { memo, useEffect, useMemo, useRef } from "react";
import type { ReactNode } from "react";
import { cellLegend } from "#domain/verdicts/cell-words.ts";
import { useGridKeys } from "#web/verdicts/grid-keys.ts";
import { GroupLine } from "#web/verdicts/matrix-group-line.tsx";
import { MatrixLine } from "#web/verdicts/matrix-line.tsx";
import { OpenedField } from "#web/verdicts/opened-field.tsx";
import { groupsOf, openGroups, sharedPrefix } from "#web/verdicts/matrix-rows.ts";
import type { MatrixColumn, MatrixGroup, MatrixGuide, MatrixRow } from "#web/verdicts/matrix-rows.ts";
import { useMatrixSearch } from "#web/verdicts/use-matrix-search.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";

type Props = {
  guide: MatrixGuide;
  rows: readonly MatrixRow[];
  nameOf: (id: string) => string;
  asOf: string | undefined;
};

/** The organisations of one guide × its indicators, as a grid: Enter opens a field below its line. */
export function MatrixTable({ guide, rows, nameOf, asOf }: Props) {
  const { say, language } = useVerdictWords();
  const [search, change] = useMatrixSearch();
  const { table, onKeyDown, onFocus } = useGridKeys();
  const wantsFocus = useRef(false);
  const columns = useMemo(
    () =>
      guide.columns.map(({ code, title }): MatrixColumn =>
        title === "" ? { code, shown: say("apart"), title: say("apartTitle") } : { code, shown: code, title },
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- say changes with the language alone
    [guide, language],
  );
  const groups = groupsOf(rows, nameOf);
  const open = openGroups(groups, search.open);
  const isHere = search.guide === undefined || search.guide === guide.guideVersionId;
  const opened = isHere ? { row: search.row, column: search.column } : { row: undefined, column: undefined };

  // The field that was closed gets the focus back; it is found again, since the line may have been drawn anew.
  const closed = useRef<{ row: string; column: string } | null>(null);
  useEffect(() => {
    const at = closed.current;
    if (at === null || opened.row !== undefined) return;
    closed.current = null;
    const cells = table.current?.querySelectorAll<HTMLElement>("td[data-code]") ?? [];
    for (const each of cells) {
      if (each.dataset["code"] === at.column && each.parentElement?.dataset["line"] === at.row) each.focus();
    }
  });
  if (rows.length === 0) return null;

  function openField(cell: Element | null): boolean {
    const field = cell?.closest<HTMLElement>("td[data-code]");
    const row = field?.parentElement?.dataset["line"];
    const column = field?.dataset["code"];
    if (row === undefined || column === undefined) return false;
    wantsFocus.current = true;
    const isOpen = row === opened.row && column === opened.column;
    if (isOpen) close();
    else change({ row, column, guide: guide.guideVersionId, point: undefined }, true);
    return true;
  }
  function takesFocus(): boolean {
    const wants = wantsFocus.current;
    wantsFocus.current = false;
    return wants;
  }
  function close(): void {
    if (opened.row !== undefined && opened.column !== undefined)
      closed.current = { row: opened.row, column: opened.column };
    change({ row: undefined, column: undefined, guide: undefined, point: undefined });
  }
  function toggle(id: string): void {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    change({ open: groups.flatMap((each) => (next.has(each.id) ? [each.id] : [])).join(",") });
  }
  const named = groups.filter((each) => each.name !== null);
  const column = columns.find((each) => each.code === opened.column);
  return (
    <div className="matrix-guide">
      <div className="matrix-head">
        <h2 className="print" lang="zh-CN" id={`guide-${guide.guideVersionId}`}>
          {guide.title}
        </h2>
        {named.length > 1 && (
          <span>
            <button
              type="button"
              className="plain small"
              onClick={() => change({ open: groups.map((each) => each.id).join(",") })}
            >
              {say("openAll")}
            </button>{" "}
            <button type="button" className="plain small" onClick={() => change({ open: "" })}>
              {say("closeAll")}
            </button>
          </span>
        )}
      </div>
      <div className="matrix-scroll">
        <table
          className="matrix"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the pattern of a data grid is a table with this role
          role="grid"
          aria-labelledby={`guide-${guide.guideVersionId}`}
          aria-describedby={`how-${guide.guideVersionId}`}
          ref={table}
          onFocus={onFocus}
          onKeyDown={(event) => {
            const isField = event.target instanceof Element && event.target.matches("td[data-code]");
            if (isField && (event.key === "Enter" || event.key === " ")) {
              event.preventDefault();
              openField(event.target instanceof Element ? event.target : null);
            } else if (event.key === "Escape" && opened.row !== undefined) {
              event.preventDefault();
              close();
            } else onKeyDown(event);
          }}
          onClick={(event) => {
            if (event.target instanceof Element) openField(event.target);
          }}
        >
          <Head columns={columns} />
          {groups.map((group) => (
            <tbody key={group.id}>
              {group.name !== null && (
                <GroupLine
                  group={group}
                  columns={columns}
                  isOpen={open.has(group.id)}
                  toggle={() => toggle(group.id)}
                />
              )}
              {open.has(group.id) && (
                <Lines group={group} columns={columns} opened={opened} asOf={asOf}>
                  {column !== undefined && (
                    <OpenedField
                      key={`${opened.row} ${opened.column}`}
                      organisation={opened.row ?? ""}
                      name={nameOf(opened.row ?? "")}
                      guideVersionId={guide.guideVersionId}
                      column={column}
                      asOf={asOf}
                      takesFocus={takesFocus}
                      close={close}
                    />
                  )}
                </Lines>
              )}
            </tbody>
          ))}
        </table>
      </div>
      <p className="muted small" id={`how-${guide.guideVersionId}`}>
        {cellLegend[language]}
        <span className="no-print">
          {language === "en" ? " " : "　"}
          {say("howToMove")}
        </span>
      </p>
      <details className="matrix-columns">
        <summary>{say("columns")}</summary>
        <dl>
          {columns.map((each) => (
            <div key={each.code}>
              <dt>{each.shown}</dt>
              <dd lang={each.code === each.shown ? "zh-CN" : undefined}>{each.title}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

const Head = memo(function Head({ columns }: { columns: readonly MatrixColumn[] }) {
  const { say } = useVerdictWords();
  return (
    <thead>
      <tr>
        <th scope="col">{say("organisation")}</th>
        {columns.map((each) => (
          <th scope="col" key={each.code} title={each.title}>
            {each.shown}
            <span className="hidden-words"> {each.title}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
});

type LinesProps = {
  group: MatrixGroup;
  columns: readonly MatrixColumn[];
  opened: { row: string | undefined; column: string | undefined };
  asOf: string | undefined;
  children: ReactNode;
};

/** The lines of a group, and what is open below one of them. */
function Lines({ group, columns, opened, asOf, children }: LinesProps) {
  const prefix = sharedPrefix(group.rows.map((each) => each.name));
  return group.rows.map((row) => {
    const isOpen = row.organisationId === opened.row;
    return [
      <MatrixLine
        key={row.organisationId}
        row={row}
        columns={columns}
        isBelow={group.name !== null}
        prefix={prefix}
        opened={isOpen ? opened.column : undefined}
        asOf={asOf}
      />,
      isOpen && (
        <tr key="opened" className="opened">
          <td colSpan={columns.length + 1}>{children}</td>
        </tr>
      ),
    ];
  });
}
