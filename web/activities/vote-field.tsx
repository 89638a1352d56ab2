import type { VoteDraft } from "#web/activities/draft.ts";
import { NumberField } from "#web/activities/record-field.tsx";
import { useRareWords } from "#web/activities/rare-words.ts";
import { emptyVote, isHalfVote } from "#web/activities/vote.ts";
import { VoteTold } from "#web/activities/vote-told.tsx";
import "#web/activities/rare.css";

type Props = {
  vote: VoteDraft | null;
  /** How many were due and came, where the record says so already. */
  counts: { due: string; present: string };
  onChange: (vote: VoteDraft | null) => void;
};

/** A vote or an election: who could vote, who was there, who was in favour; what is lacking is said at once. */
export function VoteField({ vote, counts, onChange }: Props) {
  const { say } = useRareWords();
  const shown = vote ?? emptyVote;
  const set = (part: Partial<VoteDraft>): void => onChange({ ...shown, ...part });
  const whole = (text: string): string => text.replaceAll(/\D/g, "").slice(0, 6);
  const isEmpty = [shown.due, shown.present, shown.for].every((each) => each === "");
  const { due, present } = counts;
  return (
    <div className="rare">
      {isEmpty && due !== "" && present !== "" && (
        <p className="offers">
          <button type="button" className="offer" onClick={() => set({ due, present, for: present })}>
            {say("voteAsAbove", { due, present })}
          </button>
        </p>
      )}
      <div className="trio">
        <NumberField label={say("voteDue")} value={shown.due} onChange={(text) => set({ due: whole(text) })} />
        <NumberField
          label={say("votePresent")}
          value={shown.present}
          onChange={(text) => set({ present: whole(text) })}
        />
        <NumberField label={say("voteFor")} value={shown.for} onChange={(text) => set({ for: whole(text) })} />
      </div>
      <label className="rare-tick">
        <input
          type="checkbox"
          checked={shown.election}
          onChange={(event) => set({ election: event.currentTarget.checked })}
        />
        <span>{say("election")}</span>
      </label>
      <div role="status" className="rare">
        <VoteTold vote={shown} />
        {isHalfVote(vote) && <p className="muted small">{say("voteHalf")}</p>}
      </div>
      {vote !== null && (
        <p>
          <button type="button" className="plain" onClick={() => onChange(null)}>
            {say("voteNone")}
          </button>
        </p>
      )}
    </div>
  );
}
