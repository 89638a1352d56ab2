/**
 * Keeps the page itself on the device for when there is no connection, where the browser can: over HTTPS, and not in
 * every webview. Without it everything works but opening the page offline; drafts need none of it.
 */
export function keepForOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  addEventListener("load", () => {
    navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  });
}
