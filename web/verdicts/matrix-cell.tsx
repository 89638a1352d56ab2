import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import type { matrix } from "#api/endpoints/verdict-shapes.ts";
import { statusTerms } from "#domain/wording/terms.ts";
import { useWords } from "#web/ui/words.ts";

type Cell = z.output<typeof matrix>["rows"][number]["cells"][string];
type Column = { code: string; title: string };

/** The sign of a cell with the number that matters; never colour alone. */
function signOf({ summary, counts }: Cell): string {
  switch (summary) {
    case "ok":
      return "✓";
    case "attention":
      return `缺${counts.short ?? 0}`;
    case "pending":
      return `○${counts.pending ?? 0}`;
    case "hint":
      return "!";
    case "judgement":
      return "人";
    case "not-applicable":
    case null:
      return "—";
  }
}

/** One cell: its sign, and for those who ask or listen what it counts. */
export function MatrixCell(props: { organisation: string; name: string; column: Column; cell: Cell | undefined }) {
  const { organisation, name, column, cell } = props;
  const { language } = useWords();
  if (cell === undefined) return <td data-state="none">—</td>;
  const told = Object.entries(statusTerms)
    .flatMap(([status, term]) => {
      const count = new Map<string, number | undefined>(Object.entries(cell.counts)).get(status) ?? 0;
      return count === 0 ? [] : [`${term[language]} ${count}`];
    })
    .join(language === "en" ? ", " : "、");
  return (
    <td data-state={cell.summary ?? "none"}>
      <Link
        to="/o/$organisation"
        params={{ organisation }}
        title={`${name} · ${column.code} ${column.title}\n${told}`}
        tabIndex={-1}
      >
        <span aria-hidden="true">{signOf(cell)}</span>
        <span className="hidden-words">
          {column.code} {told}
        </span>
      </Link>
    </td>
  );
}
