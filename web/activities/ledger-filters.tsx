import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { segmentKindTerms } from "#domain/wording/terms.ts";
import { isKind, kindName } from "#web/activities/kinds.ts";
import { ledgerSearch } from "#web/activities/ledger-search.ts";
import type { LedgerSearch } from "#web/activities/ledger-search.ts";
import { useWords } from "#web/ui/words.ts";

/** What the ledger is filtered by; each change goes into the address, which can be kept and sent on. */
export function LedgerFilters({ organisation, search }: { organisation: string; search: LedgerSearch }) {
  const { say, language } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState(search.text ?? "");
  const isFiltered = Object.keys(search).some((each) => each !== "page" && each !== "up");

  function filter(part: Record<string, unknown>): void {
    const { page: _page, ...before } = search;
    void navigate({
      to: "/o/$organisation/ledger",
      params: { organisation },
      search: ledgerSearch({ ...before, ...part }),
      replace: true,
    });
  }

  return (
    <form
      className="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        filter({ text: text.trim() });
      }}
    >
      <TextInput
        label={say("searchText")}
        type="search"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NativeSelect
        label={say("kinds")}
        value={search.kind ?? ""}
        data={[
          { value: "", label: say("allKinds") },
          ...Object.keys(segmentKindTerms)
            .filter(isKind)
            .map((each) => ({ value: each, label: kindName(each, language) })),
        ]}
        onChange={(event) => filter({ kind: event.currentTarget.value })}
      />
      <TextInput
        label={say("fromDay")}
        type="date"
        value={search.from ?? ""}
        onChange={(event) => filter({ from: event.currentTarget.value })}
      />
      <TextInput
        label={say("toDay")}
        type="date"
        value={search.to ?? ""}
        onChange={(event) => filter({ to: event.currentTarget.value })}
      />
      <Checkbox
        label={say("onlyLate")}
        checked={search.late === true}
        onChange={(event) => filter({ late: event.currentTarget.checked })}
      />
      <Button type="submit" variant="default">
        {say("search")}
      </Button>
      {isFiltered && (
        <Link
          to="/o/$organisation/ledger"
          params={{ organisation }}
          search={{}}
          className="small"
          onClick={() => setText("")}
        >
          {say("clearFilters")}
        </Link>
      )}
    </form>
  );
}
