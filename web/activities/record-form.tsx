import { useState } from "react";
import { CountFields } from "#web/activities/count-fields.tsx";
import type { Draft } from "#web/activities/draft.ts";
import { isSensitiveDraft, namesIn, observersIn, supportsIn, usualTitle } from "#web/activities/entry.ts";
import { JointField } from "#web/activities/joint-field.tsx";
import { kindName } from "#web/activities/kinds.ts";
import { MinutesField } from "#web/activities/minutes-field.tsx";
import { RarePart } from "#web/activities/rare-part.tsx";
import { Field, NumberField } from "#web/activities/record-field.tsx";
import { useHere, useKinds, useLast, usePosts } from "#web/activities/record-reads.ts";
import type { Member } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";
import { SegmentFields } from "#web/activities/segment-fields.tsx";
import { Chips } from "#web/ui/chips.tsx";
import { plusDays } from "#web/ui/dates.ts";
import { useWords } from "#web/ui/words.ts";

const loadSupports = () => import("#web/activities/supports-field.tsx");

/** As many of the usual kinds as are shown beside those that are due, before one asks for the others. */
const USUAL_KINDS = 4;
const PLACES_OFFERED = 2;

type Props = {
  organisation: string;
  draft: Draft;
  today: string;
  roster: readonly Member[];
  onChange: (draft: Draft) => void;
};

/** The fields: what it was, when and where, who led, how many came, and what was said. */
export function RecordForm({ organisation, draft, today, roster, onChange }: Props) {
  const { say } = useWords();
  const { tell, language } = useRecordWords();
  const set = (part: Partial<Draft>): void => onChange({ ...draft, ...part });
  const last = useLast(organisation);
  const posts = usePosts(organisation, draft.heldOn);
  const sensitive = isSensitiveDraft(draft);
  const names = [...posts, ...roster].map((each) => each.name).filter((each) => each !== "");
  const [named] = sensitive ? namesIn(draft.title, names) : [];
  const supports = supportsIn(draft);
  const places = last.places.slice(0, PLACES_OFFERED);
  return (
    <>
      <Kinds organisation={organisation} chosen={draft.kinds} onChange={(kinds) => set({ kinds })} />
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
          <input
            type="date"
            aria-label={say("heldOn")}
            max={today}
            value={draft.heldOn}
            onChange={(event) => set({ heldOn: event.currentTarget.value })}
          />
          <input
            type="time"
            aria-label={say("startsAt")}
            value={draft.startsAt}
            onChange={(event) => set({ startsAt: event.currentTarget.value })}
          />
        </div>
      </fieldset>
      <Field label={tell("title")} how={sensitive ? tell("titleSensitive") : undefined}>
        <input
          placeholder={usualTitle(draft, language)}
          value={draft.title}
          maxLength={200}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
      </Field>
      {named !== undefined && (
        <p className="notice small" data-state="hint" role="status">
          {tell("nameInTitle", { name: named })}
        </p>
      )}
      <CountFields organisation={organisation} draft={draft} roster={roster} set={set} />
      {draft.kinds.map((kind) => (
        <SegmentFields
          key={kind}
          organisation={organisation}
          kind={kind}
          draft={draft}
          today={today}
          roster={roster}
          sensitive={sensitive}
          named={draft.kinds.length > 1}
          onChange={onChange}
        />
      ))}
      <div>
        <Field label={tell("place")}>
          <input
            list="places"
            value={draft.place}
            maxLength={200}
            onChange={(event) => set({ place: event.currentTarget.value })}
          />
        </Field>
        <datalist id="places">
          {last.places.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        {draft.place === "" && places.length > 0 && (
          <p className="offers">
            {places.map((each) => (
              <button key={each} type="button" className="offer" onClick={() => set({ place: each })}>
                {each}
              </button>
            ))}
          </p>
        )}
      </div>
      {sensitive ? (
        <p className="muted">{tell("noMinutes")}</p>
      ) : (
        <MinutesField organisation={organisation} draft={draft} today={today} onChange={onChange} />
      )}
      {!draft.kinds.includes("talk") && (
        <RarePart
          summary={supports.length === 0 ? tell("supports") : tell("supportsChosen", { count: supports.length })}
          filled={supports.length > 0}
          load={loadSupports}
        >
          {({ SupportsField }) => (
            <SupportsField
              organisation={organisation}
              heldOn={draft.heldOn}
              supports={supports}
              onChange={(next) => set({ supports: next })}
            />
          )}
        </RarePart>
      )}
      <details open={draft.alsoFor.length > 0}>
        <summary>{tell("more")}</summary>
        <div className="stack">
          <JointField
            organisation={organisation}
            alsoFor={draft.alsoFor}
            onChange={(alsoFor) => set({ alsoFor: [...alsoFor] })}
          />
          <div className="pair">
            <Field label={tell("endsAt")}>
              <input
                type="time"
                value={draft.endsAt}
                onChange={(event) => set({ endsAt: event.currentTarget.value })}
              />
            </Field>
            <NumberField
              label={tell("observers")}
              value={observersIn(draft)}
              onChange={(text) => set({ observers: text.replaceAll(".", "") })}
            />
          </div>
          <div className="pair">
            <Field label={tell("convener")}>
              <input value={draft.convener} onChange={(event) => set({ convener: event.currentTarget.value })} />
            </Field>
            <Field label={tell("recorder")}>
              <input value={draft.recorder} onChange={(event) => set({ recorder: event.currentTarget.value })} />
            </Field>
          </div>
        </div>
      </details>
    </>
  );
}

type KindsProps = { organisation: string; chosen: Draft["kinds"]; onChange: (kinds: Draft["kinds"]) => void };

/** What it was: the kinds that are due first, the rarer ones behind one touch. */
function Kinds({ organisation, chosen, onChange }: KindsProps) {
  const { say } = useWords();
  const { tell, language } = useRecordWords();
  const { isBranch } = useHere(organisation);
  const { due, usual } = useKinds(organisation, isBranch);
  const [isWhole, setIsWhole] = useState(false);
  const all = [...due, ...usual];
  const first = [...due, ...usual.slice(0, USUAL_KINDS)];
  const shown = isWhole ? all : [...first, ...all.filter((each) => !first.includes(each) && chosen.includes(each))];
  const others = chosen.filter((each) => !all.includes(each));
  return (
    <fieldset>
      <legend>{say("whatWasIt")}</legend>
      <Chips
        values={[...shown, ...others]}
        chosen={chosen}
        name={(kind) => kindName(kind, language)}
        onChange={onChange}
      />
      <p className="offers">
        {due.length > 0 && <span className="muted small">{tell("kindsDue")}</span>}
        {!isWhole && shown.length < all.length && (
          <button type="button" className="plain small" onClick={() => setIsWhole(true)}>
            {tell("moreKinds")}
          </button>
        )}
      </p>
    </fieldset>
  );
}
