import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import "#web/ui/pages.css";

type Words = { lead: string; copy: string; copied: string; close: string };

/** A secret that is shown this once: it has the focus, can be copied, and goes when it was written down. */
export function ShownOnce({ secret, words, onClose }: { secret: string; words: Words; onClose: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => place.current?.focus(), []);
  async function copy(): Promise<void> {
    // Over plain HTTP there is no clipboard: then the words are marked, to be copied by hand.
    if (window.isSecureContext) {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
      return;
    }
    const output = place.current?.querySelector("output");
    if (output != null) window.getSelection()?.selectAllChildren(output);
  }
  return (
    <div className="shown-once" ref={place} tabIndex={-1} role="status">
      <p>{words.lead}</p>
      <p>
        <output>{secret}</output>
      </p>
      <p className="row">
        <Button variant="default" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words.close}
        </Button>
        <span className="small muted" aria-live="polite">
          {isCopied && words.copied}
        </span>
      </p>
    </div>
  );
}
