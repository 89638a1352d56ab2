import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  SyntaxKind,
  isCallExpression,
  isExportDeclaration,
  isExternalModuleReference,
  isImportDeclaration,
  isImportEqualsDeclaration,
  isImportTypeNode,
  isLiteralTypeNode,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
} from "typescript/unstable/ast";
import type { Node, SourceFile } from "typescript/unstable/ast";
import { createVirtualFileSystem } from "typescript/unstable/fs";
import { API } from "typescript/unstable/sync";
import { filesOf } from "#test/architecture/files.ts";

/** One import of a file, of whatever form: `import`, `import type`, `export … from`, `import(…)`. */
export type Import = { specifier: string; line: number; typeOnly: boolean };

/** A TypeScript file with its syntax tree. */
export type Source = {
  /** From the repository's folder, with `/`. */
  path: string;
  /** The first folder of the path, which says what may be imported: `domain`, `formats`, `cli`, `test`. */
  layer: string;
  isTest: boolean;
  text: string;
  tree: SourceFile;
  imports: readonly Import[];
  lineOf: (node: Node) => number;
};

/** Something a rule found; the line is 1 where the file as a whole is meant. */
export type Finding = { path: string; line: number; what: string };

/** A rule of the architecture: it looks at all sources and says what breaks it. */
export type Rule = {
  name: string;
  check: (sources: readonly Source[]) => Finding[];
};

/** A tree of TypeScript files: text by path. */
export type Texts = Readonly<Record<string, string>>;

/** The texts of all TypeScript files of a folder; a name with a dot in front is nobody's code. */
export function readTexts(folder: string): Texts {
  const paths = filesOf(folder).filter((path) => /\.tsx?$/.test(path) && !/(^|\/)\./.test(path));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Parses trees by TypeScript's own parser, which is started once; nothing on disk is read. */
export function parseTrees(trees: readonly Texts[]): Source[][] {
  const compilerOptions = {
    noLib: true,
    noResolve: true,
    types: [],
    allowImportingTsExtensions: true,
    noEmit: true,
    jsx: "preserve",
  };
  const settings = JSON.stringify({ compilerOptions, include: ["**/*.ts", "**/*.tsx"] });
  const folders = trees.map((_, index) => `/virtual/${index}`);
  const files = trees.flatMap((texts, index) =>
    Object.entries(texts).map(([path, text]) => [`${folders[index]}/${path}`, text]),
  );
  const configs = folders.map((folder) => `${folder}/tsconfig.json`);
  const all = Object.fromEntries([...files, ...configs.map((path) => [path, settings])]) as Record<string, string>;
  const api = new API({ cwd: "/virtual", fs: createVirtualFileSystem(all) });
  try {
    const snapshot = api.updateSnapshot({ openProjects: configs });
    return trees.map((texts, index) => {
      const project = snapshot.getProject(configs[index] ?? "");
      return Object.entries(texts).map(([path, text]) => {
        const tree = project?.program.getSourceFile(`${folders[index]}/${path}`);
        if (tree === undefined) throw new Error(`TypeScript did not read ${path}.`);
        return sourceOf(path, text, tree);
      });
    });
  } finally {
    api.close();
  }
}

function sourceOf(path: string, text: string, tree: SourceFile): Source {
  const lineOf = (node: Node) => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
  const imports: Import[] = [];
  for (const node of nodesOf(tree)) {
    const specifier = specifierOf(node);
    if (specifier === undefined) continue;
    if (isStringLiteral(specifier) || isNoSubstitutionTemplateLiteral(specifier)) {
      imports.push({ specifier: specifier.text, line: lineOf(node), typeOnly: isTypeOnly(node) });
    }
  }
  const isTest = path.startsWith("test/") || path.endsWith(".test.ts");
  return { path, layer: path.split("/")[0] ?? "", isTest, text, tree, imports, lineOf };
}

function specifierOf(node: Node): Node | undefined {
  if (isImportDeclaration(node) || isExportDeclaration(node)) return node.moduleSpecifier;
  if (isImportTypeNode(node)) return isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword) return node.arguments[0];
  if (isImportEqualsDeclaration(node) && isExternalModuleReference(node.moduleReference)) {
    return node.moduleReference.expression;
  }
  return undefined;
}

/** True for what is gone when types are stripped. */
function isTypeOnly(node: Node): boolean {
  return isImportTypeNode(node) || /^(import|export)\s+type\b/.test(node.getText());
}

/** All nodes below a node, itself first, in the order of the text. */
export function nodesOf(node: Node): Node[] {
  const nodes: Node[] = [];
  const visit = (each: Node): void => {
    nodes.push(each);
    each.forEachChild(visit);
  };
  visit(node);
  return nodes;
}
