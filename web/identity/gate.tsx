import type { ReactNode } from "react";
import { LanguageSwitch } from "#web/ui/language-switch.tsx";

/** The sheet before one is inside: the mark, a title, a form, the language. */
export function Gate({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main className="gate">
      <p className="mark">标杆</p>
      <h1 className="hidden-words">{title}</h1>
      <p className="muted">{lead}</p>
      {children}
      <p style={{ marginTop: 32 }}>
        <LanguageSwitch />
      </p>
    </main>
  );
}
