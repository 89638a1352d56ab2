import { useEffect, useRef } from "react";

/** A heading that says what has just happened: the form is gone, so who cannot see the page is told by the focus. */
export function SaidHeading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
