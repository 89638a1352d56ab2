import { useId } from "react";
import type { ReactNode } from "react";
import type { Ability } from "#api/endpoints/fact-schemas.ts";
import "#web/facts/facts.css";

type Props = { ability: Ability | undefined; onClick: () => void; children: ReactNode };

/** A button for what may be done with an entry; where it may not, it is disabled and says why beside it. */
export function AbilityButton({ ability, onClick, children }: Props) {
  const why = useId();
  const refused = ability?.allowed === false ? ability.sentence : null;
  return (
    <span className="able">
      <button
        type="button"
        className="act"
        disabled={ability?.allowed !== true}
        aria-describedby={refused === null ? undefined : why}
        onClick={onClick}
      >
        {children}
      </button>
      {refused !== null && (
        <span id={why} className="muted small">
          {refused}
        </span>
      )}
    </span>
  );
}
