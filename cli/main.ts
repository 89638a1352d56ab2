/**
 * Where the program begins. What Node makes of a module's text is kept beside the packages, so that the next start need not
 * make it again; where the folder cannot be written, or holds nothing yet, the start is as it always was.
 */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "..", "node_modules", ".cache", "biaogan-compiled"));
await import("#cli/program.ts");
