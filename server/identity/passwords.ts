import { argon2, timingSafeEqual } from "node:crypto";
import type { Services } from "#server/services.ts";

/**
 * Argon2id with 19 MiB and two passes, OWASP's least: some 30 ms of one core, and a hundred people who sign
 * in at eight o'clock do not fill the memory. A stored hash names its own parameters, so they can be raised.
 */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
const STORED = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

type Parameters = { memory: number; passes: number; parallelism: number };

function derive(password: string, nonce: Buffer, { memory, passes, parallelism }: Parameters): Promise<Buffer> {
  // The same character may be typed in two ways (é): one form counts.
  const message = password.normalize("NFKC");
  return new Promise((resolve, reject) => {
    argon2("argon2id", { message, nonce, memory, passes, parallelism, tagLength: TAG_BYTES }, (error, tag) => {
      if (error === null) resolve(tag);
      else reject(error);
    });
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}

/** The password's hash as it is stored, in the PHC string format. */
export async function hashPassword(password: string, { randomBytes }: Pick<Services, "randomBytes">): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/**
 * Whether it is the password of the stored hash. Where there is none (no such account, or campus sign-on
 * alone) the same work is done for nothing, so that the time tells nobody which.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = STORED.exec(stored ?? "");
  const [, memory, passes, parallelism, nonce, tag] = parts ?? [];
  const found = await derive(password, Buffer.from(nonce ?? "AAAAAAAAAAAAAAAAAAAAAA", "base64"), {
    memory: Number(memory ?? MEMORY_KIB),
    passes: Number(passes ?? PASSES),
    parallelism: Number(parallelism ?? LANES),
  });
  const wanted = Buffer.from(tag ?? "", "base64");
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}
