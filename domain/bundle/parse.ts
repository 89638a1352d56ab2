import { bundleBuilder } from "#domain/bundle/builder.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { bundleProblems } from "#domain/problems/bundle-problems.ts";
import { entryProblems } from "#domain/problems/entry-problems.ts";
import { shown, typeName, typeOf } from "#domain/problems/from-zod.ts";
import { InputError } from "#domain/problems/problem.ts";

/**
 * A bundle from a value in memory, every list present. Entries are checked one by one; what one entry
 * says of another is `checkBundle`'s.
 * @param file named in the problems, where the value came from a file
 * @throws InputError with every problem of the value
 */
export function parseBundle(value: unknown, file?: string): Bundle {
  const builder = bundleBuilder(file);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    builder.problem(bundleProblems.notAnObject, [], { got: typeOf(value) });
    throw new InputError(builder.problems());
  }
  for (const [name, content] of Object.entries(value)) {
    if (content === undefined) continue;
    const field = builder.field(name);
    if (field.use === "head") builder.head(field.head, content);
    if (field.use !== "list" || content === null) continue;
    if (Array.isArray(content)) {
      content.forEach((entry: unknown, index) => builder.entry(field.list, index, entry));
    } else {
      const values = { value: shown(content), got: typeOf(content), expected: typeName("array") };
      builder.problem(entryProblems.wrongType, [field.list], values);
    }
  }
  return builder.finish();
}
