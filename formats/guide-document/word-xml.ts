import { SaxesParser } from "saxes";
import type { SaxesTagNS } from "saxes";

export type WordXmlHandler = {
  open: (tag: SaxesTagNS) => void;
  text?: (text: string) => void;
  close: (tag: SaxesTagNS) => void;
};

/** Tables within tables go some dozen deep; the parser looks up names through all of them, so depth costs its square. */
const DEEPEST = 2000;

/** Parses a part of a Word document. Entities of its own are not expanded (saxes refuses them). @throws Error when it is not well formed */
export function parseWordXml(xml: string, { open, text, close }: WordXmlHandler): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new Error(`depth > ${DEEPEST}`);
    open(tag);
  });
  if (text !== undefined) parser.on("text", text);
  parser.on("closetag", (tag) => {
    depth -= 1;
    close(tag);
  });
  parser.write(xml).close();
}
