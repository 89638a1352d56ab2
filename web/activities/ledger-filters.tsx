import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { segmentKindTerms, topicTerms, topics } from "#domain/wording/terms.ts";
import { isKind, kindName } from "#web/activities/kinds.ts";
import { isFiltered, ledgerSearch, ledgerSorts } from "#web/activities/ledger-search.ts";
import type { LedgerSearch, LedgerSort } from "#web/activities/ledger-search.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { useBelow } from "#web/activities/ledger/use-below.ts";
import { useWords } from "#web/ui/words.ts";

/** The words of what the ledger is sorted by. */
export const sortWords = {
  date: "byDate",
  recorded: "byRecorded",
  title: "byTitle",
  present: "byPresent",
} as const satisfies Record<LedgerSort, string>;

type Props = { organisation: string; search: LedgerSearch };

/** What the ledger is filtered by; each change goes into the address, which can be kept and sent on. */
export function LedgerFilters({ organisation, search }: Props) {
  const { say: sayUi, language } = useWords();
  const { say } = useLedgerWords();
  const navigate = useNavigate();
  const below = useBelow(organisation);
  const [text, setText] = useState(search.text ?? "");
  // The address may change by itself: back, or another page's link.
  const [inAddress, setInAddress] = useState(search.text);
  if (search.text !== inAddress) {
    setInAddress(search.text);
    setText(search.text ?? "");
  }

  function filter(part: Record<string, unknown>): void {
    const { page: _page, ...before } = search;
    void navigate({
      to: "/o/$organisation/ledger",
      params: { organisation },
      search: ledgerSearch({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  }

  return (
    <form
      className="filters"
      role="search"
      aria-label={say("filters")}
      onSubmit={(event) => {
        event.preventDefault();
        filter({ text: text.trim() });
      }}
    >
      <div className="filter-text">
        <TextInput
          label={sayUi("searchText")}
          type="search"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {sayUi("search")}
        </Button>
      </div>
      {below.length > 1 && (
        <NativeSelect
          className="filter-below"
          label={say("below")}
          value={search.in ?? ""}
          data={below.map((each) => ({
            value: each.depth === 0 ? "" : each.id,
            label: each.depth === 0 ? say("allBelow") : `${"　".repeat(each.depth - 1)}${each.name}`,
          }))}
          onChange={(event) => filter({ in: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={sayUi("kinds")}
        value={search.kind ?? ""}
        data={[
          { value: "", label: sayUi("allKinds") },
          ...Object.keys(segmentKindTerms)
            .filter(isKind)
            .map((each) => ({ value: each, label: kindName(each, language) })),
        ]}
        onChange={(event) => filter({ kind: event.currentTarget.value })}
      />
      <NativeSelect
        label={say("topic")}
        value={search.topic ?? ""}
        data={[
          { value: "", label: say("allTopics") },
          ...topics.map((each) => ({ value: each, label: topicTerms[each][language] })),
        ]}
        onChange={(event) => filter({ topic: event.currentTarget.value })}
      />
      <TextInput
        label={sayUi("fromDay")}
        type="date"
        value={search.from ?? ""}
        onChange={(event) => filter({ from: event.currentTarget.value })}
      />
      <TextInput
        label={sayUi("toDay")}
        type="date"
        value={search.to ?? ""}
        onChange={(event) => filter({ to: event.currentTarget.value })}
      />
      <div className="filter-sort">
        <NativeSelect
          label={say("sortBy")}
          value={search.sort ?? "date"}
          data={ledgerSorts.map((each) => ({ value: each, label: say(sortWords[each]) }))}
          onChange={(event) => filter({ sort: event.currentTarget.value, turned: false })}
        />
        <Checkbox
          label={say("turnOrder")}
          checked={search.turned === true}
          onChange={(event) => filter({ turned: event.currentTarget.checked })}
        />
      </div>
      <div className="filter-ticks">
        <Checkbox
          label={sayUi("onlyLate")}
          checked={search.late === true}
          onChange={(event) => filter({ late: event.currentTarget.checked })}
        />
        <Checkbox
          label={say("onlyWithdrawn")}
          checked={search.withdrawn === true}
          onChange={(event) => filter({ withdrawn: event.currentTarget.checked })}
        />
        {isFiltered(search) && (
          <Link to="/o/$organisation/ledger" params={{ organisation }} search={{}} className="small">
            {sayUi("clearFilters")}
          </Link>
        )}
      </div>
    </form>
  );
}
