import { useState } from "react";

/** What was just done, said once: at the top of the part, and to a screen reader. */
export function useDone(): { sentence: string | null; say: (sentence: string | null) => void } {
  const [sentence, say] = useState<string | null>(null);
  return { sentence, say };
}

/** The place in which it is said; it stands there from the beginning, or readers would not hear it. */
export function DoneSentence({ sentence }: { sentence: string | null }) {
  return (
    <p role="status" className={sentence === null ? "hidden-words" : "notice"} data-state="met">
      {sentence}
    </p>
  );
}
