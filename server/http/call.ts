import { z } from "zod";
import type { Endpoint, InputOf, OutputOf } from "#api/endpoint.ts";
import type { Action, HeldRole } from "#domain/access.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { covers } from "#domain/dates/period.ts";
import type { Language } from "#domain/wording/language.ts";
import type { Written } from "#server/http/written.ts";
import type { Services } from "#server/services.ts";

/** Who is calling: an account with its roles, by a session or by a token with scopes. */
export type Actor = {
  accountId: string;
  universityId: number;
  displayName: string;
  roles: readonly HeldRole[];
  /** Null for a session: everything that the roles allow. */
  scopes: readonly string[] | null;
  sessionId: string | null;
};

export type AuthorisedOrganisation = {
  id: string;
  /** From the root to itself. */
  path: readonly string[];
  kind: "university" | "department" | "branch" | "group";
  name: string;
};

/** An organisation with the path of its second supervisor, as permission is asked for it. */
export type KnownOrganisation = AuthorisedOrganisation & { supervisors: readonly string[] };

/** The part of a call that is the same for every endpoint. */
export type CallContext = {
  /** Null only for public endpoints. */
  actor: Actor | null;
  language: Language;
  services: Services;
  address: string;
  userAgent: string;
  idempotencyKey: string | null;
  /** The cookie of the session as it came, for the public endpoints that begin or end one. */
  sessionToken: string | null;
  /**
   * Demands the endpoint's action (or another one named) at every organisation of the list.
   * @param loaded those of them that were read already, so that they need not be asked for again
   * @returns the organisations in the order asked, with their paths
   * @throws Refusal `not-found` for an unknown one, `not-allowed` with the reason, `token-lacks-scope`
   */
  authorise: (
    organisationIds: readonly string[],
    action?: Action,
    loaded?: readonly KnownOrganisation[],
  ) => Promise<readonly AuthorisedOrganisation[]>;
  /**
   * The topmost organisations at and below which the caller may do the endpoint's action (or another one
   * named), for lists and sums that name no organisation; empty when there is none.
   * @throws Refusal `token-lacks-scope`
   */
  reach: (action?: Action) => Promise<readonly AuthorisedOrganisation[]>;
  /** Sets or ends the session's cookie of the answer. */
  reply: { setSession: (token: string, maxAgeSeconds: number) => void; clearSession: () => void };
};

/** One request as a handler sees it. */
export type Call<Row extends Endpoint> = CallContext & { input: InputOf<Row> };

export type Handler<Row extends Endpoint> = (call: Call<Row>) => Promise<OutputOf<Row> | Written>;

/** What came over the network, before the row's schemas. */
export type RawInput = { params: unknown; query: unknown; body: unknown };

/** A part of the input that its schema refused. */
export type RefusedPart = { part: keyof RawInput; error: z.core.$ZodError };

/** The input as the row's schemas read it, ready to be answered; or what they refused. */
export type Bound =
  | { refused: readonly RefusedPart[] }
  | { input: RawInput; answer: (context: CallContext) => Promise<unknown> };

/** A row of the table with what answers it. */
export type Route = { endpoint: Endpoint; bind: (raw: RawInput) => Bound };

/** Binds a handler to its row; nothing else happens in a routes.ts. */
export function route<Row extends Endpoint>(row: Row, handler: Handler<Row>): Route {
  return {
    endpoint: row,
    bind: (raw) => {
      const params = z.safeParse<Row["params"]>(row.params, raw.params);
      const query = z.safeParse<Row["query"]>(row.query, raw.query);
      const body = z.safeParse<Row["body"]>(row.body, raw.body);
      if (params.success && query.success && body.success) {
        const input = { params: params.data, query: query.data, body: body.data };
        return { input, answer: async (context) => handler({ ...context, input }) };
      }
      const refused = [
        { part: "params", error: params.error },
        { part: "query", error: query.error },
        { part: "body", error: body.error },
      ] as const;
      return { refused: refused.flatMap(({ part, error }) => (error === undefined ? [] : [{ part, error }])) };
    },
  };
}

/** The actor of an endpoint that is not public. */
export function actorOf(call: { actor: Actor | null }): Actor {
  if (call.actor === null) throw new Error("a public endpoint has no actor");
  return call.actor;
}

/** The organisations at which a role is held on the day: a self-check is its organisation's own, and nobody's above. */
export function ownOrganisations({ roles }: Pick<Actor, "roles">, day: CivilDate): string[] {
  return roles
    .filter((each) => covers({ from: each.validFrom, to: each.validUntil }, day))
    .map((each) => each.organisationId);
}
