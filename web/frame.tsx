import { Link, Outlet, useMatches, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense, lazy, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { may, useMe } from "#web/identity/me.ts";
import { SignOut } from "#web/identity/sign-out.tsx";
import { OrganisationSwitch } from "#web/organisations/organisation-switch.tsx";
import { places, placesFor } from "#web/places.ts";
import { ColorSchemeChoice } from "#web/ui/color-scheme.tsx";
import { isDay } from "#web/ui/day.ts";
import { useFrameWords } from "#web/ui/frame-words.ts";
import { LanguageSwitch } from "#web/ui/language-switch.tsx";
import { useWords } from "#web/ui/words.ts";

const Palette = lazy(async () => ({ default: (await import("#web/search/palette.tsx")).Palette }));
/** What is written offline is sent from any page; where its code cannot be had, the page is there without it. */
const OutboxNotice = lazy(async (): Promise<{ default: () => ReactNode }> => {
  try {
    const { OutboxNotice: part } = await import("#web/activities/outbox-notice.tsx");
    return { default: part };
  } catch {
    return { default: () => null };
  }
});
const SlowLine = lazy(async () => ({ default: (await import("#web/ui/progress.tsx")).SlowLine }));
const ToastRegion = lazy(async () => ({ default: (await import("#web/ui/toast.tsx")).ToastRegion }));
const MoreSheet = lazy(async () => ({ default: (await import("#web/more-sheet.tsx")).MoreSheet }));

/** What surrounds every page inside: the rail of words, on a phone the bars above and below. */
export function Frame() {
  const { say } = useWords();
  const [isFinding, find] = useFindKey();
  const organisation = useOrganisation();
  return (
    <div className="frame">
      <a className="hidden-words" href="#content">
        {say("skip")}
      </a>
      <header className="topbar">
        <Switch />
        <FindButton find={() => find(true)} />
      </header>
      <aside className="rail">
        <Link to="/" className="mark" aria-label={say("toHome")}>
          标杆
        </Link>
        <Switch />
        <FindButton find={() => find(true)} />
        <nav aria-label={say("pages")}>
          <Places />
          <SettingsLink />
        </nav>
        <RailFoot />
      </aside>
      <main className="page" id="content">
        <Suspense>
          <OutboxNotice />
        </Suspense>
        <Outlet />
      </main>
      <nav className="bottombar" aria-label={say("pages")}>
        <Places inBar />
        <More />
      </nav>
      <Suspense fallback={null}>
        <ToastRegion />
        <SlowLine />
      </Suspense>
      {isFinding && organisation !== null && (
        <Suspense fallback={null}>
          <Palette organisation={organisation} close={() => find(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Ctrl+K or ⌘K opens what finds anything, and closes it. */
function useFindKey(): [boolean, (isFinding: boolean) => void] {
  const [isFinding, find] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      find((before) => !before);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return [isFinding, find];
}

/** The organisation whose pages are shown: the address says it where the person may see that one, else the first they may see. */
function useOrganisation(): string | null {
  const { organisation } = useParams({ strict: false });
  const me = useMe();
  if (me.mustFirst !== null) return null;
  if (organisation !== undefined && may(me, organisation, "see")) return organisation;
  return me.abilities.find((each) => may(me, each.organisation.id, "see"))?.organisation.id ?? organisation ?? null;
}

/** The organisation’s name and the way to another; the page stays of the same kind. */
function Switch() {
  const organisation = useOrganisation();
  const navigate = useNavigate();
  const path = useMatches().at(-1)?.fullPath;
  if (organisation === null) return null;
  const to = places.find((each) => each.to === path)?.to ?? "/o/$organisation";
  return (
    <OrganisationSwitch
      organisation={organisation}
      onChoose={(chosen) => void navigate({ to, params: { organisation: chosen }, search: {} })}
    />
  );
}

function FindButton({ find }: { find: () => void }) {
  const { say } = useFrameWords();
  if (useOrganisation() === null) return null;
  return (
    <button type="button" className="find" aria-keyshortcuts="Control+K Meta+K" onClick={find}>
      {say("find")}
      <kbd aria-hidden="true">Ctrl K</kbd>
    </button>
  );
}

/** The pages that there are and that the person may open; another day than today goes along. */
function Places({ inBar = false }: { inBar?: boolean }) {
  const { say } = useFrameWords();
  const shown = usePlaces(inBar);
  const { asOf } = useSearch({ strict: false });
  const organisation = useOrganisation();
  if (organisation === null) return null;
  return shown.map(({ to, word }) => (
    <Link
      key={to}
      to={to}
      params={{ organisation }}
      search={isDay(asOf) && keepsDay.includes(to) ? { asOf } : {}}
      activeOptions={{ exact: to === "/o/$organisation", includeSearch: false }}
    >
      {say(word)}
    </Link>
  ));
}

/** The settings belong to the whole school, and to everybody who has begun. */
function SettingsLink({ onClick }: { onClick?: () => void }) {
  const { say } = useFrameWords();
  if (useMe().mustFirst !== null) return null;
  return (
    <Link to="/settings" activeOptions={{ includeSearch: false }} onClick={onClick}>
      {say("settings")}
    </Link>
  );
}

/** The pages that show how it stood on another day. */
const keepsDay: readonly string[] = ["/o/$organisation", "/o/$organisation/matrix", "/o/$organisation/guide"];

function usePlaces(inBar: boolean) {
  const me = useMe();
  const organisation = useOrganisation();
  if (organisation === null) return [];
  const kind = me.kinds.get(organisation);
  const shown = placesFor(kind === "university" || kind === "department", (action) => may(me, organisation, action));
  return inBar ? shown.filter((each) => "inBar" in each) : shown;
}

/** On a phone what has no room in the bar: other pages, the account, language, colours, the way out. */
function More() {
  const { say } = useFrameWords();
  const [isOpen, open] = useState(false);
  const organisation = useOrganisation();
  const rest = usePlaces(false).filter((each) => !("inBar" in each));
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => open(true)}>
        {say("more")}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <MoreSheet organisation={organisation} places={rest} close={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}

function RailFoot() {
  const me = useMe();
  return (
    <div className="foot">
      <ColorSchemeChoice />
      <p>
        <Link to="/account">{me.account.displayName}</Link>
      </p>
      <p>
        <LanguageSwitch />
      </p>
      <p>
        <SignOut />
      </p>
    </div>
  );
}
