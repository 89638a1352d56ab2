import type { SegmentKind } from "#domain/bundle/activities.ts";
import { topicTerms, topics } from "#domain/wording/terms.ts";
import { AgendaField } from "#web/activities/agenda-field.tsx";
import { segmentOf, withSegment } from "#web/activities/draft.ts";
import type { Draft, SegmentDraft } from "#web/activities/draft.ts";
import { forumIn, tickedFor, voteIn } from "#web/activities/entry.ts";
import { fieldsOf, kindName } from "#web/activities/kinds.ts";
import { LatePart, RarePart } from "#web/activities/rare-part.tsx";
import { Choice, NumberField } from "#web/activities/record-field.tsx";
import { postText, useDirectives, useMakeUps, usePosts } from "#web/activities/record-reads.ts";
import type { Member } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";
import { TalkField } from "#web/activities/talk-field.tsx";
import { Chips } from "#web/ui/chips.tsx";
import { dayText } from "#web/ui/dates.ts";

const loadForum = () => import("#web/activities/forum-field.tsx");
const loadVote = () => import("#web/activities/vote-field.tsx");

/** As many posts as can be chosen by one touch; more of them are a list. */
const POSTS_AS_CHIPS = 6;

type Props = {
  organisation: string;
  kind: SegmentKind;
  draft: Draft;
  today: string;
  roster: readonly Member[];
  sensitive: boolean;
  /** With its name above, where there are several parts. */
  named: boolean;
  onChange: (draft: Draft) => void;
};

/** What one part of the record has of its own: who led it, hours, topics, what was passed on, what it makes up for. */
export function SegmentFields({ organisation, kind, draft, today, roster, sensitive, named, onChange }: Props) {
  const { tell, language } = useRecordWords();
  const posts = usePosts(organisation, draft.heldOn);
  const directives = useDirectives(organisation);
  const makeUps = useMakeUps(organisation, kind, draft.heldOn);
  const own = segmentOf(draft, kind);
  const vote = voteIn(draft, kind);
  const ids = roster.map((each) => each.id);
  const ticked = tickedFor(draft, kind, ids);
  const counts = ticked === null ? draft : { due: String(ids.length), present: String(ticked.length) };
  const fields = fieldsOf(kind);
  const set = (part: Partial<SegmentDraft>): void => onChange(withSegment(draft, kind, part));
  const names = [...posts.map((each) => each.name), ...roster.map((each) => each.name)].filter((each) => each !== "");
  const leaders = posts.map((each) => ({ value: each.id, label: postText(each, language) }));
  const leaderName = tell(fields.leader === "lecturer" ? "lecturer" : "chair");
  const content = (
    <>
      {makeUps.length > 0 && (
        <fieldset>
          <legend>{tell("makeUp")}</legend>
          <Chips
            single
            values={["", ...makeUps.map((each) => each.period?.from ?? "")]}
            chosen={[own.makesUpFor]}
            name={(from) => {
              const item = makeUps.find((each) => each.period?.from === from);
              if (item?.period == null || item.makeUpUntil === null) return tell("makeUpNo");
              const period = `${dayText(item.period.from, language, today)}—${dayText(item.period.to, language, today)}`;
              return tell("makeUpFor", { period, until: dayText(item.makeUpUntil, language, today) });
            }}
            onChange={([from]) => set({ makesUpFor: from ?? "" })}
          />
        </fieldset>
      )}
      {kind === "forum" && (
        <LatePart load={loadForum}>
          {({ ForumField }) => (
            <ForumField
              organisation={organisation}
              today={today}
              heldOn={draft.heldOn}
              subject={draft.plan}
              forum={forumIn(draft, kind)}
              place={draft.place}
              onChange={(forum) => set({ forum })}
            />
          )}
        </LatePart>
      )}
      {kind === "talk" && (
        <TalkField posts={posts} roster={roster} pairs={own.pairs} onChange={(pairs) => set({ pairs })} />
      )}
      {fields.leader !== undefined && leaders.length > 0 && leaders.length <= POSTS_AS_CHIPS && (
        <fieldset>
          <legend>{leaderName}</legend>
          <Chips
            single
            values={leaders.map((each) => each.value)}
            chosen={[own.leader]}
            name={(id) => leaders.find((each) => each.value === id)?.label ?? id}
            onChange={([leader]) => set({ leader: leader === own.leader ? "" : (leader ?? "") })}
          />
        </fieldset>
      )}
      {fields.leader !== undefined && leaders.length > POSTS_AS_CHIPS && (
        <Choice
          label={leaderName}
          value={own.leader}
          empty={tell("leaderNone")}
          options={leaders}
          onChange={(leader) => set({ leader })}
        />
      )}
      {fields.hours === true && (
        <NumberField label={tell("hours")} value={own.hours} onChange={(hours) => set({ hours })} />
      )}
      {fields.topics === true && (
        <fieldset>
          <legend>{tell("topics")}</legend>
          <Chips
            values={topics}
            chosen={own.topics}
            name={(topic) => topicTerms[topic][language]}
            onChange={(next) => set({ topics: [...own.topics.filter((each) => !isTopic(each)), ...next] })}
          />
        </fieldset>
      )}
      {kind !== "talk" && directives.length > 0 && (
        <details open={own.directiveIds.length > 0}>
          <summary>{tell("directives")}</summary>
          <Chips
            values={directives.map((each) => each.id)}
            chosen={own.directiveIds}
            name={(id) => directives.find((each) => each.id === id)?.name ?? id}
            onChange={(directiveIds) => set({ directiveIds })}
          />
        </details>
      )}
      {fields.agenda === true && (
        <AgendaField items={own.agenda} sensitive={sensitive} names={names} onChange={(agenda) => set({ agenda })} />
      )}
      {(fields.vote === true || vote !== null) && (
        <RarePart summary={tell("vote")} filled={vote !== null} load={loadVote}>
          {({ VoteField }) => <VoteField vote={vote} counts={counts} onChange={(next) => set({ vote: next })} />}
        </RarePart>
      )}
    </>
  );
  if (!named) return content;
  return (
    <section className="part" aria-label={kindName(kind, language)}>
      <h2>{kindName(kind, language)}</h2>
      {content}
    </section>
  );
}

function isTopic(text: string): boolean {
  return Object.hasOwn(topicTerms, text);
}
