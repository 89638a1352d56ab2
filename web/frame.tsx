import { NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { calls } from "#web/calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { LanguageSwitch } from "#web/ui/language-switch.tsx";
import { ask, read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/** What surrounds every page inside: the rail of words, on a phone the bars above and below. */
export function Frame() {
  const { say } = useWords();
  return (
    <div className="frame">
      <a className="hidden-words" href="#content">
        {say("skip")}
      </a>
      <header className="topbar">
        <OrganisationSwitch />
        <Link to="/account" className="small">
          {say("me")}
        </Link>
      </header>
      <aside className="rail">
        <Link to="/" className="mark" aria-label={say("toHome")}>
          标杆
        </Link>
        <OrganisationSwitch />
        <nav aria-label={say("pages")}>
          <Places />
        </nav>
        <RailFoot />
      </aside>
      <main className="page" id="content">
        <Outlet />
      </main>
      <nav className="bottombar" aria-label={say("pages")}>
        <Places />
      </nav>
    </div>
  );
}

/** The organisation whose pages are shown: the address says it, else the first that the person may see. */
function useOrganisation(): string | null {
  const { organisation } = useParams({ strict: false });
  const me = useMe();
  return organisation ?? me.abilities.find((each) => may(me, each.organisation.id, "see"))?.organisation.id ?? null;
}

/** The pages that there are and that the person may open. */
function Places() {
  const { say } = useWords();
  const me = useMe();
  const organisation = useOrganisation();
  if (organisation === null || me.mustFirst !== null) return null;
  const params = { organisation };
  return (
    <>
      <Link to="/o/$organisation" params={params} activeOptions={{ exact: true }}>
        {say("home")}
      </Link>
      {may(me, organisation, "record") && (
        <Link to="/o/$organisation/record" params={params} activeOptions={{ includeSearch: false }}>
          {say("record")}
        </Link>
      )}
      <Link to="/o/$organisation/ledger" params={params} activeOptions={{ includeSearch: false }}>
        {say("ledger")}
      </Link>
      <Link to="/o/$organisation/guide" params={params} activeOptions={{ includeSearch: false }}>
        {say("guide")}
      </Link>
      <Link to="/o/$organisation/desk" params={params} activeOptions={{ includeSearch: false }}>
        {say("desk")}
      </Link>
    </>
  );
}

/** Chooses among the organisations at which a role is held and those below them. */
function OrganisationSwitch() {
  const { say } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const organisation = useOrganisation();
  const { data } = useQuery({ queryKey: ["directory"], queryFn: () => read(calls.directory, {}), staleTime: 300_000 });
  if (organisation === null) return null;
  const held = new Set(me.abilities.map((each) => each.organisation.id));
  const all = data?.organisations.filter((each) => !each.dissolved && each.kind !== "group") ?? [];
  const parents = new Map(all.map((each) => [each.id, each.parentId]));
  const isMine = (id: string | null): boolean => id !== null && (held.has(id) || isMine(parents.get(id) ?? null));
  const mine = all.filter((each) => isMine(each.id));
  if (mine.length <= 1) {
    const name = mine[0]?.name ?? me.abilities[0]?.organisation.name ?? "";
    return <p className="switcher">{name}</p>;
  }
  const depth = (id: string | null): number => (id === null || !isMine(id) ? -1 : 1 + depth(parents.get(id) ?? null));
  return (
    <NativeSelect
      className="switcher"
      aria-label={say("organisation")}
      value={organisation}
      data={inOrder(mine).map((each) => ({
        value: each.id,
        label: `${"　".repeat(Math.max(0, depth(each.id)))}${each.name}`,
      }))}
      onChange={(event) =>
        void navigate({ to: "/o/$organisation", params: { organisation: event.currentTarget.value } })
      }
    />
  );
}

/** Each below its parent; among siblings the server's order, which is the official one. */
function inOrder<Item extends { id: string; parentId: string | null }>(items: readonly Item[]): Item[] {
  const ids = new Set(items.map((each) => each.id));
  const below = (parent: Item): Item[] => [
    parent,
    ...items.filter((each) => each.parentId === parent.id).flatMap(below),
  ];
  return items.filter((each) => each.parentId === null || !ids.has(each.parentId)).flatMap(below);
}

function RailFoot() {
  const { say } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  async function leave(): Promise<void> {
    await ask(calls.signOut, {});
    queries.clear();
    await navigate({ to: "/sign-in", replace: true });
  }
  return (
    <div className="foot">
      <p>
        <Link to="/account">{me.account.displayName}</Link>
      </p>
      <p>
        <LanguageSwitch />
      </p>
      <p>
        <button type="button" className="plain small" onClick={() => void leave()}>
          {say("signOut")}
        </button>
      </p>
    </div>
  );
}
