import { createClient } from "#api/client.ts";
import type { Answer, ProblemAnswer, Sent } from "#api/client.ts";
import type { Endpoint } from "#api/endpoint.ts";
import { currentLanguage } from "#web/ui/language.ts";

/** A new key for a creation; `crypto.randomUUID` is missing over plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A row of the contract as the page calls it: its name, method and address here, its types from the contract,
 * so that the contract's schemas stay out of the page. web/calls.test.ts compares each with the contract.
 */
export function rowOf<Row extends Endpoint>(name: string, method: Row["method"], path: string): Row {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the client reads these fields alone; a test compares them
  return { name, method, path } as Row;
}

const lost: ProblemAnswer = { code: "no-connection", status: 0, title: "" };

const client = createClient({
  base: "",
  fetch: (url, init) => fetch(url, { ...init, credentials: "same-origin" }),
  newKey,
  headers: () => ({ "accept-language": currentLanguage() }),
});

/** Calls the server; a lost connection is an answer too. */
export async function ask<Row extends Endpoint>(row: Row, sent: Sent<Row>, key?: string): Promise<Answer<Row>> {
  try {
    return await client.call(row, sent, key);
  } catch {
    return { ok: false, problem: lost };
  }
}

/** A refusal thrown to where a page shows it. */
export class Refused extends Error {
  readonly problem: ProblemAnswer;
  constructor(problem: ProblemAnswer) {
    super(problem.title);
    this.problem = problem;
  }
}

/** What the server answers. @throws Refused when it refuses */
export async function read<Row extends Endpoint>(
  row: Row,
  sent: Sent<Row>,
): Promise<Extract<Answer<Row>, { ok: true }>["value"]> {
  const answer = await ask(row, sent);
  if (answer.ok) return answer.value;
  throw new Refused(answer.problem);
}
