import type { Readable } from "node:stream";
import { posix } from "node:path";
import { openPromise } from "yauzl";
import type { Entry } from "yauzl";
import { lookInto } from "#formats/bundle-json/content.ts";
import { damaged, parseXml } from "#formats/workbook/xlsx/xml.ts";
import { guardZip, workbookLimits } from "#formats/zip.ts";

/** The parts of a workbook, each readable as a stream. */
export type Package = {
  has: (part: string) => boolean;
  /** Bytes of the part, unpacked. */
  size: (part: string) => number;
  /** @param onBytes told the length of every chunk, for progress */
  open: (part: string, onBytes?: (bytes: number) => void) => Promise<Readable>;
  close: () => void;
};

/**
 * Opens a workbook after making sure that it is a zip within the limits.
 * @throws InputError that says what is wrong with the file
 */
export async function openPackage(path: string): Promise<Package> {
  await lookInto(path);
  await guardZip({ path }, workbookLimits);
  const zip = await openPromise(path, { autoClose: false });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return {
    has: (part) => entries.has(part),
    size: (part) => entries.get(part)?.uncompressedSize ?? 0,
    open: async (part, onBytes) => {
      const entry = entries.get(part);
      if (entry === undefined) throw damaged(`no ${part}`);
      const stream: Readable = await zip.openReadStreamPromise(entry);
      if (onBytes !== undefined) stream.on("data", (chunk: Buffer) => onBytes(chunk.length));
      // A listener for data starts the flow at once; the reader that follows must find it at rest.
      return stream.pause();
    },
    close: () => zip.close(),
  };
}

export type Relation = { type: string; target: string };

/** The relations of a part by id, their targets as names of parts; `""` stands for the workbook file itself. */
export async function readRelations(zip: Package, part: string): Promise<Map<string, Relation>> {
  const [folder, name] = [posix.dirname(part), posix.basename(part)];
  const file = posix.join(folder, "_rels", `${name}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.has(file)) return relations;
  await parseXml(await zip.open(file), {
    open: (element, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (element !== "Relationship" || id === undefined || target === undefined || mode === "External") return;
      const resolved = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
      relations.set(id, { type: posix.basename(type ?? ""), target: resolved });
    },
  });
  return relations;
}
