import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType } from "docx";
import { z } from "zod";
import { registerMinutes } from "#cli/minutes.ts";
import { readBundleFile } from "#formats/bundle-json/read.ts";
import { runCommand } from "#test/fake-shell.ts";
import { docxOf } from "#test/guide-documents.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-minutes-"));
after(() => rmSync(folder, { recursive: true }));

const NAMES = {
  general:
    "教工第一支部党员大会记录\n时间：2026年3月5日14:30\n地点：302\n主持人：张三\n记录人：李四\n应到16人，实到14人\n",
  notice: "关于召开支委会的通知\n定于2026年3月6日召开，请准时参加。\n",
};

const output = z.strictObject({
  format: z.literal("biaogan-minutes/1"),
  minutes: z.array(
    z.strictObject({
      file: z.string(),
      isMinutes: z.boolean(),
      heldOn: z.string().nullable(),
      startsAt: z.string().nullable(),
      endsAt: z.string().nullable(),
      place: z.string().nullable(),
      convener: z.string().nullable(),
      recorder: z.string().nullable(),
      due: z.number().nullable(),
      present: z.number().nullable(),
      kinds: z.array(z.string()),
      topics: z.array(z.string()),
      title: z.string().nullable(),
      makesUpForMonth: z.string().nullable(),
      vote: z
        .strictObject({ due: z.number().nullable(), present: z.number().nullable(), for: z.number().nullable() })
        .nullable(),
      leaderName: z.string().nullable(),
      agenda: z.array(z.string()),
      found: z.array(
        z.strictObject({ field: z.string(), quote: z.string(), from: z.number(), to: z.number(), sure: z.boolean() }),
      ),
      doubts: z.array(z.string()),
    }),
  ),
});

function runs(text: string): Paragraph {
  return new Paragraph({
    children: [...text].map((letter, index) => new TextRun({ text: letter, bold: index % 2 === 0 })),
  });
}

