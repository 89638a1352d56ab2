import { readFileSync } from "node:fs";
import { z } from "zod";

const manifest = z.object({ version: z.string() });
const MANIFEST = new URL("../package.json", import.meta.url);

/** The version of the program, as its package says. */
export const { version } = manifest.parse(JSON.parse(readFileSync(MANIFEST, "utf8")));
