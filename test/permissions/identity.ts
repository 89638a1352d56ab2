import { randomBytes } from "node:crypto";
import type { PermissionLine, PermissionLines } from "#test/permissions/line.ts";
import type { TestServer } from "#test/server.ts";

const SOME_ID = "01a20c25-0000-7000-8000-000000000000";
const own = (body?: object): PermissionLine => ({ at: "u1", sent: () => (body === undefined ? {} : { body }) });
const wrong = "not the password";

/** An account that nobody minds. */
async function somebody({ services, universityId }: TestServer): Promise<string> {
  const id = services.newId();
  const names = { sign_in_name: id, display_name: id };
  await services.db
    .insertInto("accounts")
    .values({ id, university_id: universityId, ...names })
    .execute();
  return id;
}

function onSomebody(body?: object): PermissionLine {
  return {
    at: "u1",
    sent: async (server) => ({ params: { id: await somebody(server) }, ...(body === undefined ? {} : { body }) }),
  };
}

export const identityLines: PermissionLines = {
  "identity.first-run-state": own(),
  "identity.first-run": own({
    code: "wrong-code",
    universityName: "x",
    signInName: "xy",
    displayName: "x",
    password: "a long enough one",
  }),
  "identity.sign-in": own({ signInName: "nobody-of-that-name", password: wrong }),
  "identity.sign-out": { at: "u1", sent: () => ({}) },
  "me.read": own(),
  "me.change": own({ displayName: "名", language: "zh-CN" }),
  "me.change-password": own({ current: wrong, next: "another long one" }),
  "me.sessions": own(),
  "me.end-session": { at: "u1", sent: () => ({ params: { id: SOME_ID } }) },
  "me.start-second-factor": own({ password: wrong }),
  "me.confirm-second-factor": own({ code: "000000" }),
  "me.renew-recovery-codes": own({ password: wrong }),
  "me.remove-second-factor": own({ password: wrong, code: "000000" }),
  "me.tokens": own(),
  "me.make-token": own({ name: "script", scopes: ["see"], days: 1 }),
  "me.revoke-token": { at: "u1", sent: () => ({ params: { id: SOME_ID } }) },
  "accounts.list": { at: "u1", sent: () => ({}) },
  "accounts.read": onSomebody(),
  "accounts.create": {
    at: "u1",
    sent: () => ({ body: { signInName: randomBytes(8).toString("hex"), displayName: "名" } }),
  },
  "accounts.change": onSomebody({ version: 1, displayName: "名", language: "en", disabled: true }),
  "accounts.reset-password": onSomebody(),
  "accounts.reset-second-factor": onSomebody(),
  "accounts.grant-role": onSomebody({ role: "reader", organisationId: "u1", validUntil: "2027-01-01" }),
  "accounts.revoke-role": {
    at: "u1",
    sent: async (server) => {
      const id = await somebody(server);
      const roleId = server.services.newId();
      const held = { account_id: id, role: "reader", organisation_id: "u1", valid_from: "2026-01-01" } as const;
      await server.services.db
        .insertInto("roles")
        .values({ id: roleId, university_id: server.universityId, ...held })
        .execute();
      return { params: { id, roleId } };
    },
  },
};
