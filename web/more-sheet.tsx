import { Link } from "@tanstack/react-router";
import { SignOut } from "#web/identity/sign-out.tsx";
import type { placesFor } from "#web/places.ts";
import { ColorSchemeChoice } from "#web/ui/color-scheme.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { useFrameWords } from "#web/ui/frame-words.ts";
import { LanguageSwitch } from "#web/ui/language-switch.tsx";

type Props = { organisation: string | null; places: ReturnType<typeof placesFor>; close: () => void };

/** The sheet of a phone with everything that is not in its bar. */
export function MoreSheet({ organisation, places, close }: Props) {
  const { say } = useFrameWords();
  return (
    <Dialog kind="sheet" labelledBy="more" close={close}>
      <div className="dialog-head">
        <h2 id="more">{say("more")}</h2>
        <button type="button" className="plain" onClick={close}>
          {say("close")}
        </button>
      </div>
      <div className="more">
        {organisation !== null &&
          places.map(({ to, word }) => (
            <Link key={to} to={to} params={{ organisation }} onClick={close}>
              {say(word)}
            </Link>
          ))}
        <Link to="/settings" onClick={close}>
          {say("settings")}
        </Link>
        <Link to="/account" onClick={close}>
          {say("account")}
        </Link>
        <ColorSchemeChoice />
        <LanguageSwitch />
        <SignOut />
      </div>
    </Dialog>
  );
}
