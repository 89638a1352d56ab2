import { useState } from "react";
import { useMe } from "#web/identity/me.ts";
import { startCalls } from "#web/settings/calls.ts";
import { SettingsForm, TextField } from "#web/settings/fields.tsx";
import { useStartWords } from "#web/settings/start-words.ts";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { ask } from "#web/ui/server.ts";

/** An account for the organisation department with its role, made by the administrator. */
export function OfficeAccount() {
  const { say } = useStartWords();
  const { say: saySettings, language } = useSettingsWords();
  const { university } = useMe();
  const sending = useSubmit();
  const [displayName, setDisplayName] = useState(say("usual"));
  const [signInName, setSignInName] = useState("");
  // Made, and perhaps without its role yet: what fails half-way goes on from there.
  const [made, setMade] = useState<{ id: string; initialPassword: string; name: string } | null>(null);
  const [isGranted, setGranted] = useState(false);

  async function make(): Promise<void> {
    if (signInName.trim().length < 2) return sending.refuse(saySettings("fillIn", { what: say("signInName") }));
    if (displayName.trim() === "") return sending.refuse(saySettings("fillIn", { what: say("displayName") }));
    const name = signInName.trim();
    const body = { signInName: name, displayName: displayName.trim(), language };
    const account = made ?? (await sending.submit(async (key) => ask(startCalls.createAccount, { body }, key)));
    if (account === null) return;
    setMade({ ...account, name });
    const granted = await sending.submit(async (key) =>
      ask(
        startCalls.grantRole,
        {
          params: { id: account.id },
          body: { role: "university-office", organisationId: university.organisationId ?? "" },
        },
        key,
      ),
    );
    if (granted !== null) setGranted(true);
  }

  if (made !== null && isGranted)
    return (
      <div className="notice" data-state="met" role="status">
        <p>{say("made", { name: made.name })}</p>
        <p className="initial-password">{made.initialPassword}</p>
        <p>{say("next")}</p>
      </div>
    );
  return (
    <SettingsForm sending={sending} act={say("make")} onSubmit={() => void make()}>
      <TextField label={say("displayName")} required most={64} value={displayName} set={setDisplayName} />
      <TextField
        label={say("signInName")}
        how={say("signInNameHow")}
        required
        most={64}
        value={signInName}
        set={setSignInName}
      />
    </SettingsForm>
  );
}
