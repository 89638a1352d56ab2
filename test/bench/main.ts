/**
 * `npm run bench [-- engine|server|page] [--source <guide.txt>] [--only <text>]`: measures the promises of size on the
 * scaled example (660 organisations, three years, 300,000 activities), those of the engine each in a process of its own,
 * those of the server over HTTP (`--only`: the requests whose line has this text), those of the page in a browser. It never fails a build: what a machine
 * cannot hold is for people to read.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchFile, SIZES, WORKBOOK_ACTIVITIES } from "#test/bench/files.ts";
import type { Measured } from "#test/bench/measure.ts";
import { benchPage } from "#test/bench/page.ts";
import { benchServer } from "#test/bench/server/main.ts";
import { printTable } from "#test/bench/table.ts";
import type { Row } from "#test/bench/table.ts";

const MEASURE = fileURLToPath(new URL("measure.ts", import.meta.url));

function measure(name: string, file: string): Measured {
  if (process.stderr.isTTY) process.stderr.write(`  ${name} …\r`);
  const answer = execFileSync(process.execPath, [MEASURE, name, file], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(answer) as Measured;
}

/** The slope of the line through (log size, log time): 1 is linear. */
function exponentOf(points: readonly { size: number; time: number }[]): number {
  const logs = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(logs.map((each) => each.x)), mean(logs.map((each) => each.y))];
  const above = logs.reduce((sum, each) => sum + (each.x - x) * (each.y - y), 0);
  return above / logs.reduce((sum, each) => sum + (each.x - x) ** 2, 0);
}

function seconds(what: string, measured: Measured, most: number): Row {
  const time = measured.milliseconds / 1000;
  const processor = `${(measured.processor / 1000).toFixed(2)} s`;
  return { what, measured: `${time.toFixed(2)} s`, processor, budget: `${most} s`, holds: time <= most };
}

function memory(what: string, measured: Measured, most: number): Row {
  return {
    what,
    measured: `${Math.round(measured.megabytes)} MiB`,
    processor: "",
    budget: `${most} MiB`,
    holds: measured.megabytes <= most,
  };
}

async function benchEngine(source: string | undefined): Promise<void> {
  const rows: Row[] = [];
  const bySize: { size: number; time: number }[] = [];
  for (const size of SIZES) {
    const file = await benchFile(size, "json");
    const judged = measure("judge", file);
    bySize.push({ size, time: judged.processor });
    rows.push(seconds(`judge one year, both guides, ${size} activities (${judged.count} verdicts)`, judged, 2));
  }
  const exponent = exponentOf(bySize);
  rows.push({
    what: "growth with activities, exponent",
    measured: exponent.toFixed(2),
    processor: "",
    budget: "1.1",
    holds: exponent <= 1.1,
  });

  const largest = await benchFile(SIZES[2], "json");
  const read = measure("read", largest);
  rows.push(
    seconds(`read and validate the bundle, ${read.count} activities`, read, 20),
    memory("  memory while reading", read, 1536),
  );
  rows.push(seconds("check the entries against one another", measure("check", largest), 1));
  const workbook = measure("workbook", await benchFile(WORKBOOK_ACTIVITIES, "xlsx"));
  rows.push(
    seconds(`from-xlsx, ${workbook.count} rows of activities`, workbook, 20),
    memory("  memory while reading", workbook, 512),
  );
  if (source !== undefined) rows.push(seconds("import the source guide", measure("import", source), 0.3));
  printTable(rows);
}

const { values, positionals } = parseArgs({
  options: { source: { type: "string" }, only: { type: "string" } },
  allowPositionals: true,
});
const [part] = positionals;
if (part !== undefined && !["engine", "server", "page"].includes(part)) throw new Error("engine, server or page");
if (part === undefined || part === "engine") await benchEngine(values.source);
if (part === undefined || part === "server") await benchServer(values.only);
if (part === undefined || part === "page") await benchPage();
