import { useQueryClient } from "@tanstack/react-query";
import { accessRoleTerms } from "#domain/wording/access-terms.ts";
import { calls } from "#web/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { PasswordSection } from "#web/identity/password-section.tsx";
import { RecoveryCodes } from "#web/identity/recovery-codes.tsx";
import { SecondFactorSection } from "#web/identity/second-factor-section.tsx";
import { SignOut } from "#web/identity/sign-out.tsx";
import { SessionsSection } from "#web/identity/sessions-section.tsx";
import { TokensSection } from "#web/identity/tokens-section.tsx";
import { LanguageSwitch } from "#web/ui/language-switch.tsx";
import { ask } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";
import "#web/identity/account.css";

/** My account: who I am here, my language, password, second factor, and where I am signed in. */
export function AccountPage() {
  const { say, language } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const { account } = me;

  async function keepLanguage(chosen: "zh-CN" | "en"): Promise<void> {
    await ask(calls.changeMe, { body: { displayName: account.displayName, language: chosen } });
    await queries.invalidateQueries({ queryKey: ["me"] });
  }

  return (
    <>
      <div className="page-head">
        <h1>{say("myAccount")}</h1>
      </div>
      <div className="account">
        {me.mustFirst !== null && (
          <p className="notice" data-state="soon" role="status">
            {say(me.mustFirst === "must-change-password" ? "mustChangePassword" : "mustSetUpSecondFactor")}
          </p>
        )}
        <section>
          <p>
            {account.displayName} <span className="muted">{account.signInName}</span>
          </p>
          <ul className="muted">
            {me.roles.map((each) => (
              <li key={each.id}>
                {each.organisation.name} · {accessRoleTerms[each.role][language]}
              </li>
            ))}
          </ul>
          <p>
            <LanguageSwitch onSwitch={(chosen) => void keepLanguage(chosen)} />
            {"　"}
            <SignOut />
          </p>
        </section>
        <PasswordSection />
        <SecondFactorSection />
        {me.mustFirst === null && account.hasSecondFactor && <RecoveryCodes />}
        {me.mustFirst === null && <SessionsSection />}
        {me.mustFirst === null && <TokensSection />}
      </div>
    </>
  );
}
