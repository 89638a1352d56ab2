import { summaryTerms } from "#web/verdicts/summary-terms.ts";
import { groupCell } from "#web/verdicts/matrix-rows.ts";
import type { MatrixColumn, MatrixGroup } from "#web/verdicts/matrix-rows.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";

type Props = { group: MatrixGroup; columns: readonly MatrixColumn[]; isOpen: boolean; toggle: () => void };

/** The line of a department above its branches: opens them, and says in how many of them something is short. */
export function GroupLine({ group, columns, isOpen, toggle }: Props) {
  const { say, language } = useVerdictWords();
  return (
    <tr data-line={`group ${group.id}`} className="group">
      <th scope="row">
        <button
          type="button"
          data-stop=""
          tabIndex={-1}
          aria-expanded={isOpen}
          onClick={(event) => {
            event.stopPropagation();
            toggle();
          }}
        >
          <span aria-hidden="true">{isOpen ? "▾" : "▸"} </span>
          {group.name}
          <span className="muted small"> {say("branches", { count: group.rows.length })}</span>
        </button>
      </th>
      {columns.map(({ code, shown, title }) => {
        const { summary, count } = groupCell(group.rows, code);
        const { sign, word } = summaryTerms[summary ?? "not-applicable"];
        const told = say("groupCell", { code: shown, count, state: word[language] });
        // What is well or is for people to judge needs no number here.
        const isCounted = summary === "attention" || summary === "hint" || summary === "pending";
        return (
          <td
            key={code}
            data-stop=""
            data-state={summary ?? "none"}
            tabIndex={-1}
            aria-label={`${sign[language]}${isCounted ? `×${count}` : ""} ${told}`}
            title={`${told}\n${title}`}
          >
            {sign[language]}
            {isCounted && <small>×{count}</small>}
          </td>
        );
      })}
    </tr>
  );
}
