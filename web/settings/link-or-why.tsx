import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import "#web/facts/facts.css";

type Props = {
  to: string;
  search?: Record<string, unknown>;
  /** Why the person may not; null: they may. */
  why: string | null;
  /** Not the page's main action. */
  quiet?: boolean;
  children: ReactNode;
};

/** The way to where something is done; for whom may not, its name with the reason. */
export function LinkOrWhy({ to, search = {}, why, quiet = false, children }: Props) {
  if (why === null)
    return (
      <Link to={to} search={search} className={quiet ? "go quiet" : "go"}>
        {children}
      </Link>
    );
  return (
    <span className="able">
      <button type="button" className="act" disabled>
        {children}
      </button>
      <span className="muted small">{why}</span>
    </span>
  );
}
