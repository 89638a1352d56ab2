/** One measurement in a process of its own: `node measure.ts <name> <file>` prints one line of JSON. */
import { checkBundle } from "#domain/bundle/checks/check-bundle.ts";
import { adjustableRequirements } from "#domain/guides/pack.ts";
import { importGuides } from "#domain/guides/import/import-guides.ts";
import { judgeGuide, judgingOf } from "#domain/verdicts/judge.ts";
import { factsOf } from "#domain/facts/facts.ts";
import { readBundleFile } from "#formats/bundle-json/read.ts";
import { shippedPacks } from "#formats/guide-pack.ts";
import { readGuideDocument } from "#formats/guide-document/read.ts";
import { readWorkbook } from "#formats/workbook/read.ts";
import { AS_OF } from "#test/bench/files.ts";

/** `processor`: milliseconds of processor time, which a busy machine distorts less than the clock. */
export type Measured = { milliseconds: number; processor: number; megabytes: number; count: number };

async function timed(work: () => Promise<number> | number): Promise<Measured> {
  const begin = performance.now();
  const before = process.cpuUsage();
  const count = await work();
  const milliseconds = performance.now() - begin;
  const { user, system } = process.cpuUsage(before);
  return { milliseconds, processor: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1024, count };
}

const WORK: Record<string, (file: string) => Promise<Measured>> = {
  read: (file) => timed(async () => (await readBundleFile(file)).activities.length),
  check: async (file) => {
    const bundle = await readBundleFile(file);
    const checks = { adjustableRequirements: adjustableRequirements(await shippedPacks()) };
    return timed(() => checkBundle(bundle, checks).problems.length);
  },
  judge: async (file) => {
    const bundle = await readBundleFile(file);
    const packs = await shippedPacks();
    const window = { from: `${AS_OF.slice(0, 4)}-01-01`, to: `${AS_OF.slice(0, 4)}-12-31` };
    return timed(() => {
      const judging = judgingOf(factsOf(bundle, { asOf: AS_OF, knownAt: null, window }), packs);
      return packs.reduce((sum, guide) => sum + judgeGuide(judging, guide).verdicts.length, 0);
    });
  },
  import: (file) => timed(async () => importGuides(await readGuideDocument(file)).guides.length),
  workbook: (file) =>
    timed(async () =>
      (await readWorkbook(file)).bundle.activities.reduce((sum, each) => sum + each.segments.length, 0),
    ),
};

const [name = "", file = ""] = process.argv.slice(2);
const work = WORK[name];
if (work === undefined) throw new Error(`no measurement “${name}”`);
process.stdout.write(JSON.stringify(await work(file)));
