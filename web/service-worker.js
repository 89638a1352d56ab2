/**
 * The page itself, for when there is no connection: its files, and the one document that every address opens with.
 * Answers of the server (`/api`) are never touched. scripts/build-web.mjs writes the build and its files in, so that
 * a new build is another worker with a store of its own; the old one goes when the new one takes over.
 */
const BUILD = "__BUILD__";
const FILES = ["__FILES__"];
const STORE = `biaogan-${BUILD}`;
/** The document is asked for at an address of its own, and kept under it. */
const SHELL = "/offline";
/** As long as a slow network may take before the kept page is shown. */
const PATIENCE_MS = 6000;

/**
 * An event of a worker, which the page's own types do not know.
 * @typedef {Event & { request: Request, waitUntil: (work: Promise<unknown>) => void,
 *   respondWith: (answer: Promise<Response>) => void }} WorkerEvent
 */

self.addEventListener("install", /** @param {WorkerEvent} event */ (event) => event.waitUntil(keepPage()));

self.addEventListener("activate", /** @param {WorkerEvent} event */ (event) => event.waitUntil(dropOthers()));

self.addEventListener(
  "fetch",
  /** @param {WorkerEvent} event */ (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/api")) return;
    if (request.mode === "navigate") event.respondWith(page(request));
    else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  },
);

/** Puts the page into this build's store. */
async function keepPage() {
  const store = await caches.open(STORE);
  await store.addAll([SHELL, ...FILES]);
}

/** Removes the stores of other builds; no page of theirs is open any more. */
async function dropOthers() {
  const names = await caches.keys();
  const others = names.filter((each) => each.startsWith("biaogan-") && each !== STORE);
  await Promise.all(others.map((each) => caches.delete(each)));
}

/**
 * The document from the server; the kept one where there is no connection, or one too slow to wait for.
 * @param {Request} request
 */
async function page(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(SHELL);
  if (kept === undefined) return fetch(request);
  const answer = fetch(request).catch(() => kept);
  /** @type {Promise<Response>} */
  const late = new Promise((resolve) => {
    setTimeout(() => resolve(kept), PATIENCE_MS);
  });
  return Promise.race([answer, late]);
}

/**
 * A file of the build: its name changes with its content, so the kept one is right.
 * @param {Request} request
 */
async function asset(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await store.put(request, answer.clone());
  return answer;
}
