import { useEffect, useState } from "react";
import type { Minutes } from "#domain/minutes/found.ts";
import type { Draft } from "#web/activities/draft.ts";
import { isForBranchAlone, proposalsOf, takeAll } from "#web/activities/minutes-proposals.ts";
import { Field } from "#web/activities/record-field.tsx";
import { usePosts } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";

/** Shorter than this is a note, and not minutes to be read. */
const LEAST_LETTERS = 30;

type Props = { organisation: string; draft: Draft; today: string; onChange: (draft: Draft) => void };

/** The minutes, pasted; what can be read in them is offered for the fields above. */
export function MinutesField({ organisation, draft, today, onChange }: Props) {
  const { tell, language } = useRecordWords();
  const posts = usePosts(organisation, draft.heldOn);
  const [read, setRead] = useState<{ of: string; found: Minutes } | null>(null);
  const { minutes } = draft;

  useEffect(() => {
    if (minutes.trim().length < LEAST_LETTERS) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      const readIt = async (): Promise<void> => {
        try {
          const { readMinutes } = await import("#domain/minutes/read-minutes.ts");
          if (isWanted) setRead({ of: minutes, found: readMinutes(minutes, "") });
        } catch {
          // Without a connection the reader may not be there: the text is kept all the same.
        }
      };
      void readIt();
    }, 400);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [minutes]);

  const found = read?.of === minutes ? read.found : null;
  return (
    <>
      <Field label={tell("minutes")} how={tell("minutesHow")}>
        <textarea
          rows={4}
          value={minutes}
          onChange={(event) => onChange({ ...draft, minutes: event.currentTarget.value })}
        />
      </Field>
      <div role="status">
        {found !== null && (
          <Proposals
            read={found}
            draft={draft}
            proposals={proposalsOf(found, { tell, language, today, posts })}
            onChange={onChange}
          />
        )}
      </div>
    </>
  );
}

type ProposalsProps = {
  read: Minutes;
  draft: Draft;
  proposals: ReturnType<typeof proposalsOf>;
  onChange: (draft: Draft) => void;
};

function Proposals({ read, draft, proposals, onChange }: ProposalsProps) {
  const { tell, language } = useRecordWords();
  if (!read.isMinutes || proposals.length === 0) return <p className="muted small">{tell("nothingFound")}</p>;
  const open = proposals.filter((each) => !each.isTaken(draft));
  const clean = (next: Draft): Draft => (isForBranchAlone(read) ? { ...next, minutes: "" } : next);
  return (
    <section className="found" aria-label={tell("found")}>
      <div className="found-head">
        <h3>{tell("found")}</h3>
        {open.length > 0 && (
          <button type="button" className="offer" onClick={() => onChange(clean(takeAll(proposals, draft)))}>
            {tell("takeAll")}
          </button>
        )}
      </div>
      <dl>
        {proposals.map((each) => (
          <div key={each.id}>
            <dt>{each.field}</dt>
            <dd>
              <span>
                {each.value}
                {!each.sure && <span className="muted">{tell("sureNot")}</span>}
              </span>
              {each.isTaken(draft) ? (
                <span className="state" data-state="met">
                  {tell("taken")}
                </span>
              ) : (
                <button
                  type="button"
                  className="plain small"
                  aria-label={tell("takeFor", { field: each.field, value: each.value })}
                  onClick={() => onChange(each.take(draft))}
                >
                  {tell("take")}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {read.doubts.map((each) => (
        <p key={each["zh-CN"]} className="muted small">
          {each[language]}
        </p>
      ))}
    </section>
  );
}
