import {
  NodeFlags,
  SyntaxKind,
  isBindingElement,
  isElementAccessExpression,
  isIdentifier,
  isPropertyAccessExpression,
  isQualifiedName,
  isVariableStatement,
} from "typescript/unstable/ast";
import type { Identifier, Node } from "typescript/unstable/ast";
import { nodesOf } from "#test/architecture/source.ts";
import type { Finding, Rule, Source } from "#test/architecture/source.ts";

/**
 * Names by which a file could reach a clock, chance, the machine or the outside. The browser's `window`
 * and `document` are not among them: they are words of the field here, and the compiler knows no DOM.
 */
const FORBIDDEN = new Set(
  [
    "Date performance setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame crypto Crypto",
    "process require Buffer global globalThis navigator eval Function WebAssembly Intl console",
    "fetch XMLHttpRequest WebSocket EventSource Worker localStorage sessionStorage indexedDB",
  ].flatMap((names) => names.split(" ")),
);

/** Objects that are pure but for one member, so that they may be used by a plain `Object.member` alone. */
const PARTLY_FORBIDDEN: Readonly<Record<string, string>> = { Math: "random", Temporal: "Now" };

/** Methods whose answer depends on the machine's language or its data about languages. */
const MACHINE_DEPENDENT = /^(toLocale\w+|localeCompare)$/;

/** True for a name that only labels a member, as in `entry.process` or `{ process: 1 }`. */
function isLabel(node: Identifier): boolean {
  const { parent } = node;
  if (isPropertyAccessExpression(parent)) return parent.name === node;
  if (isQualifiedName(parent)) return parent.right === node;
  if (isBindingElement(parent)) return parent.propertyName === node;
  return LABELLED.has(parent.kind) && "name" in parent && parent.name === node;
}

const LABELLED = new Set<SyntaxKind>([
  SyntaxKind.PropertyAssignment,
  SyntaxKind.PropertySignature,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.MethodSignature,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
]);

function memberOf(node: Identifier): string | undefined {
  const { parent } = node;
  if (isPropertyAccessExpression(parent) && parent.expression === node) return parent.name.text;
  if (isQualifiedName(parent) && parent.left === node) return parent.right.text;
  return undefined;
}

function faultOf(node: Node): string | undefined {
  if (node.kind === SyntaxKind.MetaProperty) return node.getText();
  if (node.kind === SyntaxKind.ImportKeyword && node.parent.kind === SyntaxKind.CallExpression) return "import()";
  if (isElementAccessExpression(node) && isIdentifier(node.expression) && node.expression.text in PARTLY_FORBIDDEN) {
    return node.getText();
  }
  if (!isIdentifier(node)) return undefined;
  if (isLabel(node)) return MACHINE_DEPENDENT.test(node.text) ? node.text : undefined;
  if (FORBIDDEN.has(node.text)) return node.text;
  if (!Object.hasOwn(PARTLY_FORBIDDEN, node.text)) return undefined;
  const member = memberOf(node);
  return member === undefined || member === PARTLY_FORBIDDEN[node.text] ? `${node.text}.${member ?? "…"}` : undefined;
}

/** Variables of a module that change are memory between two calls. */
function changingState(source: Source): Node[] {
  return source.tree.statements.filter(
    (statement) => isVariableStatement(statement) && (statement.declarationList.flags & NodeFlags.Const) === 0,
  );
}

const pure: Rule = {
  name: "domain is pure: no I/O, no clock, no randomness, no memory between calls",
  check: (sources) =>
    sources
      .filter((source) => source.layer === "domain" && !source.isTest)
      .flatMap((source): Finding[] => {
        const found = nodesOf(source.tree).flatMap((node) => {
          const what = faultOf(node);
          return what === undefined ? [] : [{ path: source.path, line: source.lineOf(node), what }];
        });
        const state = changingState(source).map((node) => ({
          path: source.path,
          line: source.lineOf(node),
          what: "a module variable that can change",
        }));
        return [...found, ...state];
      }),
};

export const purityRules: readonly Rule[] = [pure];
