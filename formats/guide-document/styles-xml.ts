import type { SaxesTagNS } from "saxes";
import { attribute } from "#formats/guide-document/numbering-xml.ts";
import { parseWordXml } from "#formats/guide-document/word-xml.ts";

export type ListPlace = { listId: string; level: number };

type Style = { basedOn: string | null; listId: string | null; level: number | null };

/** The lists that paragraph styles belong to: headings are often numbered by their style alone. */
export function readStyleLists(xml: string): (styleId: string | null) => ListPlace | null {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  let standard: string | null = null;
  const open = (tag: SaxesTagNS): void => {
    if (tag.local === "style") {
      style = { basedOn: null, listId: null, level: null };
      const id = attribute(tag, "styleId") ?? "";
      styles.set(id, style);
      if (attribute(tag, "default") === "1" && attribute(tag, "type") === "paragraph") standard = id;
    }
    if (style === null) return;
    const value = attribute(tag, "val") ?? null;
    if (tag.local === "basedOn") style.basedOn = value;
    if (tag.local === "numId") style.listId = value;
    if (tag.local === "ilvl") style.level = Number(value);
  };
  const close = (tag: SaxesTagNS): void => {
    if (tag.local === "style") style = null;
  };
  parseWordXml(xml, { open, close });

  return (styleId) => {
    let id: string | null = styleId ?? standard;
    let level: number | null = null;
    for (let depth = 0; id !== null && depth < 20; depth += 1) {
      const found: Style | undefined = styles.get(id);
      if (found === undefined) return null;
      level ??= found.level;
      if (found.listId !== null) return found.listId === "0" ? null : { listId: found.listId, level: level ?? 0 };
      id = found.basedOn;
    }
    return null;
  };
}
