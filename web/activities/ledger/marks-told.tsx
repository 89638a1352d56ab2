import { marksOf } from "#web/activities/ledger/marks.tsx";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { useMe } from "#web/identity/me.ts";
import { dayText, daysBetween } from "#web/ui/dates.ts";

/** The marks of a record, each with what it means. */
export function MarksTold({ record }: { record: ActivityRecord }) {
  const { say, language } = useLedgerWords();
  const { today } = useMe();
  const { entry, recordedAt } = record;
  const day = (date: string): string => dayText(date, language, today);
  const marks = marksOf(record);
  if (marks.length === 0) return null;
  const sentences = {
    "recorded-late": () =>
      say("lateHow", {
        day: day(entry.heldOn),
        recorded: day(recordedAt),
        count: daysBetween(entry.heldOn, recordedAt.slice(0, 10)),
      }),
    imported: () => say("importedHow"),
    sensitive: () => say("sensitiveHow"),
    withdrawn: () => say("withdrawnLead"),
    "made-up": () =>
      [...new Set(entry.segments.flatMap((each) => each.makesUpFor ?? []))]
        .map((each) => say("madeUpHow", { day: day(each) }))
        .join(" "),
  };
  return (
    <ul className="marks-told">
      {marks.map((each) => (
        <li key={each}>{sentences[each]()}</li>
      ))}
    </ul>
  );
}
