import { dayText } from "#web/ui/dates.ts";
import { useFrameWords } from "#web/ui/frame-words.ts";
import "#web/ui/as-of-note.css";

/** Says that what is shown is not today's, and leads back; nothing while it is. */
export function AsOfNote({ asOf, onToday }: { asOf: string | undefined; onToday: () => void }) {
  const { say, language } = useFrameWords();
  if (asOf === undefined) return null;
  return (
    <p className="as-of" role="status">
      <strong>{say("asOf", { date: dayText(asOf, language, "") })}</strong>
      <span aria-hidden="true"> · </span>
      <button type="button" className="plain" onClick={onToday}>
        {say("backToToday")}
      </button>
    </p>
  );
}
