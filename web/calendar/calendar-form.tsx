import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CalendarDraft } from "#api/endpoints/school.ts";
import { calendarCalls } from "#web/calendar/calls.ts";
import { missingFrom, tidy } from "#web/calendar/days.ts";
import { DaysFields } from "#web/calendar/days-fields.tsx";
import { TermFields } from "#web/calendar/term-fields.tsx";
import { useCalendarWords } from "#web/calendar/words.ts";
import { YearView } from "#web/calendar/year-view.tsx";
import { UnsavedGuard } from "#web/facts/unsaved-guard.tsx";
import { useMe } from "#web/identity/me.ts";
import { ReasonField, SettingsForm } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { dayText } from "#web/ui/dates.ts";
import { ask, read as readOne } from "#web/ui/server.ts";

type Version = { version: number; calendar: CalendarDraft };
type Props = { read: Version; year: number; done: (version: number) => void; cancel: () => void };

/** The calendar being changed, the year beside it as it would be; saved as one new version. */
export function CalendarForm({ read, year, done, cancel }: Props) {
  const { say } = useCalendarWords();
  const { say: saySettings } = useSettingsWords();
  const queries = useQueryClient();
  const sending = useSubmit();
  const [seen, setSeen] = useState(read);
  const [draft, setDraft] = useState(() => tidy(read.calendar));
  const [reason, setReason] = useState("");
  const [theirs, setTheirs] = useState<Version | null>(null);
  const isChanged = JSON.stringify(tidy(draft)) !== JSON.stringify(tidy(seen.calendar));

  async function save(): Promise<void> {
    if (!isChanged) return sending.refuse(say("unchanged"));
    if (reason.trim() === "") return sending.refuse(saySettings("fillIn", { what: saySettings("reason") }));
    const body = { version: seen.version, reason: reason.trim(), calendar: tidy(draft) };
    const isStale = { now: false };
    const saved = await sending.submit(async (key) => {
      const answer = await ask(calendarCalls.save, { body }, key);
      isStale.now = !answer.ok && answer.problem.code === "stale-version";
      return answer;
    });
    if (isStale.now) setTheirs(await readOne(calendarCalls.read, {}).catch(() => null));
    if (saved === null) return;
    for (const queryKey of [["calendar"], ["verdicts"], ["due"], ["matrix"]])
      void queries.invalidateQueries({ queryKey });
    done(saved.version);
  }

  function settle(calendar: CalendarDraft): void {
    if (theirs === null) return;
    setSeen(theirs);
    setDraft(tidy(calendar));
    setTheirs(null);
    sending.clear();
  }

  return (
    <SettingsForm
      sending={sending}
      act={say("save", { version: seen.version + 1 })}
      onSubmit={() => void save()}
      cancel={cancel}
    >
      <TermFields terms={draft.semesters ?? []} year={year} set={(semesters) => setDraft({ ...draft, semesters })} />
      <DaysFields calendar={draft} year={year} set={(next) => setDraft(tidy(next))} />
      <YearView calendar={draft} year={year} />
      <ReasonField value={reason} set={setReason} />
      {theirs !== null && <Stale mine={draft} theirs={theirs} settle={settle} />}
      <UnsavedGuard unsaved={isChanged && !sending.busy} />
    </SettingsForm>
  );
}

type StaleProps = { mine: CalendarDraft; theirs: Version; settle: (calendar: CalendarDraft) => void };

/** Somebody else was faster: what each has and the other has not, and what may be done. */
function Stale({ mine, theirs, settle }: StaleProps) {
  const { say, language } = useCalendarWords();
  const { today } = useMe();
  const told = (one: CalendarDraft, other: CalendarDraft): string => {
    const { terms, days } = missingFrom(one, other);
    const day = (date: string): string => dayText(date, language, today);
    return [
      ...terms.map((each) => `${each.name} ${day(each.startsOn)}—${day(each.endsOn)}`),
      ...days.map(({ from, to }) => (from === to ? day(from) : `${day(from)}—${day(to)}`)),
    ].join(language === "en" ? "; " : "；");
  };
  const [ours, others] = [told(mine, theirs.calendar), told(theirs.calendar, mine)];
  const both = (): CalendarDraft => {
    const [one, other] = [tidy(mine), tidy(theirs.calendar)];
    const names = new Set((one.semesters ?? []).map((each) => each.name));
    return {
      semesters: [...(one.semesters ?? []), ...(other.semesters ?? []).filter((each) => !names.has(each.name))],
      holidays: [...(one.holidays ?? []), ...(other.holidays ?? [])],
      makeUpDays: [...(one.makeUpDays ?? []), ...(other.makeUpDays ?? [])],
    };
  };
  return (
    <div className="notice stale" data-state="hint" role="alert">
      <h3>{say("staleTitle", { version: theirs.version })}</h3>
      <p>{say("staleLead")}</p>
      {ours !== "" && <p>{say("staleMine", { what: ours })}</p>}
      {others !== "" && <p>{say("staleTheirs", { what: others })}</p>}
      <div className="form-actions">
        <button type="button" className="act" onClick={() => settle(both())}>
          {say("both")}
        </button>
        <button type="button" className="act" onClick={() => settle(mine)}>
          {say("keepMine")}
        </button>
        <button type="button" className="act" onClick={() => settle(theirs.calendar)}>
          {say("takeTheirs")}
        </button>
      </div>
    </div>
  );
}
