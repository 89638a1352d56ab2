import {
  SyntaxKind,
  getLeadingCommentRanges,
  getTrailingCommentRanges,
  isArrowFunction,
  isFunctionDeclaration,
  isFunctionExpression,
  isVariableStatement,
} from "typescript/unstable/ast";
import type { Node } from "typescript/unstable/ast";
import { nodesOf } from "#test/architecture/source.ts";
import type { Finding, Rule, Source } from "#test/architecture/source.ts";

/** A comment with the line on which it starts. */
type Comment = { text: string; line: number };

/** The comments of a file; what only looks like one, in a string or a pattern, is none. */
function commentsOf({ text, tree }: Source): Comment[] {
  const starts = new Map<number, number>();
  for (const node of nodesOf(tree)) {
    const ranges = [
      ...(getLeadingCommentRanges(text, node.pos) ?? []),
      ...(getTrailingCommentRanges(text, node.end) ?? []),
    ];
    for (const { pos, end } of ranges) starts.set(pos, end);
  }
  return [...starts].map(([pos, end]) => ({
    text: text.slice(pos, end),
    line: tree.getLineAndCharacterOfPosition(pos).line + 1,
  }));
}

function faultOf(comment: string): string | undefined {
  const directive = /@ts-(ignore|nocheck|expect-error)([^\n]*)/.exec(comment);
  if (directive?.[1] === "ignore" || directive?.[1] === "nocheck") return `@ts-${directive[1]}`;
  if (directive !== null && (directive[2] ?? "").replaceAll(/[^\p{L}]/gu, "").length < 8) {
    return "@ts-expect-error without a reason";
  }
  const disabled = /(?:ox|es)lint-disable(?:-next-line|-line)?([^\n]*)/.exec(comment);
  if (disabled === null) return undefined;
  const [rules = "", reason = ""] = (disabled[1] ?? "").split(" -- ");
  if (rules.trim() === "" || rules.trim() === "*/") return "all lint rules switched off: name the one that is meant";
  return reason.replaceAll(/[^\p{L}]/gu, "").length < 8
    ? "a lint rule switched off without a reason (-- …)"
    : undefined;
}

const reasons: Rule = {
  name: "a check is switched off by name and with a reason, @ts-ignore never",
  check: (sources) =>
    sources.flatMap((source) =>
      commentsOf(source).flatMap((comment): Finding[] => {
        const what = faultOf(comment.text);
        return what === undefined ? [] : [{ path: source.path, line: comment.line, what }];
      }),
    ),
};

/** The exported functions of a file: declarations and constants that hold one. */
function exportedFunctions(source: Source): { name: string; statement: Node }[] {
  return source.tree.statements.flatMap((statement): { name: string; statement: Node }[] => {
    if (!nodesOf(statement).some((node) => node.kind === SyntaxKind.ExportKeyword)) return [];
    if (isFunctionDeclaration(statement)) return [{ name: statement.name?.text ?? "", statement }];
    if (!isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap((declared) => {
      const value = declared.initializer;
      const isFunction = value !== undefined && (isArrowFunction(value) || isFunctionExpression(value));
      return isFunction ? [{ name: declared.name.getText(), statement }] : [];
    });
  });
}

/** The rule that every public function says what it does. */
export const docstrings: Rule = {
  name: "every exported function has a docstring",
  check: (sources) =>
    sources
      .filter((source) => !source.isTest)
      .flatMap((source) =>
        exportedFunctions(source).flatMap(({ name, statement }): Finding[] => {
          const comments = getLeadingCommentRanges(source.text, statement.pos) ?? [];
          const last = comments.at(-1);
          const documented = last !== undefined && source.text.slice(last.pos, last.end).startsWith("/**");
          return documented ? [] : [{ path: source.path, line: source.lineOf(statement), what: name }];
        }),
      ),
};

export const commentRules: readonly Rule[] = [reasons];
