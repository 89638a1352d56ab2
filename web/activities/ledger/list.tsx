import { useMediaQuery } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent, ReactNode } from "react";
import type { z } from "zod";
import type { FactRows } from "#api/endpoints/facts.ts";
import { sortWords } from "#web/activities/ledger-filters.tsx";
import { isUpward } from "#web/activities/ledger-search.ts";
import type { LedgerSearch, LedgerSort } from "#web/activities/ledger-search.ts";
import { kindsText } from "#web/activities/kinds.ts";
import { RecordMarks } from "#web/activities/ledger/marks.tsx";
import { useBelow, useNameOf } from "#web/activities/ledger/use-below.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { useMe } from "#web/identity/me.ts";
import { dayText, minuteText } from "#web/ui/dates.ts";

type Listed = z.output<FactRows<"activities">["list"]["output"]>["records"][number];
type Props = {
  organisation: string;
  search: LedgerSearch;
  records: readonly Listed[];
  /** True while another page is being read. */
  isStale: boolean;
  /** The organisation whose records need not say whose they are. */
  reader: string;
};

/** A page of records: a table, on a phone cards. Arrow keys go from record to record. */
export function LedgerList(props: Props) {
  const isNarrow = useMediaQuery("(max-width: 767px)", false, { getInitialValueInEffect: false });
  return isNarrow ? <Cards {...props} /> : <Table {...props} />;
}

/** Whose records need saying: all where there are organisations below, else those of others that name this one. */
function useWhose({ reader }: Props): { hasColumn: boolean; whose: (record: Listed) => string } {
  const below = useBelow(reader);
  const nameOf = useNameOf();
  return {
    hasColumn: below.length > 1,
    whose: ({ organisationId }) => (organisationId === reader ? "" : nameOf(organisationId)),
  };
}

/** The numbers of the first part that says any. */
function countsOf({ entry }: Listed): string {
  const counted = entry.segments.find((each) => each.present != null || each.due != null);
  return counted === undefined ? "—" : `${counted.present ?? "—"}/${counted.due ?? "—"}`;
}

/** Up and down go to the neighbouring record's link. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a.to-record")];
  const here = links.findIndex((each) => each === document.activeElement);
  const next = links[here + step];
  if (here < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

function RecordLink({ organisation, record, children }: { organisation: string; record: Listed; children: ReactNode }) {
  return (
    <Link to="/o/$organisation/ledger/$id" params={{ organisation, id: record.id }} className="to-record">
      {children}
    </Link>
  );
}

function Table(props: Props) {
  const { organisation, search, records, isStale } = props;
  const { say, language } = useLedgerWords();
  const { today } = useMe();
  const { hasColumn, whose } = useWhose(props);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys move between the links within
    <table className="ledger" aria-busy={isStale} onKeyDown={walk}>
      <thead>
        <tr>
          <SortHead organisation={organisation} search={search} by="date" />
          <SortHead organisation={organisation} search={search} by="title" />
          <th scope="col">{say("kind")}</th>
          {hasColumn && <th scope="col">{say("organisation")}</th>}
          <SortHead organisation={organisation} search={search} by="present" />
          <SortHead organisation={organisation} search={search} by="recorded" />
        </tr>
      </thead>
      <tbody>
        {records.map((record) => {
          const { id, entry, marks, recordedAt } = record;
          return (
            <tr key={id}>
              <td className="day">
                <time dateTime={entry.heldOn}>{dayText(entry.heldOn, language, today)}</time>
              </td>
              <td className="title">
                <RecordLink organisation={organisation} record={record}>
                  {entry.title}
                </RecordLink>{" "}
                <RecordMarks marks={marks} entry={entry} />
                {!hasColumn && whose(record) !== "" && <span className="muted small"> {whose(record)}</span>}
              </td>
              <td className="kinds">{kindsText(entry.segments, language)}</td>
              {hasColumn && <td className="whose">{whose(record)}</td>}
              <td className="number">{countsOf(record)}</td>
              <td className="when">
                <time dateTime={recordedAt}>{minuteText(recordedAt, language, today)}</time>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function SortHead({ organisation, search, by }: { organisation: string; search: LedgerSearch; by: LedgerSort }) {
  const { say } = useLedgerWords();
  const isThis = (search.sort ?? "date") === by;
  const isUp = isUpward(search);
  return (
    <th
      scope="col"
      className={by === "present" ? "number" : undefined}
      aria-sort={isThis ? (isUp ? "ascending" : "descending") : undefined}
    >
      <Link to="/o/$organisation/ledger" params={{ organisation }} search={sorted(search, by)} resetScroll={false}>
        {say(sortWords[by])} {isThis && <span aria-hidden="true">{isUp ? "↑" : "↓"}</span>}
      </Link>
    </th>
  );
}

/** The same filters in another order, from the first page on; the order there is, turned. */
function sorted({ page: _page, sort, turned, ...filters }: LedgerSearch, by: LedgerSort): LedgerSearch {
  const isThis = (sort ?? "date") === by;
  return {
    ...filters,
    ...(by === "date" ? {} : { sort: by }),
    ...(isThis && turned !== true ? { turned: true } : {}),
  };
}

function Cards(props: Props) {
  const { organisation, records, isStale } = props;
  const { language } = useLedgerWords();
  const { today } = useMe();
  const { whose } = useWhose(props);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys move between the links within
    <ul className="cards" aria-busy={isStale} onKeyDown={walk}>
      {records.map((record) => {
        const { id, entry, marks } = record;
        const counts = countsOf(record);
        return (
          <li key={id}>
            <RecordLink organisation={organisation} record={record}>
              <span className="card-title">{entry.title}</span>
              <span className="card-line">
                <time dateTime={entry.heldOn}>{dayText(entry.heldOn, language, today)}</time>
                <span>{kindsText(entry.segments, language)}</span>
                {counts !== "—" && <span>{counts}</span>}
              </span>
              {whose(record) !== "" && <span className="card-line">{whose(record)}</span>}
              <RecordMarks marks={marks} entry={entry} />
            </RecordLink>
          </li>
        );
      })}
    </ul>
  );
}
