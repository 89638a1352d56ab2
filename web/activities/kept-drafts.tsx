import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { usualTitle } from "#web/activities/entry.ts";
import { dropDraft, keptDrafts, onDrafts, readDeviceStore } from "#web/activities/draft-store.ts";
import type { Kept, Place } from "#web/activities/draft-store.ts";
import { isTriedLongAgo } from "#web/activities/outbox.ts";
import { usePlans } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";
import { dayText } from "#web/ui/dates.ts";

type Props = {
  place: Place;
  today: string;
  /** The draft in the form. */
  current: string;
  resume: (kept: Kept) => void;
};

/** The other drafts on this device, to go on with or to delete. */
export function KeptDrafts({ place, today, current, resume }: Props) {
  const { tell, language } = useRecordWords();
  const [all, setAll] = useState(() => keptDrafts(place.account));
  const [now] = useState(() => Date.now());
  useEffect(() => {
    const end = onDrafts(() => setAll(keptDrafts(place.account)));
    void readDeviceStore();
    return end;
  }, [place.account]);
  const others = all.filter((each) => each.organisation === place.organisation && each.draft.key !== current);
  if (others.length === 0) return null;
  return (
    <section className="kept" aria-labelledby="kept">
      <h2 id="kept">{tell("keptOthers")}</h2>
      <ul>
        {others.map((each) => {
          const { draft } = each;
          const name = `${dayText(draft.heldOn, language, today)} ${draft.title || usualTitle(draft, language)}`.trim();
          const isOld = draft.state === "waiting" && isTriedLongAgo(each, now);
          return (
            <li key={draft.key}>
              <span>
                {name}
                {draft.state === "waiting" && !isOld && <span className="muted small"> {tell("keptWaiting")}</span>}
                {isOld && <span className="small block">{tell("oldWaiting")}</span>}
                {draft.refusal !== "" && (
                  <span className="small block">{tell("keptRefused", { why: draft.refusal })}</span>
                )}
              </span>
              <span className="kept-actions">
                <button
                  type="button"
                  className="plain"
                  aria-label={tell("resumeNamed", { name })}
                  onClick={() => resume(each)}
                >
                  {tell("resume")}
                </button>
                <button
                  type="button"
                  className="plain small"
                  aria-label={tell("dropNamed", { name })}
                  onClick={() => dropDraft(place, draft.key)}
                >
                  {tell("drop")}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What was planned for these days: one touch fills the form. */
export function OpenPlans({ organisation, today }: { organisation: string; today: string }) {
  const { tell, language } = useRecordWords();
  const plans = usePlans(organisation, today);
  if (plans.length === 0) return null;
  return (
    <section className="kept" aria-labelledby="plans">
      <h2 id="plans">{tell("plans")}</h2>
      <ul>
        {plans.map(({ id, entry }) => (
          <li key={id}>
            <Link to="/o/$organisation/record" params={{ organisation }} search={{ plan: id }}>
              {dayText(entry.heldOn, language, today)} {entry.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
