import { useQuery } from "@tanstack/react-query";
import { calls } from "#web/calls.ts";
import { useMe } from "#web/identity/me.ts";
import { minuteText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { ask, read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";

/** Where the account is signed in; every other place can be ended. */
export function SessionsSection() {
  const { say, language } = useWords();
  const { today } = useMe();
  const { data, error, refetch } = useQuery({ queryKey: ["sessions"], queryFn: () => read(calls.sessions, {}) });

  async function end(id: string): Promise<void> {
    await ask(calls.endSession, { params: { id } });
    await refetch();
  }

  return (
    <section>
      <h2>{say("sessions")}</h2>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      <ul className="sessions">
        {data?.sessions.map((each) => (
          <li key={each.id}>
            <span>
              {each.current ? say("thisDevice") : deviceOf(each.userAgent)}
              <span className="muted small">
                {" "}
                {each.address} · {minuteText(each.lastSeenAt, language, today)}
              </span>
            </span>
            {!each.current && (
              <button type="button" className="plain small" onClick={() => void end(each.id)}>
                {say("endSession")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Browser and system in two words; the whole line tells nobody anything. */
function deviceOf(userAgent: string): string {
  const browsers: readonly [RegExp, string][] = [
    [/MicroMessenger/, "微信"],
    [/Edg\//, "Edge"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
  ];
  const systems: readonly [RegExp, string][] = [
    [/Android/, "Android"],
    [/iPhone|iPad/, "iOS"],
    [/Windows/, "Windows"],
    [/Mac OS/, "macOS"],
    [/Linux/, "Linux"],
  ];
  const nameIn = (names: readonly [RegExp, string][]): string[] =>
    names
      .filter(([sign]) => sign.test(userAgent))
      .slice(0, 1)
      .map(([, name]) => name);
  const found = [...nameIn(browsers), ...nameIn(systems)];
  return found.length > 0 ? found.join(" · ") : userAgent.slice(0, 40);
}
