import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { InputError, problem } from "#domain/problems/problem.ts";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";

/** What to do with the pieces of an XML part; element names come without their namespace prefix. */
export type XmlHandler = {
  open: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Excel's cells hold 32,767 characters; the parser would keep a longer text whole until its end. */
const LONGEST_TEXT = 16 * 1024 * 1024;

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The workbook contradicts itself or cannot be unpacked. */
export function damaged(error: unknown): InputError {
  const detail = error instanceof Error ? error.message : String(error);
  return new InputError([problem(workbookProblems.damaged, {}, { detail })]);
}

/** Only what goes wrong in unpacking and decoding is the file's fault; an error of the reader passes through. */
async function* decoded(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of stream) {
      if (Buffer.isBuffer(chunk)) yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw damaged(error);
  }
}

/** Parses an XML part as it streams in. Entities of its own are not expanded (saxes refuses them). */
export async function parseXml(stream: Readable, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw damaged(error);
  });
  let sinceTag = 0;
  parser.on("opentag", (tag) => {
    sinceTag = 0;
    handler.open(localName(tag.name), tag.attributes);
  });
  const { text, close } = handler;
  if (text !== undefined) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  parser.on("closetag", (tag) => {
    sinceTag = 0;
    close?.(localName(tag.name));
  });
  for await (const piece of decoded(stream)) {
    sinceTag += piece.length;
    parser.write(piece);
    if (sinceTag > LONGEST_TEXT) throw damaged("text without end");
  }
  parser.close();
}