function cell(text: string, options: { span?: number; merge?: "restart" | "continue" } = {}): TableCell {
  return new TableCell({
    children: text.split("\n").map(runs),
    ...(options.span === undefined ? {} : { columnSpan: options.span }),
    ...(options.merge === undefined
      ? {}
      : { verticalMerge: options.merge === "restart" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
  });
}

const row = (...children: TableCell[]): TableRow => new TableRow({ children });

async function form(): Promise<Uint8Array> {
  const table = new Table({
    columnWidths: [2000, 2500, 2000, 2500],
    rows: [
      row(cell("会议名称"), cell("5月支委会", { span: 3 })),
      row(cell("时　间"), cell("2026年5月7日下午2:30"), cell("地　点"), cell("党员之家")),
      row(cell("主持人"), cell("支部书记张三"), cell("记录人"), cell("李 四")),
      row(cell("出席情况", { merge: "restart" }), cell("应到"), cell("实到"), cell("请假")),
      row(cell("", { merge: "continue" }), cell("5"), cell("4"), cell("1")),
      row(cell("议题"), cell("1.讨论党课安排\n2.通报党费", { span: 3 })),
      row(cell("会议内容"), cell("张三：……", { span: 3 })),
    ],
  });
  return docxOf([runs("党支部会议记录表"), table]);
}

test("folders are read in the order of names, a file that cannot be read is one line and the rest goes on", async () => {
  const here = join(folder, "mixed");
  mkdirSync(join(here, "2 下级"), { recursive: true });
  writeFileSync(join(here, "1.txt"), NAMES.general);
  writeFileSync(join(here, "2 下级", "表.docx"), await form());
  writeFileSync(join(here, "3.txt"), NAMES.notice);
  writeFileSync(join(here, "4.pdf"), "%PDF-1.7");
  writeFileSync(join(here, "5.docx"), "no zip");
  writeFileSync(join(here, "~$1.docx"), "");
  const { out, err, status } = await runCommand(registerMinutes, ["minutes", here, "--json"], "zh-CN");
  const { minutes } = output.parse(JSON.parse(out));
  assert.deepEqual(
    minutes.map(({ file, isMinutes }) => [file.slice(here.length + 1), isMinutes]),
    [
      ["1.txt", true],
      [join("2 下级", "表.docx"), true],
      ["3.txt", false],
    ],
  );
  assert.equal(status, 0);
  assert.equal(err.trimEnd().split("\n").length, 2);
  assert.match(err, /4\.pdf：不能从 \.pdf 文件读取会议记录（其实是 PDF）/);
  assert.match(err, /5\.docx/);
});

test("a form in Word with merged cells and text in single letters is read like a text", async () => {
  const path = join(folder, "表.docx");
  writeFileSync(path, await form());
  const { out } = await runCommand(registerMinutes, ["minutes", path, "--json"]);
  const [minutes] = output.parse(JSON.parse(out)).minutes;
  const { found: _found, file: _file, ...rest } = minutes ?? assert.fail("nothing was read");
  assert.deepEqual(rest, {
    isMinutes: true,
    heldOn: "2026-05-07",
    startsAt: "14:30",
    endsAt: null,
    place: "党员之家",
    convener: "张三",
    recorder: "李四",
    due: 5,
    present: 4,
    kinds: ["committee-meeting"],
    topics: [],
    title: "5月支委会",
    makesUpForMonth: null,
    vote: null,
    leaderName: null,
    agenda: ["讨论党课安排", "通报党费"],
    doubts: [],
  });
});

const OFFICE = "soffice";

function officeIsHere(): boolean {
  try {
    execFileSync(OFFICE, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test(
  "an old .doc says the same as its .docx",
  { skip: officeIsHere() ? false : "LibreOffice is not installed" },
  async () => {
    const path = join(folder, "旧表.docx");
    writeFileSync(path, await docxOf(NAMES.general.split("\n").map(runs)));
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync(OFFICE, [profile, "--headless", "--convert-to", "doc", "--outdir", folder, path], {
      stdio: "ignore",
    });
    const { out } = await runCommand(registerMinutes, ["minutes", path, join(folder, "旧表.doc"), "--json"]);
    const [docx, doc] = output.parse(JSON.parse(out)).minutes;
    assert.equal(docx?.convener, "张三");
    for (const field of ["heldOn", "startsAt", "place", "recorder", "due", "present", "kinds", "agenda"] as const) {
      assert.deepEqual(doc?.[field], docx?.[field], field);
    }
  },
);

test("the table shows what was read, and what is no minutes", async () => {
  const here = join(folder, "table");
  mkdirSync(here);
  writeFileSync(join(here, "1.txt"), NAMES.general);
  writeFileSync(join(here, "2.txt"), NAMES.notice);
  const chinese = await runCommand(registerMinutes, ["minutes", here], "zh-CN", { columns: 160 });
  assert.match(chinese.out, /2026-03-05 14:30 +支部党员大会 +14\/16 +教工第一支部党员大会记录/);
  assert.match(chinese.out, /不是会议记录/);
  assert.match(chinese.out, /共2份，其中会议记录1份，没能读取0份/);
  const english = await runCommand(registerMinutes, ["minutes", here], "en");
  assert.match(english.out, /no minutes/);
});

test("--bundle writes the activities, and asks whose they are", async () => {
  const path = join(folder, "one.txt");
  const bundle = join(folder, "out.json");
  writeFileSync(path, NAMES.general);
  const ran = await runCommand(registerMinutes, ["minutes", path, "--bundle", bundle, "--organisation", "b1"]);
  assert.equal(ran.status, 0);
  const { activities, organisations } = await readBundleFile(bundle);
  assert.deepEqual(organisations, []);
  assert.deepEqual(activities, [
    {
      id: "b1-2026-03-05-general-meeting",
      organisationId: "b1",
      heldOn: "2026-03-05",
      startsAt: "14:30",
      title: "教工第一支部党员大会记录",
      place: "302",
      convener: "张三",
      recorder: "李四",
      minutes: NAMES.general.trim(),
      segments: [{ kind: "general-meeting", due: 16, present: 14 }],
    },
  ]);
  assert.ok(!readFileSync(bundle, "utf8").includes("recordedAt"));
  const alone = await runCommand(registerMinutes, ["minutes", path, "--bundle", bundle]);
  assert.equal(alone.status, 2);
  assert.match(alone.err, /--organisation go together/);
});

test("nothing to read is an error", async () => {
  const { err, status, out } = await runCommand(registerMinutes, ["minutes", join(folder, "nowhere.txt")]);
  assert.equal(status, 2);
  assert.match(err, /nowhere\.txt: there is no such file/);
  assert.match(out, /1 in all, 0 of them minutes, 1 could not be read/);
});
