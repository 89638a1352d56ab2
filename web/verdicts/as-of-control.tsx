import { useEffect, useId, useState } from "react";
import { monthEnds } from "#web/verdicts/matrix-rows.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";
import { dayText } from "#web/ui/dates.ts";
import { isDay } from "#web/ui/day.ts";

const MONTHS = 24;
const PAUSE_MS = 350;

type Props = {
  today: string;
  asOf: string | undefined;
  /** The days whose matrix is kept. */
  kept: readonly string[];
  onDay: (day: string | undefined) => void;
};

/** How it stood: a slider over the ends of the last months, today at its end, and a field for any other day. */
export function AsOfControl({ today, asOf, kept, onDay }: Props) {
  const { say, language } = useVerdictWords();
  const id = useId();
  const days = [...monthEnds(today, MONTHS), today];
  const at = placeOf(days, asOf ?? today);
  const [moved, move] = useState<number | null>(null);
  const [wrong, setWrong] = useState(false);
  const shown = days[moved ?? at] ?? today;

  // The page follows when the slider rests, not at every month that it passes.
  useEffect(() => {
    if (moved === null) return undefined;
    const timer = setTimeout(() => {
      move(null);
      onDay(shown === today ? undefined : shown);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });

  const name = (day: string): string => (day === today ? say("today") : dayText(day, language, ""));
  const text = moved === null ? name(asOf ?? today) : name(shown);
  const isKept = shown === today || kept.includes(shown);
  return (
    <div className="as-of-control">
      <label htmlFor={`${id}-slider`}>{say("asOfMonths")}</label>
      <input
        id={`${id}-slider`}
        type="range"
        min={0}
        max={days.length - 1}
        step={1}
        value={moved ?? at}
        aria-valuetext={`${name(shown)}${isKept ? "" : say("notKept")}`}
        onChange={(event) => move(Number(event.currentTarget.value))}
      />
      <span className="as-of-day">{text}</span>
      <label htmlFor={`${id}-day`}>{say("otherDay")}</label>
      <input
        id={`${id}-day`}
        type="date"
        min="1949-10-01"
        max={today}
        value={asOf ?? today}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => {
          const day = event.currentTarget.value;
          if (!isDay(day)) return;
          setWrong(day > today);
          if (day <= today) onDay(day === today ? undefined : day);
        }}
      />
      {wrong && (
        <p id={`${id}-wrong`} role="alert">
          {say("future")}
        </p>
      )}
    </div>
  );
}

/** Where a day lies among the slider's days: itself, else the last one before it. */
function placeOf(days: readonly string[], day: string): number {
  return Math.max(
    0,
    days.findLastIndex((each) => each <= day),
  );
}
