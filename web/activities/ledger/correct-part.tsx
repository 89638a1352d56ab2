import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { agendaCategoryTerms, roleTerms, segmentKindTerms, topicTerms, topics } from "#domain/wording/terms.ts";
import { newItem } from "#web/activities/ledger/correction.ts";
import type { AgendaState, PartState } from "#web/activities/ledger/correction.ts";
import { WholeField } from "#web/activities/ledger/whole-field.tsx";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { fieldsOf, isKind, kindName } from "#web/activities/kinds.ts";
import { LatePart, RarePart } from "#web/activities/rare-part.tsx";
import { useRecordWords } from "#web/activities/record-words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { Chips } from "#web/ui/chips.tsx";
import { useMe } from "#web/identity/me.ts";
import { read } from "#web/ui/server.ts";
import "#web/activities/record.css";

type Props = {
  /** The record's id, by which the approval of a forum finds it. */
  record: string;
  organisation: string;
  /** The day the record was held: posts are those of that day. */
  day: string;
  /** Where the record says it was held. */
  where: string;
  part: PartState;
  /** Which part it is, from 1; null where it is the only one. */
  place: number | null;
  set: (part: PartState) => void;
  remove: () => void;
};

/** The fields of one part: its kind, who led, how many came, its topics and agenda. */
export function CorrectPart(props: Props) {
  const { organisation, day, part, place, set, remove } = props;
  const { say, language } = useLedgerWords();
  const change = (some: Partial<PartState>): void => set({ ...part, ...some });
  const posts = usePosts(organisation, day, part.leader);
  // Topics that a guide brings along stay choosable where the part has them.
  const known = [...new Set<string>([...topics, ...(part.base.topics ?? [])])];
  const topicName = (topic: string): string =>
    Object.entries(topicTerms).find(([each]) => each === topic)?.[1][language] ?? topic;
  return (
    <fieldset className="correct-part">
      <legend>
        {place === null
          ? kindName(part.kind, language)
          : say("part", { n: place, kind: kindName(part.kind, language) })}
      </legend>
      <div className="correct-pair">
        <NativeSelect
          label={say("kind")}
          value={part.kind}
          data={Object.keys(segmentKindTerms)
            .filter(isKind)
            .map((each) => ({ value: each, label: kindName(each, language) }))}
          onChange={(event) => isKind(event.currentTarget.value) && change({ kind: event.currentTarget.value })}
        />
        <NativeSelect
          label={say("leader")}
          value={part.leader}
          data={[{ value: "", label: say("leaderNone") }, ...posts]}
          onChange={(event) => change({ leader: event.currentTarget.value })}
        />
      </div>
      <div className="correct-trio">
        <WholeField label={say("due")} value={part.due} onChange={(due) => change({ due })} />
        <WholeField label={say("present")} value={part.present} onChange={(present) => change({ present })} />
        <WholeField decimal label={say("hours")} value={part.hours} onChange={(hours) => change({ hours })} />
      </div>
      <fieldset className="correct-topics">
        <legend>{say("topics")}</legend>
        <Chips values={known} chosen={part.topics} name={topicName} onChange={(next) => change({ topics: next })} />
      </fieldset>
      <TextInput
        type="date"
        label={say("makesUpFor")}
        max={day}
        value={part.makesUpFor}
        onChange={(event) => change({ makesUpFor: event.currentTarget.value })}
      />
      {part.agenda.map((item, index) => (
        <Item
          key={item.base.id}
          place={index + 1}
          item={item}
          set={(next) => change({ agenda: part.agenda.map((each) => (each === item ? next : each)) })}
        />
      ))}
      <RareFields {...props} change={change} />
      <p className="part-acts">
        <button type="button" className="plain small" onClick={() => change({ agenda: [...part.agenda, newItem()] })}>
          {say("addItem")}
        </button>
        {place !== null && (
          <button type="button" className="plain small" onClick={remove}>
            {say("removePart")}
          </button>
        )}
      </p>
    </fieldset>
  );
}

const loadForum = () => import("#web/activities/forum-field.tsx");
const loadVote = () => import("#web/activities/vote-field.tsx");
const loadSupports = () => import("#web/activities/supports-field.tsx");

type RareProps = Props & { change: (some: Partial<PartState>) => void };

/** What a part seldom has: a forum, a vote, points that it supports; the same fields as on Record. */
function RareFields({ record, organisation, day, where, part, change }: RareProps) {
  const { tell } = useRecordWords();
  const { today } = useMe();
  const { kind, base, vote, supports } = part;
  return (
    <div className="record">
      {(kind === "forum" || base.forum != null) && (
        <LatePart load={loadForum}>
          {({ ForumField }) => (
            <ForumField
              organisation={organisation}
              today={today}
              heldOn={day}
              subject={{ id: record }}
              forum={part.forum}
              place={where}
              onChange={(forum) => change({ forum })}
            />
          )}
        </LatePart>
      )}
      {(fieldsOf(kind).vote === true || vote !== null) && (
        <RarePart summary={tell("vote")} filled={vote !== null} load={loadVote}>
          {({ VoteField }) => <VoteField vote={vote} counts={part} onChange={(next) => change({ vote: next })} />}
        </RarePart>
      )}
      {(kind !== "talk" || supports.length > 0) && (
        <RarePart
          summary={supports.length === 0 ? tell("supports") : tell("supportsChosen", { count: supports.length })}
          filled={supports.length > 0}
          load={loadSupports}
        >
          {({ SupportsField }) => (
            <SupportsField
              organisation={organisation}
              heldOn={day}
              supports={supports}
              onChange={(next) => change({ supports: next })}
            />
          )}
        </RarePart>
      )}
    </div>
  );
}

function isCategory(text: string): text is AgendaState["category"] {
  return Object.hasOwn(agendaCategoryTerms, text);
}

function Item({ place, item, set }: { place: number; item: AgendaState; set: (item: AgendaState) => void }) {
  const { say, language } = useLedgerWords();
  return (
    <div className="correct-item">
      <TextInput
        label={say("agendaTitle", { n: place })}
        value={item.title}
        onChange={(event) => set({ ...item, title: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={`${say("agendaTitle", { n: place })} ${say("category")}`}
        value={item.category}
        data={Object.entries(agendaCategoryTerms).map(([value, term]) => ({ value, label: term[language] }))}
        onChange={(event) => {
          const category = event.currentTarget.value;
          if (isCategory(category)) set({ ...item, category });
        }}
      />
    </div>
  );
}

/** The posts of the organisation held on the day, and the one that the part names whosever it is. */
function usePosts(organisation: string, day: string, named: string): { value: string; label: string }[] {
  const { say, language } = useLedgerWords();
  const { data } = useQuery({
    queryKey: ["positions", organisation],
    queryFn: () => read(factCalls("positions").list, { query: { organisation, limit: "100" } }),
  });
  const held = (data?.records ?? [])
    .filter(({ id, entry }) => id === named || (entry.from <= day && (entry.to == null || entry.to >= day)))
    .map(({ id, entry }) => ({
      value: id,
      label: `${roleTerms[entry.role][language]}${entry.name == null ? "" : ` ${entry.name}`}`,
    }));
  const isKnown = named === "" || held.some((each) => each.value === named);
  return isKnown ? held : [...held, { value: named, label: say("leaderElsewhere") }];
}
