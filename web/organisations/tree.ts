import type { Listed } from "#web/organisations/school.ts";

/** An organisation in its place of the tree. */
export type Node = { record: Listed; children: Node[] };

/** A line of the tree as it is shown. */
export type Line = { node: Node; depth: number; isOpen: boolean; parentId: string | null; place: number; of: number };

/** True while it exists on the day. */
export function isThere({ entry }: Pick<Listed, "entry">, today: string): boolean {
  return entry.dissolvedOn == null || entry.dissolvedOn >= today;
}

/** The tree of what is given, which comes in the official order; whoever's parent is not among them stands at the top. */
export function treeOf(records: readonly Listed[]): Node[] {
  const nodes = new Map(records.map((record) => [record.id, { record, children: new Array<Node>() }]));
  const tops: Node[] = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.record.entry.parentId ?? "");
    if (parent === undefined) tops.push(node);
    else parent.children.push(node);
  }
  return tops;
}

/** The records that fit the words, with everybody above them. */
export function found(records: readonly Listed[], words: string): { kept: Listed[]; hits: number } {
  const parts = words
    .toLowerCase()
    .split(/\s+/)
    .filter((each) => each !== "");
  const byId = new Map(records.map((each) => [each.id, each]));
  const kept = new Set<string>();
  let hits = 0;
  for (const { id, entry } of records) {
    const names = [entry.name, ...(entry.was ?? []).flatMap((each) => each.name ?? [])].join("\n").toLowerCase();
    if (!parts.every((part) => names.includes(part))) continue;
    hits += 1;
    for (
      let above = byId.get(id);
      above !== undefined && !kept.has(above.id);
      above = byId.get(above.entry.parentId ?? "")
    )
      kept.add(above.id);
  }
  return { kept: records.filter((each) => kept.has(each.id)), hits };
}

/** The lines that are shown, from the top: below an organisation only while it is open. */
export function linesOf(nodes: readonly Node[], isOpen: (node: Node, depth: number) => boolean): Line[] {
  const below = (siblings: readonly Node[], depth: number, parentId: string | null): Line[] =>
    siblings.flatMap((node, index) => {
      const open = node.children.length > 0 && isOpen(node, depth);
      const line = { node, depth, isOpen: open, parentId, place: index + 1, of: siblings.length };
      return [line, ...(open ? below(node.children, depth + 1, node.record.id) : [])];
    });
  return below(nodes, 0, null);
}

/** The name of the organisation and of those above it, the nearest first. */
export function pathOf(records: ReadonlyMap<string, Listed>, id: string): Listed[] {
  const path: Listed[] = [];
  for (let one = records.get(id); one !== undefined && !path.includes(one); one = records.get(one.entry.parentId ?? ""))
    path.push(one);
  return path;
}
