import { diffWords } from "#domain/guides/word-diff.ts";
import type { Difference } from "#web/facts/differences.ts";
import { fieldTold, valueTold } from "#web/facts/told.ts";
import type { Telling } from "#web/facts/told.ts";
import { useFactWords } from "#web/facts/words.ts";
import "#web/facts/facts.css";

type Props = {
  differences: readonly Difference[];
  /** The entry by which the fields are named: the later one. */
  entry: unknown;
  telling: Telling;
  /** The heads of the two columns; 原来 and 现在 where nothing else is said. */
  heads?: readonly [string, string];
};

/** Two versions side by side, a row for each field in which they differ; in long texts the very words are marked. */
export function DifferencesTable({ differences, entry, telling, heads }: Props) {
  const { say } = useFactWords();
  return (
    <table className="differences">
      <thead>
        <tr>
          <th scope="col">{say("field")}</th>
          <th scope="col">{heads?.[0] ?? say("before")}</th>
          <th scope="col">{heads?.[1] ?? say("after")}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, before, after }) => {
          const told: [string, string] = [valueTold(telling, path, before), valueTold(telling, path, after)];
          // In another order, or told alike because names are kept from whoever reads: nothing to be seen.
          if (told[0] === told[1]) return null;
          return (
            <tr key={`${path.join("/")} ${before === undefined ? "+" : ""}`}>
              <th scope="row">{fieldTold(telling, path, entry)}</th>
              <td data-head={heads?.[0] ?? say("before")}>
                <Marked told={told} side="removed" />
              </td>
              <td data-head={heads?.[1] ?? say("after")}>
                <Marked told={told} side="added" />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Shorter than this a text is read at one glance. */
const LONG = 24;

function Marked({ told, side }: { told: readonly [string, string]; side: "removed" | "added" }) {
  const [before, after] = told;
  const whole = side === "removed" ? before : after;
  if (before.length < LONG || after.length < LONG) return <span className="value">{whole}</span>;
  const Mark = side === "removed" ? "del" : "ins";
  return (
    <span className="value">
      {diffWords(before, after).map((piece, index) => {
        if (piece.kind === side) return <Mark key={index}>{piece.text}</Mark>;
        return piece.kind === "same" ? piece.text : null;
      })}
    </span>
  );
}
