import { Help } from "commander";
import type { Argument, Command, Option } from "commander";
import type { Language, Template } from "#domain/wording/language.ts";

/** Descriptions of commands, arguments and options hold both languages: `中文 · English`. */
function half(text: string, language: Language): string {
  const [chinese = "", english = chinese] = text.split(" · ");
  return language === "en" ? english : chinese;
}

const TITLES: Record<string, string> = {
  // Commander sets a blank behind this one, so a full-width colon would leave a gap.
  "Usage:": "用法:",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

const EXTRA = {
  choices: { "zh-CN": "（可选：{choices}）", en: " (choices: {choices})" },
  byDefault: { "zh-CN": "（默认：{value}）", en: " (default: {value})" },
} as const satisfies Record<string, Template>;

/** What commander says of a command line it cannot use, in Chinese; `$1` is what its sentence quotes. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^unknown command '(.*?)'\s+\(Did you mean (?:one of )?(.*)\?\)$/s, "没有“$1”这个命令，最接近的是“$2”。"],
  [/^unknown command '(.*?)'$/s, "没有“$1”这个命令。加 --help 看有哪些命令。"],
  [/^unknown option '(.*?)'\s+\(Did you mean (?:one of )?(.*)\?\)$/s, "没有“$1”这个选项，最接近的是“$2”。"],
  [/^unknown option '(.*?)'$/s, "没有“$1”这个选项。加 --help 看有哪些选项。"],
  [/^missing required argument '(.*?)'$/s, "缺少参数 <$1>。加 --help 看用法。"],
  [/^required option '(.*?)' not specified$/s, "缺少选项 $1，这一项必须写。加 --help 看用法。"],
  [/^option '(.*?)' argument missing$/s, "选项 $1 后面要写内容。加 --help 看用法。"],
  [/^option '(.*?)' argument '(.*?)' is invalid\. Allowed choices are (.*)\.$/s, "$1 不能写“$2”，可选：$3。"],
  [/^option '(.*?)' argument '(.*?)' is invalid\. (.*)$/s, "$1 不能写“$2”：$3。"],
  [/^too many arguments.*Expected (\d+) .*but got (\d+).*$/s, "参数多了：应有$1个，写了$2个。加 --help 看用法。"],
];

/** A sentence of commander's about the command line, in the language; one that is not known stays as it is. */
export function wordUsageError(message: string, language: Language): string {
  const [first = "", rest] = message
    .trim()
    .replace(/^error: /, "")
    .split(" · ");
  if (language === "en") {
    // Our own addition to commander's sentence is in both languages: `… is invalid. 中文 · English`.
    return `error: ${rest === undefined ? first : `${first.replace(/ is invalid\. .*$/s, " is invalid.")} ${rest}`}\n`;
  }
  const found = CHINESE.find(([pattern]) => pattern.test(first));
  return found === undefined ? `${message.trim()}\n` : `${first.replace(...found)}\n`;
}

/** Lets a program and the commands registered after this speak the language that was chosen. */
export function speak(program: Command, language: () => Language): void {
  const usual = new Help();
  const described = ({ description }: { description: string }): string => half(description, language());
  const bracketed = (option: Option | Argument): string => {
    const { argChoices } = option;
    const defaultValue: unknown = option.defaultValue;
    const fillIn = (template: Template, name: string, value: string): string =>
      template[language()].replace(`{${name}}`, value);
    return [
      argChoices === undefined
        ? ""
        : fillIn(EXTRA.choices, "choices", argChoices.join(language() === "en" ? ", " : "、")),
      typeof defaultValue === "string" || typeof defaultValue === "number"
        ? fillIn(EXTRA.byDefault, "value", String(defaultValue))
        : "",
    ].join("");
  };
  program
    .helpOption("-h, --help", "显示这份说明 · show this help")
    .helpCommand("help [command]", "显示一个命令的说明 · show the help of a command")
    .configureHelp({
      styleTitle: (title) => (language() === "en" ? title : (TITLES[title] ?? title)),
      commandUsage: (command) => {
        const usage = usual.commandUsage(command);
        return language() === "en" ? usage : usage.replace("[options]", "[选项]").replace("[command]", "[命令]");
      },
      commandDescription: (command) => half(command.description(), language()),
      subcommandDescription: (command) => half(command.summary() || command.description(), language()),
      argumentDescription: (argument) => described(argument) + bracketed(argument),
      optionDescription: (option) => described(option) + bracketed(option),
    })
    .configureOutput({ outputError: (message, write) => write(wordUsageError(message, language())) });
}
