/**
 * The page itself, for when there is no connection: its files, and the one document that every address opens with.
 * Answers of the server (`/api`) are never touched. scripts/build-web.mjs writes the build and its files in, so that
 * a new build is another worker with a store of its own; the old one goes when the new one takes over.
 */
const BUILD = "1c8818fcf3283117";
const FILES = ["/assets/index-ZyvIQLzB.js","/assets/index-BtF-cvHA.css","/assets/Mantine.context-3VupMihD.js","/assets/words-w4Z6g5kw.js","/assets/Loader-ByCWpHLA.js","/assets/QueryClientProvider-DwJ-0bo2.js","/assets/useRouter-uVIbpCjE.js","/assets/matchContext-CiF_l8bn.js","/assets/notifyManager-8R-HPfJ8.js","/assets/server-NUuCacgJ.js","/assets/use-media-query-DUatzGOS.js","/assets/record-page-C76arz_A.js","/assets/record-page-Z-Rb58cL.css","/assets/undo-record-Cxp9OPZ-.js","/assets/privacy-CGxn34C3.js","/assets/fact-calls-JPGe-Ph_.js","/assets/language-DKO32HKp.js","/assets/kinds-BCVXLVDe.js","/assets/terms-CEvhasbb.js","/assets/chips-8Tc8sltc.js","/assets/chips-oE8kFojM.css","/assets/dates-aNwN3gFk.js","/assets/outbox-notice-DzPRwlw6.js","/assets/outbox-notice-BO_HIe6B.css","/assets/useLocation-qR0TNrAV.js","/assets/home-page-DgcZHH48.js","/assets/home-page-DGtAFPDw.css","/assets/states-pyMY9Jh2.js","/assets/places-DEjgw9CO.js","/assets/sentences-x2rhfnX5.js","/assets/matrix-view-BHbWzuuh.js","/assets/matrix-view-BxP7FnJZ.css","/assets/dialog-CvfzJUoO.js","/assets/dialog-B637aQAV.css","/assets/progress-DnjDREG7.js","/assets/progress-CTNDRiRl.css","/assets/frame-words-kJgPLI4F.js","/assets/toast-Bb8BQofb.js","/assets/toast-Co5d_I8A.css","/assets/as-of-note-CUj6o_LT.js","/assets/as-of-note-B-Gq2E6i.css","/assets/ledger-page-fas8Wnn2.js","/assets/ledger-page-DV5Cn3cV.css","/assets/words-BPpsG2af.js","/assets/fact-dialog-RTI6tAvD.js","/assets/facts-DhkMMoCU.css","/assets/words-9F0prUlS.js","/assets/marks-BAwE52a7.js","/assets/Checkbox-ENwMx3eA.js","/assets/use-merged-ref-BhZR6hOJ.js","/assets/NativeSelect-C1e_Mnrz.js"];
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
