import type { SegmentKind } from "#domain/bundle/activities.ts";
import type { Draft } from "#web/activities/draft.ts";
import { tickedFor } from "#web/activities/entry.ts";
import { NumberField } from "#web/activities/record-field.tsx";
import { useLast, usePosts } from "#web/activities/record-reads.ts";
import type { Member, Post } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";
import { fieldsOf } from "#web/activities/kinds.ts";
import { Chips } from "#web/ui/chips.tsx";

const COMMITTEE: readonly Post["role"][] = ["secretary", "acting-secretary", "deputy-secretary", "committee-member"];

type Props = {
  organisation: string;
  draft: Draft;
  roster: readonly Member[];
  set: (part: Partial<Draft>) => void;
};

/** How many came: the roster all ticked where the branch keeps one, else two numbers, the last ones offered. */
export function CountFields({ organisation, draft, roster, set }: Props) {
  const { tell } = useRecordWords();
  const { dueOf } = useLast(organisation);
  const posts = usePosts(organisation, draft.heldOn);
  const ids = roster.map((each) => each.id);
  const counted = draft.kinds.filter((each) => each !== "talk");
  const ticked = counted.filter((each) => tickedFor(draft, each, ids) !== null);
  const numbers = counted.length === 0 || counted.length > ticked.length;
  const asked = counted.filter((each) => !ticked.includes(each));
  const offered = dueOf(asked) ?? committeeOf(posts, asked);
  const canTick = roster.length > 0 && counted.some((each) => fieldsOf(each).wholeBranch === true);
  if (counted.length === 0 && draft.kinds.length > 0) return null;
  return (
    <>
      {ticked.length > 0 && (
        <fieldset className="roll">
          <legend>{tell("roll", { count: roster.length })}</legend>
          <Chips
            values={ids}
            chosen={ids.filter((each) => !draft.absent.includes(each))}
            name={(id) => roster.find((each) => each.id === id)?.name ?? id}
            onChange={(there) => set({ absent: ids.filter((each) => !there.includes(each)) })}
          />
          <p role="status">
            {tell("rollTold", {
              due: ids.length,
              present: ids.filter((each) => !draft.absent.includes(each)).length,
            })}
          </p>
          <p className="offers">
            {draft.absent.length > 0 && (
              <button type="button" className="plain small" onClick={() => set({ absent: [] })}>
                {tell("allCame")}
              </button>
            )}
            <button type="button" className="plain small" onClick={() => set({ countsOnly: true })}>
              {tell("countInstead")}
            </button>
          </p>
        </fieldset>
      )}
      {numbers && (
        <div className="counts">
          <div className="pair-narrow">
            <NumberField label={tell("due")} value={draft.due} onChange={(due) => set({ due })} />
            <NumberField label={tell("present")} value={draft.present} onChange={(present) => set({ present })} />
          </div>
          <p className="offers">
            {offered !== null && draft.present === "" && (
              <button
                type="button"
                className="offer"
                onClick={() => set({ due: String(offered), present: String(offered) })}
              >
                {tell("allPresent", { count: offered })}
              </button>
            )}
            {canTick && draft.countsOnly && (
              <button type="button" className="plain small" onClick={() => set({ countsOnly: false })}>
                {tell("rollInstead")}
              </button>
            )}
          </p>
        </div>
      )}
    </>
  );
}

/** As many as sit on the committee, for its meeting. */
function committeeOf(posts: readonly Post[], kinds: readonly SegmentKind[]): number | null {
  if (!kinds.includes("committee-meeting")) return null;
  const sitting = posts.filter((each) => COMMITTEE.includes(each.role)).length;
  return sitting === 0 ? null : sitting;
}
