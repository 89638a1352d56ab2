import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { cellSign, cellWords } from "#domain/verdicts/cell-words.ts";
import type { MatrixColumn, MatrixRow } from "#web/verdicts/matrix-rows.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";

type Props = {
  row: MatrixRow;
  columns: readonly MatrixColumn[];
  /** Below the line of its department. */
  isBelow: boolean;
  /** What its name begins with and its neighbours' do too. */
  prefix: string;
  /** The column that is open below it. */
  opened: string | undefined;
  asOf: string | undefined;
};

/** One organisation: its name, which leads to its home, and a field for each indicator. Drawn anew only when it changes. */
export const MatrixLine = memo(function MatrixLine({ row, columns, isBelow, prefix, opened, asOf }: Props) {
  const { language } = useVerdictWords();
  return (
    <tr data-line={row.organisationId}>
      <th scope="row" className={isBelow ? "below" : undefined}>
        <Link
          to="/o/$organisation"
          params={{ organisation: row.organisationId }}
          search={asOf === undefined ? {} : { asOf }}
          preload={false}
          title={row.name}
          data-stop=""
          tabIndex={-1}
        >
          {prefix !== "" && <span className="prefix">{prefix}</span>}
          {row.name.slice(prefix.length)}
        </Link>
      </th>
      {columns.map(({ code, shown, title }) => {
        const cell = row.cells[code];
        const told = cell === undefined ? "" : cellWords(cell, language);
        const sign = cell === undefined ? "—" : cellSign(cell, language);
        return (
          <td
            key={code}
            data-code={code}
            data-stop=""
            data-state={cell?.summary ?? "none"}
            tabIndex={-1}
            aria-expanded={code === opened ? true : undefined}
            aria-label={`${shown} ${sign} ${told}`}
            title={`${shown} ${title}\n${told}`}
          >
            {sign}
          </td>
        );
      })}
    </tr>
  );
});
