/**
 * An identifier that sorts by the time it was made (UUID version 7, RFC 9562), to the millisecond.
 * @param random at least ten random bytes
 */
export function uuidV7(epochMilliseconds: number, random: Uint8Array): string {
  const time = Math.max(0, Math.floor(epochMilliseconds)).toString(16).padStart(12, "0");
  const rest = Buffer.from(random.subarray(0, 10));
  rest[0] = ((rest[0] ?? 0) & 0x0f) | 0x70;
  rest[2] = ((rest[2] ?? 0) & 0x3f) | 0x80;
  const hex = time + rest.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
