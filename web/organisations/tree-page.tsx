import { Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMe } from "#web/identity/me.ts";
import { OrganisationTree } from "#web/organisations/organisation-tree.tsx";
import { schoolQuery } from "#web/organisations/school.ts";
import type { Listed } from "#web/organisations/school.ts";
import { found, isThere, linesOf, treeOf } from "#web/organisations/tree.ts";
import type { Node } from "#web/organisations/tree.ts";
import { treeSearch } from "#web/organisations/tree-search.ts";
import type { TreeSearch } from "#web/organisations/tree-search.ts";
import { useOrganisationWords } from "#web/organisations/words.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { LinkOrWhy } from "#web/settings/link-or-why.tsx";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import "#web/organisations/organisations.css";

/** The school's organisations in the official order: departments closed, branches below them. */
export function TreePage() {
  const { say } = useOrganisationWords();
  const search = useSearch({ from: "/inside/settings/organisations" });
  const { data, error, refetch } = useQuery(schoolQuery);
  const whyNot = useAllowed();
  return (
    <>
      <div className="page-head">
        <h1>{say("page")}</h1>
        <LinkOrWhy to="/settings/organisations/new" why={whyNot("manage-school")}>
          {say("found")}
        </LinkOrWhy>
      </div>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && <Tree records={data} search={search} />}
    </>
  );
}

function count(records: readonly Listed[], kind: Listed["entry"]["kind"]): number {
  return records.filter((each) => each.entry.kind === kind).length;
}

/** Below what is shown at first: the university is open, and whoever stands alone at the top. */
function startsOpen(node: Node, depth: number): boolean {
  return depth === 0 || node.record.entry.kind === "university";
}

function Tree({ records, search }: { records: readonly Listed[]; search: TreeSearch }) {
  const { say } = useOrganisationWords();
  const { today } = useMe();
  const navigate = useNavigate({ from: "/settings/organisations" });
  const { text = "", gone, open = [], all } = search;
  const there = records.filter((each) => isThere(each, today));
  const among = gone === true ? records : there;
  const words = text.trim();
  const fitting = words === "" ? { kept: among, hits: among.length } : found(among, words);
  const opened = new Set(open);
  const isOpen = (node: Node, depth: number): boolean =>
    words !== "" || all === true || startsOpen(node, depth) || opened.has(node.record.id);
  const lines = linesOf(treeOf(fitting.kept), isOpen);
  const set = (next: Partial<Record<keyof TreeSearch, unknown>>): void =>
    void navigate({ search: (before) => treeSearch({ ...before, ...next }), replace: true, resetScroll: false });
  const toggle = (id: string, toOpen: boolean): void => {
    const now = all === true ? records.map((each) => each.id) : open;
    const next = toOpen ? [...now, id] : now.filter((each) => each !== id);
    set({ all: undefined, open: next.length > 0 ? next.slice(-100) : undefined });
  };
  if (records.length === 0) return <p>{say("nothingSeen")}</p>;
  return (
    <>
      <p className="muted">
        {say("lead", {
          all: there.length,
          departments: count(there, "department"),
          branches: count(there, "branch"),
          groups: count(there, "group"),
        })}
      </p>
      <div className="tree-filters" role="search">
        <TextInput
          type="search"
          label={say("find")}
          value={text}
          onChange={(event) => set({ text: event.currentTarget.value || undefined })}
        />
        <Checkbox
          label={say("withGone")}
          checked={gone === true}
          onChange={(event) => set({ gone: event.currentTarget.checked || undefined })}
        />
        <span className="tree-turn">
          <button type="button" className="plain" onClick={() => set({ all: true, open: undefined })}>
            {say("openAll")}
          </button>
          <button type="button" className="plain" onClick={() => set({ all: undefined, open: undefined })}>
            {say("closeAll")}
          </button>
        </span>
      </div>
      <p role="status" className="small muted">
        {words !== "" && (fitting.hits === 0 ? say("noHits", { words }) : say("hits", { count: fitting.hits }))}
      </p>
      {lines.length > 0 && <OrganisationTree lines={lines} toggle={toggle} marked={words} />}
      <p className="small muted tree-keys">{say("keys")}</p>
      {there.length === 1 && there[0]?.entry.kind === "university" && (
        <p className="notice">
          {say("empty")} <Link to="/settings/import">{say("importInstead")}</Link>
        </p>
      )}
    </>
  );
}
