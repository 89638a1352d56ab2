import type { ForumDraft } from "#web/activities/draft.ts";
import { speakersOf } from "#web/activities/forum.ts";
import { ForumStanding } from "#web/activities/forum-standing.tsx";
import type { ForumSubject } from "#web/activities/forum-standing.tsx";
import { Field } from "#web/activities/record-field.tsx";
import { useRareWords } from "#web/activities/rare-words.ts";
import "#web/activities/rare.css";

type Props = {
  organisation: string;
  today: string;
  heldOn: string;
  /** The plan or record by which its approval is found; null: it was never planned. */
  subject: ForumSubject | null;
  forum: ForumDraft;
  /** Where the record says it took place, should the forum not say it. */
  place: string;
  onChange: (forum: ForumDraft) => void;
};

/** A forum or lecture: what, where, by whom, and how it stands with its approval. */
export function ForumField({ organisation, today, heldOn, subject, forum, place, onChange }: Props) {
  const { say } = useRareWords();
  const set = (part: Partial<ForumDraft>): void => onChange({ ...forum, ...part });
  return (
    <div className="rare">
      <Field label={say("forumTitle")}>
        <input value={forum.title} maxLength={200} onChange={(event) => set({ title: event.currentTarget.value })} />
      </Field>
      <Field label={say("speakers")}>
        <textarea rows={2} value={forum.speakers} onChange={(event) => set({ speakers: event.currentTarget.value })} />
      </Field>
      <Field label={say("forumPlace")} how={subject === null ? say("forumPlaceHow") : undefined}>
        <input
          placeholder={subject === null ? place : undefined}
          value={forum.place}
          maxLength={200}
          onChange={(event) => set({ place: event.currentTarget.value })}
        />
      </Field>
      <label className="rare-tick">
        <input
          type="checkbox"
          checked={forum.foreignGuests}
          onChange={(event) => set({ foreignGuests: event.currentTarget.checked })}
        />
        <span>{say("foreignGuests")}</span>
      </label>
      <ForumStanding
        organisation={organisation}
        today={today}
        heldOn={heldOn}
        subject={subject}
        forum={{ title: forum.title.trim(), place: forum.place.trim(), speakers: speakersOf(forum.speakers) }}
        take={(approved) => set(approved)}
      />
    </div>
  );
}
