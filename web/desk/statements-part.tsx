import { NativeSelect, TextInput } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { statedCoverageTerms } from "#domain/wording/terms.ts";
import { DoneSentence, useDone } from "#web/desk/done.tsx";
import { EntrySheet } from "#web/desk/entry-sheet.tsx";
import { useEntries } from "#web/desk/facts.ts";
import type { Draft, Entry } from "#web/desk/facts.ts";
import { usePlace } from "#web/desk/place.ts";
import { PartHead, Reading } from "#web/desk/slips.tsx";
import { useDeskWords } from "#web/desk/words.ts";
import { factCalls } from "#web/fact-calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { read } from "#web/ui/server.ts";

const coverages = [
  "dual-life",
  "training",
  "member-reports",
  "talks-committee",
  "talks-members",
  "talks-peers",
] as const;
type Coverage = (typeof coverages)[number];
type Open = { record: Entry<"statements"> | null; start: Draft<"statements"> };

/** What branches without a roster state once a year, as a table of numbers: one line an organisation. */
export function StatementsPart({ organisation }: { organisation: string }) {
  const { say, language } = useDeskWords();
  const me = useMe();
  const { here, branches, nameOf } = usePlace(organisation);
  const { year: chosen } = useSearch({ from: "/inside/o/$organisation/desk/$part" });
  const navigate = useNavigate();
  const year = chosen ?? Number(me.today.slice(0, 4));
  const list = useEntries("statements", { organisation });
  const [open, setOpen] = useState<Open | null>(null);
  const done = useDone();
  const rows = here === undefined ? [] : here.kind === "branch" ? [here] : [here, ...branches];
  const records = list.data?.pages.flatMap((page) => page.records) ?? [];
  const newest = (id: string, coverage: Coverage) =>
    records
      .filter(({ entry }) => entry.organisationId === id && entry.year === year && entry.coverage === coverage)
      .toSorted((a, b) => (a.recordedAt > b.recordedAt ? -1 : 1))[0];
  const columns = (id: string): readonly Coverage[] =>
    id === here?.id && here.kind === "department" ? ["dual-life"] : coverages;
  const said = ({ reached, due }: Draft<"statements">): string => say("reachedOf", { reached, due });
  const thisYear = Number(me.today.slice(0, 4));
  return (
    <>
      <PartHead lead={say("statementsLead")} />
      <NativeSelect
        className="desk-year"
        label={say("year")}
        value={String(year)}
        data={[thisYear, thisYear - 1, thisYear - 2].map(String)}
        onChange={(event) =>
          void navigate({
            to: "/o/$organisation/desk/$part",
            params: { organisation, part: "statements" },
            search: { year: Number(event.currentTarget.value) },
            replace: true,
          })
        }
      />
      <DoneSentence sentence={done.sentence} />
      <Reading of={[list]}>
        {() => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keys
          <div className="desk-scroll" tabIndex={0} role="group" aria-label={say("statements")}>
            <table className="desk-table">
              <thead>
                <tr>
                  <th scope="col">{say("organisation")}</th>
                  {coverages.map((each) => (
                    <th key={each} scope="col">
                      {statedCoverageTerms[each][language]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.name}</th>
                    {coverages.map((coverage) => {
                      const there = newest(row.id, coverage);
                      if (!columns(row.id).includes(coverage))
                        return (
                          <td key={coverage} className="muted">
                            —
                          </td>
                        );
                      const text = there === undefined ? say("notStated") : said(there.entry);
                      if (!may(me, row.id, "record")) return <td key={coverage}>{text}</td>;
                      return (
                        <td key={coverage}>
                          <button
                            type="button"
                            className="plain"
                            aria-label={`${row.name} ${statedCoverageTerms[coverage][language]} ${text}`}
                            onClick={() =>
                              setOpen({
                                record: there ?? null,
                                start: there?.entry ?? { organisationId: row.id, year, coverage, due: 0, reached: 0 },
                              })
                            }
                          >
                            {text}
                          </button>
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Reading>
      {open !== null && (
        <EntrySheet
          list="statements"
          title={`${open.start.year} · ${statedCoverageTerms[open.start.coverage][language]}`}
          record={open.record}
          start={open.start}
          newestOf={(id) => read(factCalls("statements").get, { params: { id } })}
          told={said}
          lacks={({ due, reached }) => (reached > due ? say("reachedTooMany") : null)}
          done={(sentence) => {
            done.say(sentence);
            setOpen(null);
          }}
          renderFields={(draft, set) => (
            <>
              <p>{nameOf(draft.organisationId)}</p>
              <div className="pair">
                <CountField label={say("statedDue")} value={draft.due} onChange={(due) => set({ due })} />
                <CountField
                  label={say("statedReached")}
                  value={draft.reached}
                  onChange={(reached) => set({ reached })}
                />
              </div>
            </>
          )}
        />
      )}
    </>
  );
}

function CountField({ label, value, onChange }: { label: string; value: number; onChange: (count: number) => void }) {
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      value={value === 0 ? "" : String(value)}
      placeholder="0"
      onChange={(event) => onChange(Number(event.currentTarget.value.replaceAll(/\D/g, "").slice(0, 5)))}
    />
  );
}
