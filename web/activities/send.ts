import type { z } from "zod";
import type { ProblemAnswer } from "#api/client.ts";
import type { Draft as Entry } from "#api/endpoints/fact-schemas.ts";
import type { FactRows } from "#api/endpoints/facts.ts";
import type { Draft } from "#web/activities/draft.ts";
import { recordCalls } from "#web/activities/record-calls.ts";
import { factCalls } from "#web/fact-calls.ts";
import type { ask } from "#web/ui/server.ts";

export type Saved = z.output<FactRows<"activities">["create"]["output"]>;
export type Arrived = z.output<FactRows<"activities">["get"]["output"]>;

/** What became of a draft that was sent. */
export type Outcome =
  | { at: "saved"; saved: Saved; corrected: boolean }
  /** Nobody answered: it may or may not have arrived, and is sent again under the same key. */
  | { at: "lost" }
  | { at: "signed-out" }
  /** The first save had arrived, and somebody has changed that record since: a person decides. */
  | { at: "changed-since"; arrived: Arrived }
  | { at: "refused"; problem: ProblemAnswer };

export type Sending = {
  draft: Pick<Draft, "key" | "plan">;
  entry: Entry<"activities">;
  /** The reason that is kept with a correction, should the first save have arrived after all. */
  reason: string;
};

/** Answers of a server or of what stands before it that say: not now. */
const NOT_NOW: readonly string[] = ["no-connection", "unavailable", "too-many-requests"];
const isNotNow = ({ code }: ProblemAnswer): boolean => code === undefined || NOT_NOW.includes(code);

/**
 * Sends a draft. Repeated under its key it makes one record, however often; where an earlier state of it had
 * arrived, what was changed since becomes a correction of that record, with the reason.
 */
export async function sendDraft(call: typeof ask, sending: Sending): Promise<Outcome> {
  const { draft, entry } = sending;
  const answer =
    draft.plan === null
      ? await call(factCalls("activities").create, { body: { entry } }, draft.key)
      : await call(
          recordCalls.holdPlan,
          { params: { id: draft.plan.id }, body: { version: draft.plan.version, entry } },
          draft.key,
        );
  // A page of somebody else's (a hotel's network) answers too: what is no record was not saved.
  if (answer.ok) return isSaved(answer.value) ? { at: "saved", saved: answer.value, corrected: false } : { at: "lost" };
  const { problem } = answer;
  const id = problem.code === "key-reused" ? idOf(problem.current) : null;
  return id === null ? refusedOrLost(problem) : correctArrived(call, id, sending);
}

/** Puts the draft in place of what had arrived of it, as a correction. */
export async function correctAs(
  call: typeof ask,
  { id, version }: Pick<Arrived, "id" | "version">,
  { entry, reason }: Omit<Sending, "draft">,
): Promise<Outcome> {
  const answer = await call(factCalls("activities").correct, { params: { id }, body: { entry, version, reason } });
  if (answer.ok) return isSaved(answer.value) ? { at: "saved", saved: answer.value, corrected: true } : { at: "lost" };
  if (answer.problem.code !== "stale-version") return refusedOrLost(answer.problem);
  const now = await call(factCalls("activities").get, { params: { id } });
  return now.ok ? { at: "changed-since", arrived: now.value } : refusedOrLost(now.problem);
}

async function correctArrived(call: typeof ask, id: string, sending: Sending): Promise<Outcome> {
  const now = await call(factCalls("activities").get, { params: { id } });
  if (!now.ok) return refusedOrLost(now.problem);
  if (!isRecord(now.value)) return { at: "lost" };
  if (now.value.version > 1) return { at: "changed-since", arrived: now.value };
  return correctAs(call, now.value, sending);
}

function refusedOrLost(problem: ProblemAnswer): Outcome {
  if (isNotNow(problem)) return { at: "lost" };
  return problem.code === "not-signed-in" ? { at: "signed-out" } : { at: "refused", problem };
}

function isSaved(value: unknown): value is Saved {
  return typeof value === "object" && value !== null && "record" in value;
}

function isRecord(value: unknown): value is Arrived {
  return typeof value === "object" && value !== null && "version" in value && "entry" in value;
}

function idOf(current: unknown): string | null {
  if (typeof current !== "object" || current === null || !("id" in current)) return null;
  return typeof current.id === "string" ? current.id : null;
}
