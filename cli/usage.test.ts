import assert from "node:assert/strict";
import { test } from "node:test";
import { Command, Option } from "commander";
import { speak, wordUsageError } from "#cli/usage.ts";
import type { Language } from "#domain/wording/language.ts";

/** A program that says what it prints instead of ending the process. */
function run(language: Language, ...words: string[]): string {
  let printed = "";
  const program = new Command("biaogan").exitOverride();
  program.configureOutput({ writeOut: (text) => void (printed += text), writeErr: (text) => void (printed += text) });
  speak(program, () => language);
  program
    .command("check")
    .description("对照指南判定台账 · hold a ledger against a guide")
    .argument("<file>", "台账 · a ledger")
    .addOption(new Option("--scale <scale>", "规模 · how large").choices(["small", "bench"]).default("small"))
    .requiredOption("--guide <guide>", "指南 · a guide")
    .action(() => undefined);
  try {
    program.parse(words, { from: "user" });
  } catch {
    // exitOverride throws where commander would end the process; what it printed is what counts.
  }
  return printed;
}

test("help speaks one language, its headings too", () => {
  const chinese = run("zh-CN", "check", "--help");
  assert.match(chinese, /^用法: biaogan check \[选项\] <file>\n\n对照指南判定台账\n\n参数：\n +file +台账\n\n选项：\n/);
  assert.match(chinese, /规模（可选：small、bench）（默认：small）/);
  assert.doesNotMatch(chinese, /ledger|display help/);
  const english = run("en", "check", "--help");
  assert.match(english, /^Usage: biaogan check \[options\] <file>\n\nhold a ledger against a guide\n/);
  assert.match(english, /how large \(choices: small, bench\) \(default: small\)/);
  assert.doesNotMatch(english, /\p{Script=Han}/u);
});

test("a wrong command line is said in the language", () => {
  for (const [words, chinese] of [
    [["chek"], "没有“chek”这个命令，最接近的是“check”。"],
    [["check", "x", "--guide", "branch", "--guid", "y"], "没有“--guid”这个选项，最接近的是“--guide”。"],
    [["check"], "缺少选项 --guide <guide>，这一项必须写。加 --help 看用法。"],
    [["check", "--guide", "branch"], "缺少参数 <file>。加 --help 看用法。"],
    [["check", "x", "--guide"], "选项 --guide <guide> 后面要写内容。加 --help 看用法。"],
    [["check", "x", "y", "--guide", "branch"], "参数多了：应有1个，写了2个。加 --help 看用法。"],
    [["check", "x", "--scale", "tiny"], "--scale <scale> 不能写“tiny”，可选：small, bench。"],
  ] as const) {
    assert.equal(run("zh-CN", ...words), `${chinese}\n`);
  }
  assert.equal(run("en", "check"), "error: required option '--guide <guide>' not specified\n");
});

test("a reason of ours keeps its half of the sentence", () => {
  const message =
    "error: option '--seed <number>' argument 'x' is invalid. 应为非负整数 · a whole number from 0 is needed";
  assert.equal(wordUsageError(message, "zh-CN"), "--seed <number> 不能写“x”：应为非负整数。\n");
  assert.equal(
    wordUsageError(message, "en"),
    "error: option '--seed <number>' argument 'x' is invalid. a whole number from 0 is needed\n",
  );
});
