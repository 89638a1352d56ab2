import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import stringWidth from "string-width";
import { z } from "zod";
import { registerCheck } from "#cli/check/check.ts";
import { branch, held, heldAs, post, school } from "#test/factories.ts";
import { runCommand } from "#test/fake-shell.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";

const folder = await mkdtemp(join(tmpdir(), "biaogan-check-"));
let files = 0;

async function fileOf(bundle: Bundle | string): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.json`);
  await writeFile(path, typeof bundle === "string" ? bundle : JSON.stringify(bundle));
  return path;
}

const printed = z.object({
  verdicts: z.array(
    z.looseObject({
      organisation: z.string(),
      requirement: z.string(),
      period: z.object({ from: z.string(), to: z.string() }).nullable(),
    }),
  ),
});

function verdictsIn(out: string): z.infer<typeof printed>["verdicts"] {
  return printed.parse(JSON.parse(out)).verdicts;
}

const check = (...words: string[]) => runCommand(registerCheck, ["check", ...words], "zh-CN");

const twoBranches = school({
  organisations: [
    branch("b1", { name: "教师第一党支部", order: 2, committee: [{ from: "2024-01-01" }] }),
    branch("b2", { name: "研究生党支部", order: 1, category: "student" }),
  ],
  positions: [post("p1", "b1", "secretary")],
  activities: [
    held("2026-10-12", "committee-meeting", { title: "支委会" }),
    heldAs(
      "2026-11-02",
      { kind: "general-meeting", vote: { due: 12, present: 12, for: 6 } },
      { title: "接收预备党员" },
    ),
  ],
});

describe("biaogan check", () => {
  test("--json prints the document of bundle.md to standard output and nothing else", async () => {
    const { out, status } = await check(
      await fileOf(twoBranches),
      "--guide",
      "branch",
      "--as-of",
      "2026-11-24",
      "--json",
    );
    const document: unknown = JSON.parse(out);
    assert.ok(typeof document === "object" && document !== null);
    assert.deepEqual(Object.keys(document), ["format", "guide", "pack", "asOf", "window", "verdicts", "points"]);
    const october = verdictsIn(out).find(
      (each) => each.requirement === "branch/1.2(1)/committee-meeting" && each.period?.from === "2026-10-01",
    );
    assert.deepEqual(october, {
      organisation: "b1",
      requirement: "branch/1.2(1)/committee-meeting",
      strength: "must",
      period: { from: "2026-10-01", to: "2026-10-31" },
      status: "met",
      reason: null,
      need: 1,
      count: 1,
      missing: 0,
      dueOn: null,
      dueSoon: false,
      makeUpUntil: null,
      counted: [{ activity: twoBranches.activities[0]?.id, segment: 0, late: false, recordedLate: false }],
      refused: [],
      hints: [],
      uncovered: [],
    });
    assert.equal(status, 1);
  });

  test("verdicts are sorted by organisation, requirement and period", async () => {
    const { out } = await check(await fileOf(twoBranches), "--guide", "branch", "--as-of", "2026-11-24", "--json");
    const keys = verdictsIn(out).map((each) =>
      [each.organisation, each.requirement, each.period?.from ?? ""].join("\u0000"),
    );
    assert.deepEqual(
      keys,
      keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    );
  });

  test("the table lists the worst first, names the next date and stays aligned under Chinese words", async () => {
    const { out, status } = await check(await fileOf(twoBranches), "--guide", "branch", "--as-of", "2026-11-24");
    const lines = out.split("\n");
    const heading = lines.find((line) => line.startsWith("判定"));
    assert.ok(heading);
    const rows = lines.filter((line) => /^[✗!◔◌]/u.test(line));
    const rank = rows.map((line) => "✗!◔◌".indexOf(line.charAt(0)));
    assert.deepEqual(
      rank,
      rank.toSorted((a, b) => a - b),
    );
    assert.match(out, /12月1日前可补开/);
    assert.match(out, /11月30日前（还有6天）/);
    const column = stringWidth(heading.slice(0, heading.indexOf("期间")));
    for (const row of rows.filter((line) => line.includes("2026年10月"))) {
      assert.equal(stringWidth(row.slice(0, row.indexOf("2026年10月"))), column, row);
    }
    assert.equal(status, 1);
  });

  test("a vote with exactly half is told below the table", async () => {
    const { out } = await check(await fileOf(twoBranches), "--guide", "branch", "--as-of", "2026-11-24");
    assert.match(out, /表决：教师第一党支部“接收预备党员”（2026年11月2日）提示，赞成票没有超过应到会人数的半数/);
  });

  test("no colours where standard output is no terminal, colours where it is", async () => {
    const file = await fileOf(twoBranches);
    const plain = await check(file, "--guide", "branch", "--as-of", "2026-11-24");
    assert.ok(!plain.out.includes("\u001B"));
    const bright = await runCommand(
      registerCheck,
      ["check", file, "--guide", "branch", "--as-of", "2026-11-24"],
      "zh-CN",
      { colours: true },
    );
    assert.ok(bright.out.includes("\u001B[31m✗"));
  });

  test("--explain tells one verdict in full sentences, in the language asked for", async () => {
    const file = await fileOf(twoBranches);
    const words = [
      "check",
      file,
      "--guide",
      "branch",
      "--as-of",
      "2026-11-24",
      "--explain",
      "branch/1.2(1)/committee-meeting@2026-09",
      "--organisation",
      "b1",
    ];
    const chinese = await runCommand(registerCheck, words, "zh-CN");
    assert.match(chinese.out, /2026年9月应有1次支部委员会会议，只有0次，补开的期限已过。/);
    const english = await runCommand(registerCheck, words, "en");
    assert.match(english.out, /September 2026: 1 × branch committee meeting asked, 0 held/);
    const unknown = await check(file, "--guide", "branch", "--explain", "branch/1.2(1)/comittee-meeting");
    assert.equal(unknown.status, 2);
    assert.match(unknown.err, /最接近的是“branch\/1.2\(1\)\/committee-meeting”/);
  });

  test("exit status 0 when nothing of strength must is short", async () => {
    const documents = [{ id: "c1", organisationId: "b1", kind: "困难师生帮扶机制", issuedOn: "2025-09-01" }];
    const file = await fileOf(school({ documents }));
    const january = await check(file, "--guide", "branch", "--as-of", "2026-01-02");
    assert.deepEqual([january.status, january.out.includes("✗")], [0, false]);
    const february = await check(file, "--guide", "branch", "--as-of", "2026-02-02");
    assert.equal(february.status, 1, "January's theme day is missing");
  });

  test("options that cannot be used are said one a line, with exit status 2 and no verdicts", async () => {
    const { out, err, status } = await check(
      await fileOf(twoBranches),
      "--guide",
      "branch",
      "--as-of",
      "2026-02-30",
      "--known-at",
      "yesterday",
    );
    assert.deepEqual([out, status], ["", 2]);
    assert.equal(err.trim().split("\n").length, 2);
    assert.match(err, /“2026-02-30”不是实际日期/);
    const window = await check(
      await fileOf(twoBranches),
      "--guide",
      "branch",
      "--from",
      "2026-12-31",
      "--to",
      "2026-01-01",
    );
    assert.match(window.err, /起始日期 2026-12-31 晚于截止日期 2026-01-01/);
  });

  test("an organisation or guide that does not exist is said, with the nearest name", async () => {
    const organisation = await check(await fileOf(twoBranches), "--guide", "branch", "--organisation", "b11");
    assert.deepEqual([organisation.status, organisation.out], [2, ""]);
    assert.match(organisation.err, /最接近的是“b1”/);
    const strange = await check(await fileOf(twoBranches), "--guide", "branch", "--organisation", "xyz");
    assert.match(strange.err, /没有编号或名称为“xyz”的党组织，请照/, "no far-fetched guess");
    const guide = await check(await fileOf(twoBranches), "--guide", "brunch");
    assert.deepEqual([guide.status, guide.out], [2, ""]);
  });

  test("a bundle with problems gives one line a problem and no verdicts", async () => {
    const spoilt = {
      ...twoBranches,
      elections: ["2024-05-10", "2024-05-10"].map((heldOn) => ({
        organisationId: "b9",
        heldOn,
        type: "full" as const,
      })),
    };
    const { out, err, status } = await check(await fileOf(spoilt), "--guide", "branch", "--json");
    assert.deepEqual([out, status], ["", 2]);
    assert.ok(
      err
        .trim()
        .split("\n")
        .every((line) => line.includes("elections[")),
      err,
    );
    const truncated = await check(
      await fileOf('{"format":"biaogan-bundle/1","organisations":[{"id"'),
      "--guide",
      "branch",
    );
    assert.deepEqual([truncated.out, truncated.status], ["", 2]);
    assert.ok(!truncated.err.includes("    at "), "no stack trace");
  });

  test("an organisation may be given by its name; a name that two share asks for the id", async () => {
    const named = ["--guide", "branch", "--as-of", "2026-11-24", "--json", "--organisation", "研究生党支部"];
    const { out } = await check(await fileOf(twoBranches), ...named);
    assert.deepEqual([...new Set(verdictsIn(out).map((each) => each.organisation))], ["b2"]);
    const organisations = ["b1", "b2"].map((id) => branch(id, { name: "研究生党支部" }));
    const { err, status } = await check(await fileOf(school({ organisations })), ...named);
    assert.equal(status, 2);
    assert.match(err, /几个党组织都叫“研究生党支部”，请写编号：b1、b2/);
  });

  test("--explain takes a point or a name as people write them, and says where a period is to be found", async () => {
    const file = await fileOf(twoBranches);
    const explain = (asked: string) =>
      check(file, "--guide", "branch", "--as-of", "2026-11-24", "--organisation", "b1", "--explain", asked);
    const point = await explain("1.2（1）@2026-10");
    assert.match(
      point.out,
      /1\.2\(1\) 支部委员会会议 \[branch\/1\.2\(1\)\/committee-meeting\]\n\n教师第一党支部 · 2026年10月/,
    );
    assert.match(point.out, /1\.2\(1\) 支部党员大会 .*\n\n教师第一党支部 · 2026年第四季度/);
    const name = await explain("主题党日@2026-09");
    assert.match(name.out, /^教师第一党支部 · 2026年9月 · ✗ 未达到\n/);
    assert.match((await explain("主题党日@2025-09")).out, /2026年1月1日至2026年12月31日之内没有这样的期间/);
    const nothing = await explain("zzz");
    assert.match(nothing.err, /没有要求“zzz”。请写指标编号，如“1\.1\(1\)”/);
  });

  test("the report says how to see what lies behind a line", async () => {
    const { out } = await check(await fileOf(twoBranches), "--guide", "branch", "--as-of", "2026-11-24");
    assert.match(out, /加 --explain "1\.2\(2\)@2026-10"/);
  });

  test("what is for people to judge is listed by the guide's words alone", async () => {
    const { out } = await check(await fileOf(twoBranches), "--guide", "branch", "--as-of", "2026-11-24", "--all");
    assert.match(out, / 1\.1\(1\) “党内集中学习教育”/);
  });

  test("where nobody is judged, it is said why", async () => {
    const none = await check(await fileOf(school({ organisations: [] })), "--guide", "branch");
    assert.match(none.out, /台账里没有党支部，而这份指南只看党支部/);
    const file = await fileOf(school({ organisations: [branch("b1", { dissolvedOn: "2020-01-01" })] }));
    assert.match((await check(file, "--guide", "branch")).out, /没有要判断的党组织/);
  });

  test("a document is no guide pack, and a pack without requirements says what is left to do", async () => {
    const document = join(folder, "guide.txt");
    await writeFile(document, "附件4\n");
    const refused = await check(await fileOf(twoBranches), "--guide", document);
    assert.equal(refused.status, 2);
    assert.match(refused.err, /指标文件请先用 npx biaogan guide import 读入/);
    const pack = join(folder, "guide.yaml");
    const point = { code: "1.1(1)", level1: "1", level2: "1.1", text: "每月学习1次。", requirements: [] };
    const guide = { format: "biaogan-guide/1", pack: "p", guide: "branch", title: "指南", appliesTo: "branch" };
    await writeFile(pack, JSON.stringify({ ...guide, indicators: [], points: [point] }));
    assert.match((await check(await fileOf(twoBranches), "--guide", pack)).out, /这份指南里还没有要求/);
  });
});
