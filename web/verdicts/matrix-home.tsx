import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import type { KeyboardEvent } from "react";
import type { z } from "zod";
import type { matrix } from "#api/endpoints/verdict-shapes.ts";
import type { Language } from "#domain/wording/language.ts";
import { calls } from "#web/calls.ts";
import { MatrixCell } from "#web/verdicts/matrix-cell.tsx";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";
import "#web/verdicts/matrix.css";

type Matrix = z.output<typeof matrix>;

/** Home of a department or the school: organisations × indicators, as a table. */
export function MatrixHome({ organisation, name }: { organisation: string; name: string }) {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["matrix", organisation],
    queryFn: () => read(calls.matrix, { params: { id: organisation } }),
  });
  return (
    <>
      <div className="page-head">
        <h1>{name}</h1>
      </div>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && data.rows.length === 0 && <p className="muted">{say("matrixEmpty")}</p>}
      {data?.guides.map((guide) => (
        <GuideTable key={guide.guideVersionId} data={data} guide={guide} />
      ))}
    </>
  );
}

/** How many points of all rows are short: the one sentence above a table. */
function leadOf(rows: Matrix["rows"], say: ReturnType<typeof useWords>["say"]): string {
  const open = rows.filter((row) => Object.values(row.cells).some((each) => each.summary === "attention")).length;
  return open === 0 ? say("matrixAllWell", { count: rows.length }) : say("matrixLead", { count: rows.length, open });
}

function GuideTable({ data, guide }: { data: Matrix; guide: Matrix["guides"][number] }) {
  const { say } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const rows = data.rows.filter((each) => each.guideVersionId === guide.guideVersionId);
  if (rows.length === 0) return null;
  return (
    <div className="guide">
      <h2 className="print" lang="zh-CN">
        {guide.title}
      </h2>
      <p>{leadOf(rows, say)}</p>
      <Legend />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section className="matrix-scroll" tabIndex={0} aria-label={guide.title}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move among the cells' links */}
        <table className="matrix" ref={table} onKeyDown={(event) => moveAmongCells(event, table.current)}>
          <thead>
            <tr>
              <th scope="col">{say("organisation")}</th>
              {guide.columns.map((each) => (
                <th scope="col" key={each.code} title={each.title}>
                  {each.code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.organisationId}>
                <th scope="row">
                  <Link to="/o/$organisation" params={{ organisation: row.organisationId }}>
                    {row.name}
                  </Link>
                </th>
                {guide.columns.map((column) => (
                  <MatrixCell
                    key={column.code}
                    organisation={row.organisationId}
                    name={row.name}
                    column={column}
                    cell={row.cells[column.code]}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Legend() {
  const { language } = useWords();
  const words: Record<Language, string> = {
    "zh-CN": "✓ 已达到　缺n 未达到　○n 尚未到期　! 提示　人 需人工判断　— 不适用",
    en: "✓ met · 缺n short by n · ○n not due yet · ! hint · 人 for people to judge · — not applicable",
  };
  return <p className="muted small">{words[language]}</p>;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys go from link to link of the table; Enter opens, as for any link. */
function moveAmongCells(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const step = STEPS[event.key];
  const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>("td, th") : null;
  const row = cell?.closest("tr");
  if (step === undefined || table === null || cell === null || row == null) return;
  const next = table.rows[row.rowIndex + step[0]]?.cells[cell.cellIndex + step[1]]?.querySelector("a");
  if (next == null) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
}
