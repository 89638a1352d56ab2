/** One bad example of a rule: what is planted and where the rule must point. */
export type Planted = {
  /** The rule's name, as a pattern. */
  rule: RegExp;
  because: string;
  files: Readonly<Record<string, string>>;
  /** The words that the finding must hold. */
  finds: readonly string[];
};

const long = (lines: number) => "export const one = 1;\n".repeat(lines);

/** At least one bad example of every rule; the test fails for a rule without one. */
export const planted: readonly Planted[] = [
  {
    rule: /imports go one way/,
    because: "domain imports formats, by type, value, re-export and on demand",
    files: {
      "domain/a.ts": [
        `import { x } from "#formats/x.ts";`,
        `import type { Y } from "#cli/y.ts";`,
        `export { z } from "#formats/z.ts";`,
        `export const w = () => import("#cli/w.ts");`,
        `export type V = import("#cli/v.ts").V;`,
        `export const all: [Y, typeof x][] = [];`,
      ].join("\n"),
    },
    finds: ["#formats/x.ts", "#cli/y.ts", "#formats/z.ts", "#cli/w.ts", "#cli/v.ts"],
  },
  {
    rule: /imports go one way/,
    because: "formats imports cli, a command imports a test's tool, and a relative path gets around nothing",
    files: {
      "formats/a.ts": `export { shell } from "#cli/shell.ts";`,
      "formats/b.ts": `export { shell } from "../cli/other.ts";`,
      "cli/a.ts": `export { root } from "#test/root.ts";`,
    },
    finds: ["#cli/shell.ts", "../cli/other.ts", "#test/root.ts"],
  },
  {
    rule: /imports go one way/,
    because: "the contract imports the server, the server a command, and formats the contract",
    files: {
      "api/a.ts": `export { openDb } from "#server/db/db.ts";\nexport { readZip } from "#formats/zip.ts";`,
      "server/a.ts": `export { printProblems } from "#cli/shell.ts";`,
      "formats/c.ts": `export { table } from "#api/table.ts";`,
    },
    finds: ["#server/db/db.ts", "#formats/zip.ts", "#cli/shell.ts", "#api/table.ts"],
  },
  {
    rule: /imports go one way/,
    because: "a folder nobody has said anything about",
    files: { "stuff/a.ts": `export { x } from "#domain/x.ts";` },
    finds: ["no rule says what a file under stuff/ may import"],
  },
  {
    rule: /imports go one way/,
    because: "the page imports the server and a reader of files, and the server the page",
    files: {
      "web/a.tsx": `import { openDb } from "#server/db/db.ts";\nimport type { Zip } from "#formats/zip.ts";\nexport const a = (zip: Zip) => <b>{openDb(zip)}</b>;`,
      "server/b.ts": `export { a } from "#web/a.tsx";`,
    },
    finds: ["#server/db/db.ts", "#formats/zip.ts", "#web/a.tsx"],
  },
  {
    rule: /contract's rows as types alone/,
    because: "the page imports a row of the contract, and a schema, as values",
    files: {
      "web/a.ts": `import { signIn } from "#api/endpoints/sign-in.ts";\nimport type { me } from "#api/endpoints/me.ts";\nexport type Me = typeof me;\nexport const a = signIn;`,
      "web/b.ts": `export { activity } from "#domain/bundle/activities.ts";`,
    },
    finds: ["#api/endpoints/sign-in.ts brings zod", "#domain/bundle/activities.ts brings zod"],
  },
  {
    rule: /web\/ui knows no feature/,
    because: "a part of the interface that knows a feature",
    files: { "web/ui/a.tsx": `import type { Me } from "#web/identity/me.ts";\nexport type A = Me;` },
    finds: ["web/ui must not import #web/identity/me.ts"],
  },
  {
    rule: /domain imports zod and nothing else/,
    because: "domain imports Node and a library",
    files: {
      "domain/a.ts": `import { readFileSync } from "node:fs";\nimport { parse } from "yaml";\nexport default parse(readFileSync);`,
    },
    finds: ["node:fs", "yaml"],
  },
  {
    rule: /end in their extension and never climb/,
    because: "an import without .ts, and one that climbs",
    files: {
      "cli/a.ts": `import { x } from "#cli/x";\nimport { y } from "../domain/y.ts";\nexport const all = [x, y];`,
    },
    finds: ["#cli/x lacks", "../domain/y.ts climbs"],
  },
  {
    rule: /no import cycles/,
    because: "two files that import each other's types",
    files: {
      "domain/a.ts": `import type { B } from "#domain/b.ts";\nexport type A = { b: B };`,
      "domain/b.ts": `import type { A } from "./a.ts";\nexport type B = { a: A };`,
    },
    finds: ["domain/a.ts → domain/b.ts → domain/a.ts"],
  },
  {
    rule: /no file over 400 lines/,
    because: "a file of 401 lines",
    files: { "cli/a.ts": long(401) },
    finds: ["401 lines"],
  },
  {
    rule: /no barrels/,
    because: "a barrel, a pot of types and pots of the rest",
    files: {
      "domain/index.ts": `export * from "#domain/a.ts";`,
      "domain/types.ts": "export type A = 1;",
      "domain/utils/dates.ts": "export const a = 1;",
      "cli/helpers.ts": "export const a = 1;",
    },
    finds: ["index.ts hides", "a type belongs beside", "“utils”", "“helpers”"],
  },
  {
    rule: /no any/,
    because: "any, in a type and in a cast",
    files: { "cli/a.ts": "export const a: any[] = [];\nexport const b = a as any;" },
    finds: ["any"],
  },
  {
    rule: /no default exports/,
    because: "export default of a function and of a value",
    files: { "cli/a.ts": "export default function a() {}", "cli/b.ts": "const b = 1;\nexport default b;" },
    finds: ["export default"],
  },
  {
    rule: /functions, no classes/,
    because: "a class, an enum, a namespace and a decorator",
    files: {
      "cli/a.ts":
        "enum A { a }\nnamespace B { export const b = 1; }\n@mark class C {}\nexport const all = [A, B, C, class {}];",
    },
    finds: ["enum", "namespace", "decorator", "class"],
  },
  {
    rule: /process\.env/,
    because: "a command reads the environment, by name or by module",
    files: {
      "cli/a.ts": `export const a = process.env["HOME"];`,
      "cli/b.ts": `import { env } from "node:process";\nexport const b = env;`,
    },
    finds: ["process.env", "node:process"],
  },
  {
    rule: /switched off by name and with a reason/,
    because: "checks switched off without a word",
    files: {
      "cli/a.ts": "// @ts-ignore\nexport const a: string = 1;",
      "cli/b.ts": "// @ts-expect-error\nexport const b: string = 1;",
      "cli/c.ts": "// oxlint-disable-next-line no-console\nconsole.log(1);",
      "cli/d.ts": "/* eslint-disable */\nconsole.log(1);",
    },
    finds: ["@ts-ignore", "@ts-expect-error without", "without a reason (--", "all lint rules"],
  },
  {
    rule: /domain is pure/,
    because: "the clock, chance, the machine and what gets around their names",
    files: {
      "domain/a.ts": [
        "export const a = [new Date(), Date.now(), performance.now(), Temporal.Now.plainDateISO(), crypto.randomUUID()];",
        "export const b = [Math.random(), Math['random'](), process.argv, fetch('x'), import.meta.url];",
        "const { random } = Math;",
        "const T = Temporal;",
        "export const c = () => { console.log(random(), T, globalThis, setTimeout); };",
        "export type D = Date;",
        "export const e = `${Date.now()}`;",
        "export const f = ['b', 'a'].toSorted((x, y) => x.localeCompare(y));",
        "let calls = 0;",
        "export const g = () => import('#domain/g.ts').then(() => calls++);",
      ].join("\n"),
    },
    finds: [
      "Date",
      "performance",
      "Temporal.Now",
      "crypto",
      "Math.random",
      "Math['random']",
      "process",
      "fetch",
      "import.meta",
      "Math.…",
      "Temporal.…",
      "console",
      "globalThis",
      "setTimeout",
      "localeCompare",
      "module variable",
      "import()",
    ],
  },
  {
    rule: /exported function has a docstring/,
    because: "public functions without a word",
    files: { "cli/a.ts": "export function a() {}\n// no docstring\nexport const b = () => 1;" },
    finds: ["a", "b"],
  },
];

