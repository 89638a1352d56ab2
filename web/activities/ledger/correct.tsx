import { Textarea, TextInput } from "@mantine/core";
import { CorrectPart } from "#web/activities/ledger/correct-part.tsx";
import {
  correctedEntry,
  correctionState,
  hasHalfVote,
  keepsNoMinutes,
  newPart,
} from "#web/activities/ledger/correction.ts";
import type { CorrectionState } from "#web/activities/ledger/correction.ts";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { CorrectForm } from "#web/facts/correct-form.tsx";
import { useRecordWords } from "#web/activities/record-words.ts";
import type { SavedFact } from "#web/facts/fact-client.ts";
import { useMe } from "#web/identity/me.ts";
import { useWords } from "#web/ui/words.ts";
import { WholeField } from "#web/activities/ledger/whole-field.tsx";

type Props = { record: ActivityRecord; cancel: () => void; done: (saved: SavedFact<"activities">) => void };

/** Corrects a record, part by part, with its reason. */
export function CorrectRecord({ record, cancel, done }: Props) {
  const { say } = useLedgerWords();
  const { tell } = useRecordWords();
  return (
    <section>
      <div className="page-head">
        <h1>{say("correctTitle")}</h1>
      </div>
      <CorrectForm
        name="activities"
        record={record}
        start={(seen) => correctionState(seen.entry)}
        written={(state, seen) => ({ entry: correctedEntry(state, seen.entry) })}
        lacks={(state) => (hasHalfVote(state) ? tell("voteHalf") : null)}
        renderFields={(state, set) => (
          <Fields id={record.id} organisation={record.organisationId} state={state} set={set} />
        )}
        done={done}
        cancel={cancel}
      />
    </section>
  );
}

type FieldsProps = { id: string; organisation: string; state: CorrectionState; set: (state: CorrectionState) => void };

function Fields({ id, organisation, state, set }: FieldsProps) {
  const { say } = useLedgerWords();
  const { say: sayUi } = useWords();
  const { today } = useMe();
  const change = (part: Partial<CorrectionState>): void => set({ ...state, ...part });
  const line = (field: "title" | "place" | "convener" | "recorder", label: string, required = false) => (
    <TextInput
      label={label}
      required={required}
      value={state[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  const clock = (field: "startsAt" | "endsAt", label: string) => (
    <TextInput
      type="time"
      label={label}
      value={state[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      {line("title", say("title"), true)}
      <div className="correct-trio">
        <TextInput
          type="date"
          label={say("heldOn")}
          required
          max={today}
          value={state.heldOn}
          onChange={(event) => change({ heldOn: event.currentTarget.value })}
        />
        {clock("startsAt", say("startsAt"))}
        {clock("endsAt", say("endsAt"))}
      </div>
      {line("place", say("place"))}
      <div className="correct-trio">
        {line("convener", say("convenerField"))}
        {line("recorder", say("recorderField"))}
        <WholeField
          label={say("observersField")}
          value={state.observers}
          onChange={(observers) => change({ observers })}
        />
      </div>
      {state.parts.map((part, index) => (
        <CorrectPart
          key={part.key}
          record={id}
          organisation={organisation}
          day={state.heldOn}
          where={state.place}
          part={part}
          place={state.parts.length > 1 ? index + 1 : null}
          set={(next) => change({ parts: state.parts.map((each) => (each.key === part.key ? next : each)) })}
          remove={() => change({ parts: state.parts.filter((each) => each.key !== part.key) })}
        />
      ))}
      <p>
        <button type="button" className="plain" onClick={() => change({ parts: [...state.parts, newPart("other")] })}>
          {say("addPart")}
        </button>
      </p>
      {keepsNoMinutes(state) ? (
        <p className="muted">{sayUi("noMinutes")}</p>
      ) : (
        <Textarea
          label={say("minutes")}
          autosize
          minRows={4}
          maxRows={24}
          value={state.minutes}
          onChange={(event) => change({ minutes: event.currentTarget.value })}
        />
      )}
    </>
  );
}
