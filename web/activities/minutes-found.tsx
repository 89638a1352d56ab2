import type { Minutes } from "#domain/minutes/found.ts";
import type { Draft } from "#web/activities/draft.ts";
import { isForBranchAlone, proposalsOf, takeAll } from "#web/activities/minutes-proposals.ts";
import type { Post } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";

type Props = {
  read: Minutes;
  draft: Draft;
  today: string;
  posts: readonly Post[];
  onChange: (draft: Draft) => void;
};

/** What was read in pasted minutes, each to be taken or left; nothing is filled in before. */
export function MinutesFound({ read, draft, today, posts, onChange }: Props) {
  const { tell, language } = useRecordWords();
  const proposals = proposalsOf(read, { tell, language, today, posts });
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
