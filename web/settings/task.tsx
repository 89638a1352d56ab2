import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";

/** A form that was asked for: it comes into sight, and its heading has the focus. */
export function Task({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useId();
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section aria-labelledby={name} className="task">
      <h2 id={name} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
