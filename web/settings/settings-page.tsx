import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useRouter } from "@tanstack/react-router";
import { calls } from "#web/calls.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { sections } from "#web/settings/sections.ts";
import { useStartWords } from "#web/settings/start-words.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { read } from "#web/ui/server.ts";
import "#web/settings/settings.css";

/** The groups with the pages that there are. */
function useSections() {
  const { routesByPath } = useRouter();
  const there = new Set(Object.keys(routesByPath));
  return sections
    .map((group) => ({ ...group, pages: group.pages.filter((each) => there.has(each.path)) }))
    .filter((group) => group.pages.length > 0);
}

/** What surrounds the pages of the settings: their list at the left, on a phone the way back to it. */
export function SettingsPage() {
  const { say, language } = useSettingsWords();
  const { pathname } = useLocation();
  const groups = useSections();
  const isList = pathname === "/settings" || pathname === "/settings/";
  if (isList) return <Outlet />;
  return (
    <div className="settings">
      <nav className="settings-list" aria-label={say("settings")}>
        {groups.map((group) => (
          <div key={group.words.en}>
            <p className="small muted">{group.words[language]}</p>
            <ul>
              {group.pages.map((each) => (
                <li key={each.path}>
                  <Link to={each.path} activeOptions={{ includeSearch: false }}>
                    {each.words[language]}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="settings-content">
        <Link to="/settings" className="settings-back">
          {say("back")}
        </Link>
        <Outlet />
      </div>
    </div>
  );
}

/** Every page of the settings with what it is for. */
export function SettingsList() {
  const { say, language } = useSettingsWords();
  const { say: sayStart } = useStartWords();
  const whyNot = useAllowed();
  const directory = useQuery({ queryKey: ["directory"], queryFn: () => read(calls.directory, {}), staleTime: 300_000 });
  const groups = useSections();
  return (
    <>
      <div className="page-head">
        <h1>{say("settings")}</h1>
      </div>
      <p className="muted settings-lead">{say("lead")}</p>
      {directory.data?.organisations.length === 1 && (
        <p className="notice settings-lead">
          <Link to="/settings/start">{sayStart("begin")}</Link>
        </p>
      )}
      <div className="settings-index">
        {groups.map((group) => (
          <section key={group.words.en}>
            <h2>{group.words[language]}</h2>
            <ul>
              {group.pages.map((each) => (
                <li key={each.path}>
                  <Link to={each.path}>
                    <span className="name">{each.words[language]}</span>
                    <span className="small muted">
                      {each.about[language]}
                      {whyNot(each.action) !== null && ` · ${say("readOnly")}`}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
