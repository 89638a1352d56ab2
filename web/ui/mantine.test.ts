import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "#test/architecture/files.ts";

/** Which sheets each part needs; null: it draws nothing of its own. */
const sheets: Readonly<Record<string, readonly string[] | null>> = {
  MantineProvider: null,
  createTheme: null,
  CSSVariablesResolver: null,
  useMantineColorScheme: null,
  Button: ["UnstyledButton", "Button", "Loader"],
  Checkbox: ["InlineInput", "Checkbox"],
  NativeSelect: ["Input"],
  TextInput: ["Input"],
  Textarea: ["Input"],
  FileInput: ["UnstyledButton", "Input"],
  PasswordInput: ["Input", "PasswordInput", "UnstyledButton", "ActionIcon", "Loader"],
};

test("each part of Mantine that the page imports has its style sheets", () => {
  const listed = readFileSync(join(root, "web/ui/mantine.css"), "utf8");
  const used = globSync("web/**/*.{ts,tsx}", { cwd: root, exclude: ["web/dist/**"] }).flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/import (?:type )?\{([^}]+)\} from "@mantine\/core"/g)].flatMap(
      (match) => (match[1] ?? "").split(",").map((each) => each.trim()),
    ),
  );
  assert.ok(used.includes("Button"));
  for (const part of new Set(used)) {
    const needed = sheets[part];
    assert.notEqual(needed, undefined, `${part} is new here: name its sheets in this test and in web/ui/mantine.css`);
    for (const each of needed ?? []) assert.ok(listed.includes(`/styles/${each}.css"`), `${part} needs ${each}.css`);
  }
});
