import type { Plant } from "#test/gates/planted-copy.ts";

/** What a gate must say of a planted file. */
export type Expected = { path: string; says: RegExp };

/** Bad code for oxlint, with the rule that must find it. */
export const lintPlants: readonly { path: string; rule: string; text: string }[] = [
  {
    path: "domain/planted/node.ts",
    rule: "import(no-nodejs-modules)",
    text: `export { readFileSync } from "node:fs";`,
  },
  { path: "domain/planted/library.ts", rule: "eslint(no-restricted-imports)", text: `export { parse } from "yaml";` },
  {
    path: "domain/planted/up.ts",
    rule: "eslint(no-restricted-imports)",
    text: `export { printProblems } from "#cli/shell.ts";`,
  },
  {
    path: "domain/planted/date.ts",
    rule: "eslint(no-restricted-globals)",
    text: "export const a = () => new Date(0);",
  },
  {
    path: "domain/planted/process.ts",
    rule: "eslint(no-restricted-globals)",
    text: "export const a = () => process.argv;",
  },
  {
    path: "domain/planted/fetch.ts",
    rule: "eslint(no-restricted-globals)",
    text: `export const a = () => fetch("x");`,
  },
  {
    path: "domain/planted/console.ts",
    rule: "eslint(no-restricted-globals)",
    text: "export const a = () => console.log(1);",
  },
  {
    path: "domain/planted/crypto.ts",
    rule: "eslint(no-restricted-globals)",
    text: "export const a = () => crypto.randomUUID();",
  },
  {
    path: "domain/planted/around.ts",
    rule: "eslint(no-restricted-globals)",
    text: "export const a = () => globalThis.Date;",
  },
  {
    path: "domain/planted/now.ts",
    rule: "eslint(no-restricted-properties)",
    text: "export const a = () => Temporal.Now.instant();",
  },
  {
    path: "domain/planted/chance.ts",
    rule: "eslint(no-restricted-properties)",
    text: "export const a = () => Math.random();",
  },
  {
    path: "formats/planted/up.ts",
    rule: "eslint(no-restricted-imports)",
    text: `export { printProblems } from "#cli/shell.ts";`,
  },
  {
    path: "api/planted/up.ts",
    rule: "eslint(no-restricted-imports)",
    text: `export { openDb } from "#server/db/db.ts";`,
  },
  {
    path: "server/planted/up.ts",
    rule: "eslint(no-restricted-imports)",
    text: `export { printProblems } from "#cli/shell.ts";`,
  },
  {
    path: "cli/planted/test.ts",
    rule: "eslint(no-restricted-imports)",
    text: `export { root } from "#test/architecture/files.ts";`,
  },
  {
    path: "cli/planted/climb.ts",
    rule: "import(no-relative-parent-imports)",
    text: `export { printProblems } from "../shell.ts";`,
  },
  {
    path: "cli/planted/cycle-a.ts",
    rule: "import(no-cycle)",
    text: `import type { B } from "#cli/planted/cycle-b.ts";\nexport type A = { b: B };`,
  },
  {
    path: "cli/planted/cycle-b.ts",
    rule: "import(no-cycle)",
    text: `import type { A } from "#cli/planted/cycle-a.ts";\nexport type B = { a: A };`,
  },
  { path: "cli/planted/any.ts", rule: "typescript(no-explicit-any)", text: "export const a: any = 1;" },
  {
    path: "cli/planted/ignore.ts",
    rule: "typescript(ban-ts-comment)",
    text: `// @ts-ignore because of a very good reason\nexport const a: string = 1;`,
  },
  {
    path: "cli/planted/expect.ts",
    rule: "typescript(ban-ts-comment)",
    text: "// @ts-expect-error\nexport const a: string = 1;",
  },
  {
    path: "cli/planted/value-import.ts",
    rule: "typescript(consistent-type-imports)",
    text: `import { Shell } from "#cli/shell.ts";\nexport const a = (shell: Shell) => shell.columns;`,
  },
  { path: "cli/planted/default.ts", rule: "import(no-default-export)", text: "const a = 1;\nexport default a;" },
  { path: "cli/planted/environment.ts", rule: "node(no-process-env)", text: `export const a = process.env["HOME"];` },
  {
    path: "cli/planted/bang.ts",
    rule: "typescript(no-non-null-assertion)",
    text: "export const a = (b?: string) => b!.length;",
  },
  { path: "cli/planted/print.ts", rule: "eslint(no-console)", text: "console.log(1);\nexport const a = 1;" },
  {
    path: "cli/planted/long.ts",
    rule: "eslint(max-lines)",
    text: "export const a = [\n" + "  1,\n".repeat(400) + "];\n",
  },
  {
    path: "cli/planted/interface.ts",
    rule: "typescript(consistent-type-definitions)",
    text: "export interface A { b: 1 }",
  },
  {
    path: "cli/planted/unused-switch.ts",
    rule: "Unused oxlint-disable",
    text: "// oxlint-disable-next-line no-console -- nothing is printed here\nexport const a = 1;",
  },
  // The rest need types: they fall silent when the type-aware part does not run.
  {
    path: "cli/planted/floating.ts",
    rule: "typescript(no-floating-promises)",
    text: "export const a = async () => 1;\na();",
  },
  {
    path: "cli/planted/unsafe.ts",
    rule: "typescript(no-unsafe-assignment)",
    text: `export const a: string = JSON.parse("1");`,
  },
  {
    path: "cli/planted/cast.ts",
    rule: "typescript(no-unsafe-type-assertion)",
    text: "export const a = (b: unknown) => b as string;",
  },
  {
    path: "cli/planted/switch.ts",
    rule: "typescript(switch-exhaustiveness-check)",
    text: `export function a(b: "x" | "y") {\n  switch (b) {\n    case "x":\n      throw new Error("x");\n  }\n}`,
  },
];

