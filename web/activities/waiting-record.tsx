import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Draft } from "#web/activities/draft.ts";
import { usualTitle } from "#web/activities/entry.ts";
import type { Arrived } from "#web/activities/send.ts";
import { useRecordWords } from "#web/activities/record-words.ts";
import { SaidHeading } from "#web/activities/said-heading.tsx";
import { kindsText } from "#web/activities/kinds.ts";
import { useMe } from "#web/identity/me.ts";
import { dayText } from "#web/ui/dates.ts";
import { useWords } from "#web/ui/words.ts";

type WaitingProps = {
  draft: Draft;
  busy: boolean;
  signedOut: boolean;
  sendNow: () => void;
  goOn: () => void;
  again: () => void;
};

/** After a save that nobody answered: it is on the device and will be sent; nothing is lost and nothing doubled. */
export function WaitingRecord({ draft, busy, signedOut, sendNow, goOn, again }: WaitingProps) {
  const { say } = useWords();
  const { tell, language } = useRecordWords();
  const { today } = useMe();
  return (
    <>
      <div className="page-head">
        <SaidHeading>{tell("waitingTitle")}</SaidHeading>
      </div>
      <div className="column">
        <p>
          {dayText(draft.heldOn, language, today)} {draft.title || usualTitle(draft, language)}
        </p>
        <p className="notice" data-state="soon" role="status">
          {busy ? tell("sendingNow") : tell(signedOut ? "signInAgain" : "waitingTold")}
        </p>
        <div className="actions">
          {signedOut ? (
            <Link to="/sign-in" search={{ to: location.pathname }}>
              {say("signIn")}
            </Link>
          ) : (
            <Button onClick={sendNow} loading={busy}>
              {tell("sendNow")}
            </Button>
          )}
          <button type="button" className="plain" onClick={goOn}>
            {tell("goOnWriting")}
          </button>
          <button type="button" className="plain" onClick={again}>
            {say("again")}
          </button>
        </div>
      </div>
    </>
  );
}

type ChangedProps = {
  draft: Draft;
  arrived: Arrived;
  busy: boolean;
  takeMine: () => void;
  keepTheirs: () => void;
};

/** The first save had arrived and was changed by somebody since: both are shown, and a person decides. */
export function ChangedSince({ draft, arrived, busy, takeMine, keepTheirs }: ChangedProps) {
  const { tell, language } = useRecordWords();
  const { today } = useMe();
  const { entry } = arrived;
  const numbers = (due: string | number | null | undefined, present: string | number | null | undefined): string =>
    tell("foundCountsValue", { due: due || "—", present: present || "—" });
  const [first] = entry.segments;
  const rows: { name: string; day: string; title: string; kinds: string; counts: string }[] = [
    {
      name: tell("theirs"),
      day: entry.heldOn,
      title: entry.title,
      kinds: kindsText(entry.segments, language),
      counts: numbers(first?.due, first?.present),
    },
    {
      name: tell("mine"),
      day: draft.heldOn,
      title: draft.title || usualTitle(draft, language),
      kinds: kindsText(
        draft.kinds.map((kind) => ({ kind })),
        language,
      ),
      counts: numbers(draft.due, draft.present),
    },
  ];
  return (
    <div className="column">
      <div className="said">
        <SaidHeading>{tell("changedSince", { version: arrived.version })}</SaidHeading>
      </div>
      <div className="both">
        {rows.map((each) => (
          <section key={each.name}>
            <h2>{each.name}</h2>
            <p>
              {dayText(each.day, language, today)} {each.title}
            </p>
            <p className="muted">
              {each.kinds} {each.counts}
            </p>
          </section>
        ))}
      </div>
      <div className="actions">
        <Button onClick={takeMine} loading={busy}>
          {tell("takeMine")}
        </Button>
        <button type="button" className="plain" onClick={keepTheirs}>
          {tell("keepTheirs")}
        </button>
      </div>
    </div>
  );
}
