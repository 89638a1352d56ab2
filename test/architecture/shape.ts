import {
  SyntaxKind,
  isClassDeclaration,
  isExportAssignment,
  isModuleDeclaration,
  isPropertyAccessExpression,
  isStringLiteral,
} from "typescript/unstable/ast";
import type { Node } from "typescript/unstable/ast";
import { nodesOf } from "#test/architecture/source.ts";
import type { Finding, Rule, Source } from "#test/architecture/source.ts";

const MOST_LINES = 400;

/** Names that gather what belongs elsewhere. */
const POTS = new Set(["utils", "util", "helpers", "helper", "common", "misc", "lib", "shared"]);

/** The one file of the repository that reads the environment. */
const READS_ENVIRONMENT = "server/config.ts";

/** The lines of a text; a last line break starts no line. */
export function linesOf(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** Tables of sentences in one language, and what a program wrote, may be long. */
export function mayBeLong(source: Pick<Source, "path" | "isTest">): boolean {
  return source.isTest || /(^|[/.])(zh-CN|en|generated)\.ts$/.test(source.path);
}

function forEachSource(look: (source: Source) => string | undefined): Rule["check"] {
  return (sources) =>
    sources.flatMap((source) => {
      const what = look(source);
      return what === undefined ? [] : [{ path: source.path, line: 1, what }];
    });
}

function forEachNode(look: (node: Node, source: Source) => string | undefined): Rule["check"] {
  return (sources) =>
    sources.flatMap((source) =>
      nodesOf(source.tree).flatMap((node): Finding[] => {
        const what = look(node, source);
        return what === undefined ? [] : [{ path: source.path, line: source.lineOf(node), what }];
      }),
    );
}

const shortFiles: Rule = {
  name: "no file over 400 lines (translations, tests and generated ones apart)",
  check: forEachSource((source) => {
    const lines = linesOf(source.text);
    return lines > MOST_LINES && !mayBeLong(source) ? `${lines} lines` : undefined;
  }),
};

const noPots: Rule = {
  name: "no barrels (index.ts), no types.ts, no utils and helpers",
  check: forEachSource(({ path }) => {
    const parts = path.replace(/(\.test)?\.ts$/, "").split("/");
    if (parts.at(-1) === "index") return "index.ts hides where things are";
    if (parts.at(-1) === "types") return "a type belongs beside what uses it";
    const pot = parts.find((part) => POTS.has(part));
    return pot === undefined ? undefined : `“${pot}” says nothing about what is in it`;
  }),
};

const noAny: Rule = {
  name: "no any",
  check: forEachNode((node) => (node.kind === SyntaxKind.AnyKeyword ? "any" : undefined)),
};

const noDefaultExports: Rule = {
  name: "no default exports",
  check: forEachNode((node) =>
    node.kind === SyntaxKind.DefaultKeyword && node.parent.kind !== SyntaxKind.DefaultClause
      ? "export default"
      : isExportAssignment(node)
        ? "export default"
        : undefined,
  ),
};

const fewClasses: Rule = {
  name: "functions, no classes but errors, no enums, namespaces or decorators",
  check: forEachNode((node) => {
    if (node.kind === SyntaxKind.EnumDeclaration) return "enum";
    // `declare module "library"` only completes a library's types.
    if (isModuleDeclaration(node)) return isStringLiteral(node.name) ? undefined : "namespace";
    if (node.kind === SyntaxKind.Decorator) return "decorator";
    if (node.kind === SyntaxKind.ClassExpression) return "class";
    if (!isClassDeclaration(node)) return undefined;
    const base = node.heritageClauses?.[0]?.types[0]?.getText();
    return base?.endsWith("Error") === true ? undefined : "class";
  }),
};

const environment: Rule = {
  name: `nothing reads process.env but ${READS_ENVIRONMENT}`,
  check: forEachNode((node, source) => {
    if (source.path === READS_ENVIRONMENT || source.isTest) return undefined;
    if (node.kind === SyntaxKind.StringLiteral && /^["']node:process["']$/.test(node.getText())) return "node:process";
    return isPropertyAccessExpression(node) && node.name.text === "env" ? node.getText() : undefined;
  }),
};

export const shapeRules: readonly Rule[] = [shortFiles, noPots, noAny, noDefaultExports, fewClasses, environment];