/** Bad code for the compiler, with the error that must be found; each stands for one setting. */
export const typePlants: readonly { path: string; error: string; text: string }[] = [
  { path: "domain/planted/strict.ts", error: "TS2322", text: "export const a: string = 1;" },
  { path: "formats/planted/implicit.ts", error: "TS7006", text: "export const a = (b) => b;" },
  { path: "cli/planted/unchecked.ts", error: "TS2322", text: "export const a = (b: string[]): string => b[0];" },
  { path: "cli/planted/exact.ts", error: "TS2375", text: "export const a: { b?: string } = { b: undefined };" },
  { path: "test/planted/enum.ts", error: "TS1294", text: "export enum A { b }" },
  { path: "cli/planted/property.ts", error: "TS1294", text: "export class A { constructor(readonly b: string) {} }" },
  {
    path: "cli/planted/verbatim.ts",
    error: "TS1484",
    text: `import { Shell } from "#cli/shell.ts";\nexport const a = (shell: Shell) => shell.columns;`,
  },
  { path: "cli/planted/unused.ts", error: "TS6133", text: "const a = 1;\nexport const b = 1;" },
  { path: "cli/planted/returns.ts", error: "TS7030", text: "export function a(b: boolean) { if (b) return 1; }" },
  {
    path: "cli/planted/needless-error.ts",
    error: "TS2578",
    text: "// @ts-expect-error there is no error here at all\nexport const a = 1;",
  },
  { path: "domain/planted/dom.ts", error: "TS2584", text: "export const a = () => document.title;" },
];

/** Code that nothing needs, for knip, with the line that must speak of it. */
export const knipPlants: Readonly<Record<string, { plant: Plant; says: readonly RegExp[] }>> = {
  "cli/planted/nobody.ts": { plant: "export const a = 1;\n", says: [/Unused files[\s\S]*cli\/planted\/nobody\.ts/] },
  "cli/shell.ts": {
    plant: (text) => `${text}\nexport function plantedUnused(): void {}\n\nexport type PlantedUnused = string;\n`,
    says: [
      /Unused exports[\s\S]*plantedUnused +function +cli\/shell\.ts/,
      /Unused exported types[\s\S]*PlantedUnused +type +cli\/shell\.ts/,
    ],
  },
  "package.json": {
    plant: (text) => text.replace(`"dependencies": {`, `"dependencies": {\n    "planted-unused": "1.0.0",`),
    says: [/Unused dependencies[\s\S]*planted-unused +package\.json/],
  },
  "test/planted.test.ts": {
    plant: `import "planted-unlisted";\n`,
    says: [/Unlisted dependencies[\s\S]*planted-unlisted +test\/planted\.test\.ts/],
  },
};

/** Code that is not laid out as agreed, for oxfmt. */
export const formatPlants: Readonly<Record<string, string>> = {
  "domain/planted/layout.ts": "export const a = 'single quotes'\n",
  "cli/planted/layout.ts": "export const a = {\n    b: 1 };\n",
  "scripts/planted-layout.mjs": "export const a = 'b';\n",
};
