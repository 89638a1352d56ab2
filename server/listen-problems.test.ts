import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { it } from "node:test";
import { InputError } from "#domain/problems/problem.ts";
import { whyNotListening } from "#server/listen-problems.ts";

/** What the system says when a server cannot listen there. */
async function refusal(host: string, port: number): Promise<unknown> {
  const [error] = await once(createServer().listen(port, host).on("listening", assert.fail), "error").catch(
    (thrown: unknown) => [thrown],
  );
  return error;
}

it("says which port is taken and what to do", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  assert.ok(address !== null && typeof address === "object");
  const where = { host: "127.0.0.1", port: address.port };
  const why = whyNotListening(await refusal(where.host, where.port), where);
  holder.close();
  assert.ok(why instanceof InputError);
  assert.deepEqual(
    why.problems.map((each) => each.code),
    ["port-taken"],
  );
  assert.match(why.message, new RegExp(`${where.port}`));
});

it("says that an address is not of this machine", async () => {
  const where = { host: "192.0.2.1", port: 0 };
  const why = whyNotListening(await refusal(where.host, where.port), where);
  assert.ok(why instanceof InputError);
  assert.deepEqual(
    why.problems.map((each) => each.code),
    ["host-unusable"],
  );
});

it("leaves any other error as it is", () => {
  const error = new Error("boom");
  assert.equal(whyNotListening(error, { host: "127.0.0.1", port: 1 }), error);
});
