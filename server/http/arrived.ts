import { z } from "zod";

const answered = z.object({ record: z.object({ id: z.string() }) });
const kept = z.union([answered, z.object({ answer: answered }).transform((each) => each.answer)]);

/** The id of the record that a kept answer tells of; undefined where it tells of none. */
export function arrived(response: unknown): { id: string } | undefined {
  const found = kept.safeParse(response);
  return found.success ? { id: found.data.record.id } : undefined;
}
