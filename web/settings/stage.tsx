import { useId } from "react";
import type { ReactNode } from "react";

/** One of several steps, with its number. */
export function Stage({ place, title, children }: { place: number; title: string; children: ReactNode }) {
  const name = useId();
  return (
    <section className="stage" aria-labelledby={name}>
      <h2 id={name}>
        <span className="stage-place">{place}</span>
        {title}
      </h2>
      <div className="stage-body">{children}</div>
    </section>
  );
}
