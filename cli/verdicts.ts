import type { Command } from "commander";
import { quietLog } from "#cli/quiet-log.ts";
import type { Shell } from "#cli/shell.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template } from "#domain/wording/language.ts";
import { withDatabase } from "#server/backup/reach.ts";
import { configOfProcess } from "#server/config.ts";
import { verifyVerdicts } from "#server/verdicts/verify.ts";
import type { Difference } from "#server/verdicts/verify.ts";

const sentences = {
  same: {
    "zh-CN": "判定与台账一致：{organisations}个党组织的{verdicts}条判定，从台账重新计算，逐字相同。",
    en: "Kept verdicts are those of the facts: {verdicts} of {organisations} organisations, recomputed, are the same to the letter.",
  },
  differ: {
    "zh-CN": "有{differences}处判定与台账不一致（{organisations}个党组织，{verdicts}条判定）。",
    en: "Kept verdicts that differ from the facts: {differences} (organisations {organisations}, verdicts {verdicts}).",
  },
  unjudged: {
    "zh-CN": "{count}个党组织还没有判定，有人查看或每十分钟的任务运行时会补上。",
    en: "Organisations not judged yet: {count}; whoever reads first, or the job that runs every ten minutes, does it.",
  },
  missing: { "zh-CN": "缺少", en: "missing" },
  "left-over": { "zh-CN": "多出", en: "left over" },
  different: { "zh-CN": "不同", en: "different" },
  cells: { "zh-CN": "总览数字不同", en: "matrix differs" },
} as const satisfies Record<string, Template>;

const MOST_LINES = 100;

function line({ organisation, guide, window, requirement, period, kind }: Difference, shell: Shell): string {
  const what = [organisation, guide, window.slice(0, 4), requirement, period].filter((each) => each !== "").join(" · ");
  return `${sentences[kind][shell.language()]}  ${what}\n`;
}

async function verify(shell: Shell): Promise<void> {
  const config = configOfProcess();
  const schools = await withDatabase(config, quietLog(shell), async ({ db }) => {
    const universities = await db.selectFrom("universities").select("id").orderBy("id").execute();
    const verified = [];
    for (const { id } of universities) verified.push(await verifyVerdicts({ db, config }, id));
    return verified;
  });
  const differences = schools.flatMap((each) => each.differences);
  for (const each of differences.slice(0, MOST_LINES)) shell.out(line(each, shell));
  const sum = (of: "organisations" | "verdicts"): number => schools.reduce((all, each) => all + each[of], 0);
  const values = { organisations: sum("organisations"), verdicts: sum("verdicts"), differences: differences.length };
  shell.out(`${fill(differences.length === 0 ? sentences.same : sentences.differ, shell.language(), values)}\n`);
  const unjudged = schools.flatMap((each) => each.unjudged).length;
  if (unjudged > 0) shell.out(`${fill(sentences.unjudged, shell.language(), { count: unjudged })}\n`);
  if (differences.length > 0) shell.exit(1);
}

/** `biaogan verdicts verify`: recomputes every kept verdict from the facts and compares. Exit 1 where one differs. */
export function registerVerdicts(program: Command, shell: Shell): void {
  program
    .command("verdicts")
    .description("判定 · the verdicts")
    .command("verify")
    .description("从台账重新计算全部判定，与保存的逐字对比 · recompute every kept verdict from the facts and compare")
    .action(() => verify(shell));
}
