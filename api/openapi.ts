import { z } from "zod";
import type { ApiErrorCode } from "#api/errors.ts";
import { apiErrors } from "#api/errors.ts";
import { file, upload } from "#api/endpoint.ts";
import type { Endpoint } from "#api/endpoint.ts";
import { shareSchemas } from "#api/shared-schemas.ts";

type Json = { [name: string]: unknown };

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    reused: "inline",
    cycles: "ref",
  });
  return { ...rest };
}

function parametersOf(row: Endpoint): Json[] {
  return (["path", "query"] as const).flatMap((place) => {
    const { properties = {}, required = [] } = parametersSchema.parse(
      schemaOf(place === "path" ? row.params : row.query, "input"),
    );
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: required.includes(name),
      schema,
    }));
  });
}

const parametersSchema = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

function bodyOf(row: Endpoint): Json {
  if (row.method === "GET" || z.safeParse(row.body, undefined).success) return {};
  const content =
    row.body === upload
      ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
      : { "application/json": { schema: schemaOf(row.body, "input") } };
  return { requestBody: { required: true, content } };
}

function answerOf(row: Endpoint): Json {
  const content =
    row.output === file
      ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
      : { "application/json": { schema: schemaOf(row.output, "output") } };
  return { description: "OK", content };
}

/** What each endpoint may refuse with on top of what its row says. */
function errorsOf(row: Endpoint): ApiErrorCode[] {
  const signedIn: ApiErrorCode[] = row.permission === "public" ? [] : ["not-signed-in", "too-many-requests"];
  const permitted: ApiErrorCode[] = row.permission === "public" || row.permission === "account" ? [] : ["not-allowed"];
  return [...new Set<ApiErrorCode>(["invalid-input", ...signedIn, ...permitted, ...row.errors])].toSorted();
}

function refusalsOf(row: Endpoint): Json {
  const byStatus = Map.groupBy(errorsOf(row), (code) => String(apiErrors[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.join(", "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function operationOf(row: Endpoint): Json {
  return {
    operationId: row.name,
    summary: `${row.summary["zh-CN"]} · ${row.summary.en}`,
    tags: [row.name.split(".")[0] ?? row.name],
    "x-permission": row.permission,
    security: row.permission === "public" ? [] : [{ session: [] }, { token: [] }],
    parameters: parametersOf(row),
    ...bodyOf(row),
    responses: { "200": answerOf(row), ...refusalsOf(row) },
  };
}

const problem = {
  type: "object",
  required: ["type", "code", "status", "title"],
  properties: {
    type: { type: "string" },
    code: { enum: Object.keys(apiErrors) },
    status: { type: "integer" },
    title: { type: "string" },
    problems: {
      type: "array",
      items: {
        type: "object",
        required: ["code", "path", "message"],
        properties: {
          code: { type: "string" },
          path: { type: "array", items: { type: ["string", "integer"] } },
          message: { type: "string" },
        },
      },
    },
    current: { description: "stale-version: what stands there now; key-reused: the id of the record that came first" },
  },
};

/** The contract as OpenAPI 3.1, for people and programs outside; api/openapi.json holds it and a test compares. */
export function openApi(table: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const row of table.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = `/api${row.path.replaceAll(/:(\w+)/g, "{$1}")}`;
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operationOf(row) };
  }
  const shared = shareSchemas(paths);
  return {
    openapi: "3.1.0",
    info: { title: "Biaogan 标杆", version, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    paths: shared.paths,
    components: {
      schemas: { Problem: problem, ...shared.schemas },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "biaogan", description: "changes need the header X-Biaogan: 1" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
}
