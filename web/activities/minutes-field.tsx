import { useEffect, useState } from "react";
import type { Minutes } from "#domain/minutes/found.ts";
import type { Draft } from "#web/activities/draft.ts";
import type { MinutesFound } from "#web/activities/minutes-found.tsx";
import { Field } from "#web/activities/record-field.tsx";
import { usePosts } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";

/** Shorter than this is a note, and not minutes to be read. */
const LEAST_LETTERS = 30;

type Props = { organisation: string; draft: Draft; today: string; onChange: (draft: Draft) => void };

/** The minutes, pasted; what can be read in them is offered for the fields above. */
export function MinutesField({ organisation, draft, today, onChange }: Props) {
  const { tell } = useRecordWords();
  const posts = usePosts(organisation, draft.heldOn);
  const [read, setRead] = useState<{ of: string; found: Minutes; Offers: typeof MinutesFound } | null>(null);
  const { minutes } = draft;

  useEffect(() => {
    if (minutes.trim().length < LEAST_LETTERS) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      const readIt = async (): Promise<void> => {
        try {
          const [{ readMinutes }, { MinutesFound: Offers }] = await Promise.all([
            import("#domain/minutes/read-minutes.ts"),
            import("#web/activities/minutes-found.tsx"),
          ]);
          if (isWanted) setRead({ of: minutes, found: readMinutes(minutes, ""), Offers });
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
        {read?.of === minutes && (
          <read.Offers read={read.found} draft={draft} today={today} posts={posts} onChange={onChange} />
        )}
      </div>
    </>
  );
}
