import { accessRoles, actions, mayBeHeldAt, roleAllows } from "#domain/access.ts";
import type { AccessRole } from "#domain/access.ts";
import { accessRoleTerms, actionTerms } from "#domain/wording/access-terms.ts";
import type { Language } from "#domain/wording/language.ts";
import { organisationKindTerms } from "#domain/wording/terms.ts";
import { useAccountWords } from "#web/identity/accounts-words.ts";

const organisationKinds = ["university", "department", "branch", "group"] as const;

/** What a role may do, as one sentence; empty where it may do nothing by itself. */
export function roleMay(role: AccessRole, language: Language): string {
  return actions
    .filter((each) => roleAllows(role, each))
    .map((each) => actionTerms[each][language])
    .join(language === "en" ? "; " : "；");
}

/** Every role with what it may do, in plain words, from the very table that the server asks. */
export function RoleTable() {
  const { say, language } = useAccountWords();
  return (
    <section className="block">
      <h2>{say("whoMay")}</h2>
      <dl>
        {accessRoles.map((role) => (
          <div className="act" key={role}>
            <dt>
              {accessRoleTerms[role][language]}{" "}
              <span className="small muted">
                {say("heldAt", {
                  kinds: organisationKinds
                    .filter((kind) => mayBeHeldAt(role, kind))
                    .map((kind) => organisationKindTerms[kind][language])
                    .join(language === "en" ? ", " : "、"),
                })}
              </span>
            </dt>
            <dd className="small muted">
              {roleMay(role, language) === "" ? say("mayNothing") : `${say("may")}${roleMay(role, language)}`}
            </dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{say("onlyOwn")}</p>
    </section>
  );
}