/** Good code that looks like a breach; no rule may speak of it. */
export const innocent: Readonly<Record<string, string>> = {
  "domain/rules/a.ts": [
    `import { z } from "zod";`,
    `import type { B } from "#domain/rules/b.ts";`,
    "/** Date.now() and Math.random() in a comment; any; @ts-check. */",
    "export function a(process: B): string { return `${Math.max(1, 2)} Date.now() any ${process.Date}`; }".replaceAll(
      "process",
      "entry",
    ),
    "export const d = Temporal.PlainDate.from('2026-01-01');",
    "export const e = z.object({ process: z.string(), Date: z.string() });",
    `export const f = "import { x } from '#cli/x.ts'; export default 1; // @ts-ignore";`,
    "export const g = /process\\.env|Date/;",
    "export class InputError extends Error {}",
    'declare module "library" { type A = 1; }',
    "export function h(kind: string) { switch (kind) { default: return 1; } }",
  ].join("\n"),
  "domain/rules/b.ts": "export type B = { Date: string; console: number };",
  "domain/rules/a.test.ts": `import test from "node:test";\nimport { read } from "#formats/pack.ts";\ntest("now", () => read(Date.now()));`,
  "formats/pack.ts": `import { readFileSync } from "node:fs";\n/** Reads. */\nexport const read = (at: number) => readFileSync(String(at));`,
  "cli/words/zh-CN.ts": long(500),
  "test/long.ts": long(500),
  "cli/reasons.ts":
    "// @ts-expect-error the library's types do not know this option yet\nexport const a: string = 1;\n// oxlint-disable-next-line no-console -- the one place that prints\nconsole.log(1);",
};
