import { posix } from "node:path";
import type { Finding, Import, Rule, Source } from "#test/architecture/source.ts";

/** What a layer may import of the repository, from the narrowest to the widest; a decision record says why. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: ["domain"],
  formats: ["domain", "formats"],
  api: ["domain", "api"],
  server: ["domain", "formats", "api", "server"],
  web: ["domain", "api", "web"],
  cli: ["domain", "formats", "api", "server", "cli"],
  test: ["domain", "formats", "api", "server", "web", "cli", "test"],
};

/** Tests of a layer may read files to set a case up, and use what tests share. */
const TESTS_MAY_ALSO_IMPORT = ["formats", "test"];

const DOMAIN_LIBRARIES = new Set(["zod"]);

/** The path of the repository that an import means, or `undefined` for a library. */
export function pathOf(source: Source, { specifier }: Import): string | undefined {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return posix.join(posix.dirname(source.path), specifier);
  return undefined;
}

function forEachImport(
  sources: readonly Source[],
  look: (source: Source, each: Import) => string | undefined,
): Finding[] {
  return sources.flatMap((source) =>
    source.imports.flatMap((each) => {
      const what = look(source, each);
      return what === undefined ? [] : [{ path: source.path, line: each.line, what }];
    }),
  );
}

const oneWay: Rule = {
  name: "imports go one way: domain ← formats, api ← server ← cli ← test; api ← web",
  check: (sources) =>
    forEachImport(sources, (source, each) => {
      const allowed = MAY_IMPORT[source.layer];
      if (allowed === undefined) return `no rule says what a file under ${source.layer}/ may import`;
      const target = pathOf(source, each)?.split("/")[0];
      if (target === undefined || allowed.includes(target)) return undefined;
      if (source.isTest && TESTS_MAY_ALSO_IMPORT.includes(target)) return undefined;
      return `${source.layer}/ must not import ${each.specifier}`;
    }),
};

const domainLibraries: Rule = {
  name: "domain imports zod and nothing else from outside",
  check: (sources) =>
    forEachImport(sources, (source, each) => {
      if (source.layer !== "domain" || source.isTest || pathOf(source, each) !== undefined) return undefined;
      return DOMAIN_LIBRARIES.has(each.specifier) ? undefined : `domain/ must not import ${each.specifier}`;
    }),
};

const written: Rule = {
  name: "imports of the repository end in their extension and never climb",
  check: (sources) =>
    forEachImport(sources, (source, each) => {
      if (pathOf(source, each) === undefined) return undefined;
      if (each.specifier.startsWith("..")) return `${each.specifier} climbs; write it with #`;
      return /\.(ts|tsx|json|css)$/.test(each.specifier) ? undefined : `${each.specifier} lacks its .ts`;
    }),
};

const noCycles: Rule = {
  name: "no import cycles, types included",
  check: (sources) => {
    const targets = new Map(
      sources.map((source) => [source.path, source.imports.flatMap((each) => pathOf(source, each) ?? [])]),
    );
    const done = new Set<string>();
    const findings: Finding[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      const start = way.indexOf(path);
      if (start >= 0) findings.push({ path, line: 1, what: [...way.slice(start), path].join(" → ") });
      if (start >= 0 || done.has(path)) return;
      for (const target of targets.get(path) ?? []) visit(target, [...way, path]);
      done.add(path);
    };
    for (const path of targets.keys()) visit(path, []);
    return findings;
  },
};

/** The contract as values would bring zod into the first page; its types cost nothing. */
const contractAsTypes: Rule = {
  name: "the page imports the contract's rows as types alone",
  check: (sources) =>
    forEachImport(sources, (source, each) => {
      if (source.layer !== "web" || source.isTest || each.typeOnly) return undefined;
      const target = pathOf(source, each) ?? "";
      const carriesZod = /^(api\/(endpoints\/|table|endpoint\.)|domain\/bundle\/)/.test(target);
      return carriesZod ? `${each.specifier} brings zod: import its types` : undefined;
    }),
};

const uiKnowsNoFeature: Rule = {
  name: "web/ui knows no feature",
  check: (sources) =>
    forEachImport(sources, (source, each) => {
      if (!source.path.startsWith("web/ui/")) return undefined;
      const target = pathOf(source, each);
      return target?.startsWith("web/") === true && !target.startsWith("web/ui/")
        ? `web/ui must not import ${each.specifier}`
        : undefined;
    }),
};

export const importRules: readonly Rule[] = [
  oneWay,
  contractAsTypes,
  uiKnowsNoFeature,
  domainLibraries,
  written,
  noCycles,
];
