import { z } from "zod";
import { endpoint, noBody, nothing } from "#api/endpoint.ts";
import { organisationKinds } from "#domain/bundle/organisations.ts";

const MOST = 50;

/** Search for the command palette and the ledger's box: organisations by name, activities by title, topics and minutes. */
export const search = endpoint({
  name: "search",
  method: "GET",
  path: "/search",
  summary: {
    "zh-CN": "在党组织名称和活动的标题、主题、记录中查找",
    en: "Look in the names of organisations and in titles, topics and minutes of activities",
  },
  permission: "see",
  params: nothing,
  query: z.strictObject({
    text: z.string().trim().min(1).max(100),
    /** Only activities that name this organisation or one below it. */
    organisationId: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(MOST).default(20),
  }),
  body: noBody,
  output: z.strictObject({
    organisations: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        kind: z.enum(organisationKinds),
        /** The names above it, the highest first, as far as the caller may see them. */
        above: z.array(z.string()),
      }),
    ),
    activities: z.array(
      z.strictObject({
        id: z.string(),
        organisationId: z.string(),
        organisation: z.string(),
        heldOn: z.string(),
        title: z.string(),
        kinds: z.array(z.string()),
      }),
    ),
    /** True where more activities were found than are listed. */
    more: z.boolean(),
  }),
  errors: ["invalid-input", "not-found", "not-allowed"],
});

export const searchEndpoints = [search] as const;
