import { readDraft } from "#web/activities/draft.ts";
import type { Draft } from "#web/activities/draft.ts";

/**
 * Drafts on this device, each under the account and the organisation that it belongs to. What is written is in
 * memory and in `localStorage` before the next letter is typed, and in IndexedDB a moment later, which takes more
 * and is there where the other is not. Either may be missing (private pages, webviews): the other two go on.
 */
export type Place = { account: string; organisation: string };
export type Kept = Place & { draft: Draft };

const PREFIX = "biaogan.draft.";
const memory = new Map<string, string>();
const listeners = new Set<() => void>();
let isRead = false;

function nameOf({ account, organisation }: Place, key: string): string {
  return PREFIX + [account, organisation, key].map((each) => encodeURIComponent(each)).join("/");
}

function keptOf(name: string, text: string): Kept[] {
  const [account, organisation, key] = name.slice(PREFIX.length).split("/").map(decodeURIComponent);
  const draft = readDraft(text);
  if (account === undefined || organisation === undefined || draft === null || draft.key !== key) return [];
  return [{ account, organisation, draft }];
}

function tell(): void {
  for (const each of listeners) each();
}

/** Reads what `localStorage` holds, once; other tabs' changes come as events. */
function readOnce(): void {
  if (isRead) return;
  isRead = true;
  try {
    for (const name of Object.keys(localStorage)) {
      const text = name.startsWith(PREFIX) ? localStorage.getItem(name) : null;
      if (text !== null) memory.set(name, text);
    }
  } catch {
    // There is none: IndexedDB and memory remain.
  }
  addEventListener("storage", ({ key, newValue }) => {
    if (key === null || !key.startsWith(PREFIX)) return;
    if (newValue === null) memory.delete(key);
    else memory.set(key, newValue);
    tell();
  });
}

/** The store of IndexedDB, opened once; null where there is none. */
let opening: Promise<IDBDatabase | null> | undefined;
function database(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open("biaogan", 1);
      request.addEventListener("upgradeneeded", () => request.result.createObjectStore("drafts"));
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => resolve(null));
      request.addEventListener("blocked", () => resolve(null));
    } catch {
      resolve(null);
    }
  });
  return opening;
}

async function inStore(work: (store: IDBObjectStore) => void): Promise<void> {
  const opened = await database();
  if (opened === null) return;
  try {
    work(opened.transaction("drafts", "readwrite").objectStore("drafts"));
  } catch {
    // The browser closed it, as private pages do: localStorage has it.
  }
}

/** Adds what IndexedDB alone holds, or holds newer; whoever shows drafts is told. */
export async function readDeviceStore(): Promise<void> {
  readOnce();
  const opened = await database();
  if (opened === null) return;
  await new Promise<void>((resolve) => {
    const cursor = opened.transaction("drafts").objectStore("drafts").openCursor();
    cursor.addEventListener("error", () => resolve());
    cursor.addEventListener("success", () => {
      const at = cursor.result;
      if (at === null) return resolve();
      const name: unknown = at.key;
      const text: unknown = at.value;
      if (typeof name === "string" && typeof text === "string") addIfNewer(name, text);
      at.continue();
    });
  });
  tell();
}

function addIfNewer(name: string, text: string): void {
  const here = memory.get(name);
  const [found, known] = [readDraft(text), here === undefined ? null : readDraft(here)];
  if (found !== null && (known === null || found.writtenAt > known.writtenAt)) memory.set(name, text);
}

/** Keeps the draft on this device; it is there when the call returns. */
export function keepDraft(place: Place, draft: Draft): void {
  readOnce();
  const name = nameOf(place, draft.key);
  const text = JSON.stringify(draft);
  memory.set(name, text);
  try {
    localStorage.setItem(name, text);
  } catch {
    // No room, or none for private pages; an older state must not stay there either.
    forgetHere(name);
  }
  void inStore((store) => store.put(text, name));
  tell();
}

/** Forgets the draft: it is saved, or thrown away. */
export function dropDraft(place: Place, key: string): void {
  readOnce();
  const name = nameOf(place, key);
  memory.delete(name);
  forgetHere(name);
  void inStore((store) => store.delete(name));
  tell();
}

function forgetHere(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // There is none.
  }
}

/** The account's drafts on this device, the newest first. */
export function keptDrafts(account: string): Kept[] {
  readOnce();
  return [...memory]
    .flatMap(([name, text]) => keptOf(name, text))
    .filter((each) => each.account === account)
    .toSorted((one, other) => other.draft.writtenAt - one.draft.writtenAt);
}

/** Calls whenever the drafts change. @returns what ends it */
export function onDrafts(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
