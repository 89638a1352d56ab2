import type { SegmentKind } from "#domain/bundle/activities.ts";
import { newKey } from "#web/ui/server.ts";

/** What is being written, as it stands in the fields. Texts, because half a number is no number yet. */
export type Draft = {
  /** The key under which the server knows this creation: a repeated save makes one record. */
  key: string;
  kinds: readonly SegmentKind[];
  heldOn: string;
  startsAt: string;
  title: string;
  place: string;
  leader: string;
  due: string;
  present: string;
  hours: string;
  topics: readonly string[];
  minutes: string;
};

/** An empty draft of a day. */
export function newDraft(heldOn: string, kinds: readonly SegmentKind[] = []): Draft {
  return {
    key: newKey(),
    kinds,
    heldOn,
    startsAt: "",
    title: "",
    place: "",
    leader: "",
    due: "",
    present: "",
    hours: "",
    topics: [],
    minutes: "",
  };
}

const nameOf = (account: string, organisation: string): string => `biaogan.draft.${account}.${organisation}`;

/** True where anything was written that would be missed. */
export function isWorthKeeping({ kinds, title, place, present, minutes }: Draft): boolean {
  return kinds.length > 0 || [title, place, present, minutes].some((each) => each.trim() !== "");
}

/** Keeps the draft on this device, under the account and the organisation that it belongs to. */
export function keepDraft(account: string, organisation: string, draft: Draft): void {
  try {
    localStorage.setItem(nameOf(account, organisation), JSON.stringify(draft));
  } catch {
    // The device gives no room, or none to private pages: the form itself still holds everything.
  }
}

/** Forgets the draft: it is saved, or thrown away. */
export function dropDraft(account: string, organisation: string): void {
  localStorage.removeItem(nameOf(account, organisation));
}

/** The draft kept on this device; null where there is none or it cannot be read. */
export function keptDraft(account: string, organisation: string): Draft | null {
  const text = localStorage.getItem(nameOf(account, organisation));
  if (text === null) return null;
  try {
    const found: unknown = JSON.parse(text);
    return isDraft(found) ? found : null;
  } catch {
    return null;
  }
}

function isDraft(found: unknown): found is Draft {
  if (typeof found !== "object" || found === null) return false;
  const fields = new Map<string, unknown>(Object.entries(found));
  return Object.entries(newDraft("")).every(([name, empty]) => {
    const value = fields.get(name);
    return Array.isArray(empty) ? Array.isArray(value) : typeof value === typeof empty;
  });
}
