import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { may, useMe } from "#web/identity/me.ts";
import { placesFor } from "#web/places.ts";
import { searchCalls } from "#web/search/calls.ts";
import { dayText } from "#web/ui/dates.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { useFrameWords } from "#web/ui/frame-words.ts";
import { PickList } from "#web/ui/pick-list.tsx";
import type { PickGroup } from "#web/ui/pick-list.tsx";
import { Refused, read } from "#web/ui/server.ts";

const PAUSE_MS = 200;

/** The text when nothing has been added to it for a moment. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Finds pages, organisations and records by a few letters, by keyboard alone if one likes. */
export function Palette({ organisation, close }: { organisation: string; close: () => void }) {
  const { say, language } = useFrameWords();
  const me = useMe();
  const navigate = useNavigate();
  const [query, setQuery] = useState("");
  const text = query.trim();
  const asked = useSettled(text);
  const found = useQuery({
    queryKey: ["search", asked],
    queryFn: () => read(searchCalls.search, { query: { text: asked, limit: "12" } }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });

  const kind = me.kinds.get(organisation);
  const pages = [
    ...placesFor(kind === "university" || kind === "department", (action) => may(me, organisation, action)).map(
      ({ to, word }) => ({ key: `page ${to}`, name: say(word), go: () => navigate({ to, params: { organisation } }) }),
    ),
    { key: "page /account", name: say("account"), go: () => navigate({ to: "/account" }) },
  ].filter((each) => each.name.toLowerCase().includes(text.toLowerCase()));
  const organisations = (text === "" ? [] : (found.data?.organisations ?? [])).map((each) => ({
    key: `organisation ${each.id}`,
    name: each.name,
    note: each.above.join(" › "),
    go: () => navigate({ to: "/o/$organisation", params: { organisation: each.id } }),
  }));
  const records = (text === "" ? [] : (found.data?.activities ?? [])).map((each) => ({
    key: `record ${each.id}`,
    name: each.title,
    note: `${dayText(each.heldOn, language, me.today)} · ${each.organisation}`,
    go: () =>
      navigate({
        to: "/o/$organisation/ledger/$id",
        params: { organisation: each.organisationId, id: each.id },
      }),
  }));
  const all = [...pages, ...organisations, ...records];
  const groups: PickGroup[] = [
    { name: say("pages"), picks: pages },
    { name: say("organisations"), picks: organisations },
    { name: say("records"), picks: records },
  ].filter((each) => each.picks.length > 0);
  const isReading = text !== asked || found.isFetching;
  const problem = found.error instanceof Refused ? found.error.problem : null;
  const failed = found.error === null ? null : problem?.code === "no-connection" ? say("noConnection") : problem?.title;

  return (
    <Dialog kind="top" label={say("find")} close={close}>
      <PickList
        label={say("findWhat")}
        placeholder={say("findWhat")}
        query={query}
        onQuery={setQuery}
        groups={groups}
        nothing={isReading ? "…" : say("nothingFound")}
        told={text === "" || isReading ? "" : say("foundCount", { count: all.length })}
        onPick={(key) => {
          close();
          void all.find((each) => each.key === key)?.go();
        }}
      />
      {failed !== null && (
        <p className="notice" data-state="short" role="alert">
          {say("searchFailed", { why: failed ?? "" })}
        </p>
      )}
      {found.data?.more === true && text !== "" && <p className="pick-nothing muted small">{say("moreRecords")}</p>}
    </Dialog>
  );
}
