/** An instant of the database as ISO text. */
export function instantText(at: Date): string {
  return at.toISOString();
}
