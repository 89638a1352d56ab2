type Json = { [name: string]: unknown };

/** A shorter schema may as well stand where it is used. */
const WORTH_SHARING = 160;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for what may be a component: a schema of its own kind, not a list of properties. */
function isSchema(value: Json): boolean {
  return typeof value["type"] === "string" || Array.isArray(value["anyOf"]) || Array.isArray(value["oneOf"]);
}

/** A short name that follows from the text alone, so that one change of the contract renames nothing else (FNV-1a). */
function nameOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return `shape-${hash.toString(36)}`;
}

/**
 * Schemas that occur more than once, said once: the paths with references in their place, and the components.
 * @param paths the paths of an OpenAPI document, each schema written out
 */
export function shareSchemas(paths: Json): { paths: Json; schemas: Json } {
  const times = new Map<string, number>();
  const count = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(count);
    if (!isObject(value)) return;
    const text = isSchema(value) ? JSON.stringify(value) : "";
    if (text.length > WORTH_SHARING) {
      const before = times.get(text) ?? 0;
      times.set(text, before + 1);
      // What is inside a schema that is shared already is said there.
      if (before > 0) return;
    }
    Object.values(value).forEach(count);
  };
  count(paths);
  const schemas = new Map<string, unknown>();
  const inside = (value: Json): Json =>
    Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shared(each)]));
  const shared = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((each: unknown) => shared(each));
    if (!isObject(value)) return value;
    const text = isSchema(value) ? JSON.stringify(value) : "";
    if ((times.get(text) ?? 0) < 2) return inside(value);
    const name = nameOf(text);
    if (!schemas.has(name)) schemas.set(name, inside(value));
    return { $ref: `#/components/schemas/${name}` };
  };
  const small = inside(paths);
  const sorted = [...schemas].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { paths: small, schemas: Object.fromEntries(sorted) };
}
