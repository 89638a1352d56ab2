import type { Draft } from "#web/activities/draft.ts";
import { dropDraft, keepDraft, keptDrafts } from "#web/activities/draft-store.ts";
import type { Kept } from "#web/activities/draft-store.ts";
import { sendDraft } from "#web/activities/send.ts";
import type { Outcome, Sending } from "#web/activities/send.ts";
import { ask } from "#web/ui/server.ts";

/** As long as the server surely knows a key; a draft that was tried before that is not sent by itself. */
const KEY_LASTS_DAYS = 50;
const DAY_MS = 86_400_000;

export type Sent = Kept & { outcome: Outcome };
type Listener = (sent: Sent) => void;

const listeners = new Set<Listener>();
let running: Promise<void> | null = null;
/** The keys of the drafts that are on their way, so that none is sent by two parts of the page at once. */
const onTheWay = new Set<string>();

/** Calls whenever a waiting draft was sent, or refused. @returns what ends it */
export function onSent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The account's drafts that wait for a connection, the oldest first. */
export function waitingDrafts(account: string): Kept[] {
  return keptDrafts(account)
    .filter(({ draft }) => draft.state === "waiting")
    .toReversed();
}

/** True for a draft whose first sending is so long ago that its key may be forgotten. */
export function isTriedLongAgo({ draft }: Pick<Kept, "draft">, now: number): boolean {
  return draft.triedAt !== null && now - draft.triedAt > KEY_LASTS_DAYS * DAY_MS;
}

/** Sends the draft now, and keeps what sends by itself from sending it too. */
export async function sendNow(draft: Draft, entry: Sending["entry"], reason: string): Promise<Outcome> {
  onTheWay.add(draft.key);
  try {
    return await sendDraft(ask, { draft, entry, reason });
  } finally {
    onTheWay.delete(draft.key);
  }
}

/** Sends what waits, one after the other, and stops where there is still no connection. One run at a time. */
function sendWaiting(account: string, reason: string): Promise<void> {
  running ??= sendAll(account, reason).finally(() => {
    running = null;
  });
  return running;
}

async function sendAll(account: string, reason: string): Promise<void> {
  for (const { draft, ...place } of waitingDrafts(account)) {
    if (draft.sent === null || isTriedLongAgo({ draft }, Date.now()) || onTheWay.has(draft.key)) continue;
    const outcome = await sendNow(draft, draft.sent, reason);
    if (outcome.at === "lost" || outcome.at === "signed-out") return;
    settle({ ...place, draft, outcome });
  }
}

/** What was saved leaves the device, unless it was taken up again in the meantime; what was refused says why. */
function settle(sent: Sent): void {
  const { outcome, draft, ...place } = sent;
  const now = keptDrafts(place.account).find((each) => each.draft.key === draft.key);
  if (now?.draft.state === "waiting") {
    if (outcome.at === "saved") dropDraft(place, draft.key);
    else if (outcome.at === "refused") keepDraft(place, { ...draft, state: "refused", refusal: told(outcome.problem) });
    else keepDraft(place, { ...draft, state: "writing" });
  }
  for (const each of listeners) each(sent);
}

function told({ title, problems = [] }: { title: string; problems?: readonly { message: string }[] }): string {
  return [title, ...problems.map((each) => each.message)].join(" ");
}

/** Starts sending now, when the line is back, when the page is shown again, and every half minute while something waits. */
export function startOutbox(account: string, reason: () => string): () => void {
  const go = (): void => {
    if (waitingDrafts(account).length > 0) void sendWaiting(account, reason());
  };
  const shown = (): void => {
    if (document.visibilityState === "visible") go();
  };
  const timer = setInterval(go, 30_000);
  addEventListener("online", go);
  document.addEventListener("visibilitychange", shown);
  go();
  return () => {
    clearInterval(timer);
    removeEventListener("online", go);
    document.removeEventListener("visibilitychange", shown);
  };
}
