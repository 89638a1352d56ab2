import type { z } from "zod";
import type { Draft, mark } from "#api/endpoints/fact-schemas.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";

type Mark = z.output<typeof mark> | "made-up";
type Props = { marks: readonly z.output<typeof mark>[]; entry: Draft<"activities"> };

const words = {
  "recorded-late": "late",
  imported: "imported",
  sensitive: "sensitive",
  withdrawn: "withdrawn",
  "made-up": "madeUp",
} as const satisfies Record<Mark, string>;

/** What is to be known of a record at one glance: 补录, 补开, 导入, for the branch alone, withdrawn. */
export function marksOf({ marks, entry }: Props): Mark[] {
  const isMadeUp = entry.segments.some((each) => each.makesUpFor != null);
  return [...marks, ...(isMadeUp ? (["made-up"] as const) : [])];
}

/** The marks as small words with a frame. */
export function RecordMarks(props: Props) {
  const { say } = useLedgerWords();
  const marks = marksOf(props);
  if (marks.length === 0) return null;
  return (
    <span className="marks">
      {marks.map((each) => (
        <span key={each} className="stamp">
          {say(words[each])}
        </span>
      ))}
    </span>
  );
}
