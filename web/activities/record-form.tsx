import { Autocomplete, NativeSelect, TextInput, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { SegmentKind } from "#domain/bundle/activities.ts";
import { roleTerms, topicTerms, topics } from "#domain/wording/terms.ts";
import { calls } from "#web/calls.ts";
import { factCalls } from "#web/fact-calls.ts";
import { Chips } from "#web/ui/chips.tsx";
import { isSensitive, usualTitle } from "#web/activities/entry.ts";
import type { Draft } from "#web/activities/draft.ts";
import { branchKinds, departmentKinds, kindName } from "#web/activities/kinds.ts";
import { plusDays } from "#web/ui/dates.ts";
import { read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

type Props = {
  organisation: string;
  isBranch: boolean;
  draft: Draft;
  today: string;
  onChange: (draft: Draft) => void;
};

/** The fields: what it was, when and where, who led, how many came, and what was said. */
export function RecordForm({ organisation, isBranch, draft, today, onChange }: Props) {
  const { say, language } = useWords();
  const set = (part: Partial<Draft>): void => onChange({ ...draft, ...part });
  const kinds = useKinds(organisation, isBranch);
  const last = useLast(organisation, draft.kinds);
  const posts = usePosts(organisation, draft.heldOn);
  const sensitive = isSensitive(draft);
  return (
    <>
      <fieldset>
        <legend>{say("whatWasIt")}</legend>
        <Chips
          values={kinds}
          chosen={draft.kinds}
          name={(kind) => kindName(kind, language)}
          onChange={(next) => set({ kinds: next })}
        />
      </fieldset>
      <fieldset>
        <legend>{say("heldOn")}</legend>
        <div className="days">
          <Chips
            single
            values={[today, plusDays(today, -1)]}
            chosen={[draft.heldOn]}
            name={(day) => (day === today ? say("todayWord") : say("yesterday"))}
            onChange={([day]) => day !== undefined && set({ heldOn: day })}
          />
          <TextInput
            type="date"
            aria-label={say("heldOn")}
            max={today}
            value={draft.heldOn}
            onChange={(event) => set({ heldOn: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            aria-label={say("startsAt")}
            value={draft.startsAt}
            onChange={(event) => set({ startsAt: event.currentTarget.value })}
          />
        </div>
      </fieldset>
      <TextInput
        label={say("title")}
        description={sensitive ? say("titleSensitive") : undefined}
        placeholder={usualTitle(draft, language)}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <div className="pair">
        <Autocomplete
          label={say("place")}
          data={last.places}
          value={draft.place}
          onChange={(place) => set({ place })}
        />
        <NativeSelect
          label={say("leader")}
          value={draft.leader}
          data={[
            { value: "", label: say("leaderNone") },
            ...posts.map((each) => ({
              value: each.id,
              label: `${roleTerms[each.role][language]}${each.name == null ? "" : ` ${each.name}`}`,
            })),
          ]}
          onChange={(event) => set({ leader: event.currentTarget.value })}
        />
      </div>
      <div className="trio">
        <NumberField label={say("dueCount")} value={draft.due} onChange={(due) => set({ due })} />
        <NumberField label={say("presentCount")} value={draft.present} onChange={(present) => set({ present })} />
        <NumberField label={say("hours")} value={draft.hours} onChange={(hours) => set({ hours })} />
      </div>
      {draft.due === "" && last.due !== null && (
        <p className="offer">
          <button type="button" className="plain small" onClick={() => set({ due: String(last.due) })}>
            {say("lastDue", { count: last.due })}
          </button>
        </p>
      )}
      <fieldset>
        <legend>{say("topics")}</legend>
        <Chips
          values={topics}
          chosen={draft.topics}
          name={(topic) => topicTerms[topic][language]}
          onChange={(next) => set({ topics: next })}
        />
      </fieldset>
      {sensitive ? (
        <p className="muted">{say("noMinutes")}</p>
      ) : (
        <Textarea
          label={say("minutes")}
          description={say("minutesHow")}
          autosize
          minRows={4}
          maxRows={24}
          value={draft.minutes}
          onChange={(event) => set({ minutes: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function NumberField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/[^\d.]/g, ""))}
    />
  );
}

/** The kinds that this organisation records, those that are due first. */
function useKinds(organisation: string, isBranch: boolean): readonly SegmentKind[] {
  const { data } = useQuery({
    queryKey: ["due", organisation],
    queryFn: () => read(calls.due, { params: { id: organisation }, query: { limit: 50 } }),
    enabled: isBranch,
  });
  const usual: readonly SegmentKind[] = isBranch ? branchKinds : departmentKinds;
  const due = data?.items.flatMap((each) => each.metBy.kinds) ?? [];
  return [...new Set([...due.filter((each) => usual.includes(each)), ...usual])];
}

/** What the last records offer: places, and how many should have come to one of these kinds. */
function useLast(organisation: string, kinds: readonly SegmentKind[]): { places: string[]; due: number | null } {
  const { data } = useQuery({
    queryKey: ["activities", organisation, "last"],
    queryFn: () =>
      read(factCalls("activities").list, { query: { organisation, sort: "date", direction: "down", limit: "20" } }),
  });
  const entries = data?.records.map((each) => each.entry) ?? [];
  const segments = entries.flatMap((each) => each.segments);
  return {
    places: [...new Set(entries.flatMap((each) => (each.place ? [each.place] : [])))],
    due: segments.find((each) => kinds.includes(each.kind) && each.due != null)?.due ?? null,
  };
}

/** The posts of the organisation that were held on the day. */
function usePosts(organisation: string, day: string) {
  const { data } = useQuery({
    queryKey: ["positions", organisation],
    queryFn: () => read(factCalls("positions").list, { query: { organisation, limit: "100" } }),
  });
  return (
    data?.records
      .filter(({ entry }) => entry.from <= day && (entry.to == null || entry.to >= day))
      .map(({ id, entry }) => ({ id, role: entry.role, name: entry.name })) ?? []
  );
}
