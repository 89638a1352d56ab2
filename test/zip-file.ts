import { crc32, deflateRawSync } from "node:zlib";

/** An entry that declares a size of its own, true or not. */
export type ForgedEntry = { name: string; packed: Uint8Array; size: number };

function header(signature: number, central: boolean, entry: ForgedEntry & { crc: number }): Buffer {
  const name = Buffer.from(entry.name);
  const fixed = Buffer.alloc(central ? 46 : 30);
  fixed.writeUInt32LE(signature, 0);
  const at = central ? 6 : 4;
  fixed.writeUInt16LE(20, at);
  fixed.writeUInt16LE(0x0800, at + 2);
  fixed.writeUInt16LE(8, at + 4);
  fixed.writeUInt32LE(entry.crc, at + 10);
  fixed.writeUInt32LE(entry.packed.length, at + 14);
  fixed.writeUInt32LE(entry.size, at + 18);
  fixed.writeUInt16LE(name.length, at + 22);
  return Buffer.concat([fixed, name]);
}

/** A zip made by hand, so that tests can make ones that no program would write. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>, ...forged: ForgedEntry[]): Buffer {
  const honest = Object.entries(files).map(([name, content]) => {
    const bytes = Buffer.from(content);
    return { name, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) };
  });
  const entries = [...honest, ...forged.map((entry) => ({ ...entry, crc: 0 }))];
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const body = Buffer.concat([header(0x04034b50, false, entry), entry.packed]);
    const listed = header(0x02014b50, true, entry);
    listed.writeUInt32LE(offset, 42);
    bodies.push(body);
    directory.push(listed);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}
