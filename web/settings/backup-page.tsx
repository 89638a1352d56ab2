import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { backupStatus } from "#api/endpoints/care.ts";
import { useMe } from "#web/identity/me.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { schoolCalls } from "#web/settings/calls.ts";
import { useCareWords } from "#web/settings/care-words.ts";
import { daysBetween, minuteText } from "#web/ui/dates.ts";
import { localInstant } from "#web/ui/instants.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/ui/pages.css";

type Status = z.output<(typeof backupStatus)["output"]>;

const MOST_DAYS = { backup: 2, drill: 35, verified: 35 } as const;

/** When the data was last backed up, restored for a trial, and verified; and how it is done. */
export function BackupPage() {
  const { say } = useCareWords();
  const whyNot = useAllowed()("see-audit");
  const { data, error, refetch } = useQuery({
    queryKey: ["backup"],
    queryFn: () => read(schoolCalls.backup, {}),
    enabled: whyNot === null,
  });
  return (
    <>
      <div className="page-head">
        <h1>{say("backup")}</h1>
      </div>
      <p className="muted lead-words">{say("backupLead")}</p>
      {whyNot !== null && (
        <p className="notice" role="status">
          {whyNot} {say("mayNotAudit")}
        </p>
      )}
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {whyNot === null && error === null && data === undefined && <Waiting />}
      {data !== undefined && <Care status={data} />}
    </>
  );
}

function Care({ status }: { status: Status }) {
  const { say } = useCareWords();
  const lines = [
    { of: "backup", name: "lastBackup", old: "oldBackup", how: "biaogan backup --out <file>" },
    { of: "drill", name: "lastDrill", old: "oldDrill", how: "biaogan restore --drill <file>" },
    { of: "verified", name: "lastVerified", old: "oldVerified", how: "biaogan audit verify" },
  ] as const;
  return (
    <div className="block" style={{ marginTop: 0 }}>
      <dl>
        {lines.map(({ of, name, old, how }) => (
          <div className="act" key={of}>
            <dt>{say(name)}</dt>
            <dd>
              <Happened happened={status[of]} now={status.now} most={MOST_DAYS[of]} old={say(old)} />
              <p className="small muted">
                {say("howTo")} <code>{how}</code>
              </p>
            </dd>
          </div>
        ))}
      </dl>
      <p className="small">{say("whyDrill")}</p>
      <p className="small">{say("keepSafe")}</p>
      <p className="small muted">
        {say("server", {
          version: status.version,
          postgres: status.postgres,
          size: Math.round(status.bytes / 1_048_576),
        })}
      </p>
    </div>
  );
}

type HappenedProps = { happened: Status["backup"]; now: string; most: number; old: string };

function Happened({ happened, now, most, old }: HappenedProps) {
  const { say, language } = useCareWords();
  const { today } = useMe();
  if (happened === null) {
    return (
      <p>
        <span className="state" data-state="soon">
          ! {say("never")}
        </span>
      </p>
    );
  }
  const at = localInstant(happened.at);
  const days = daysBetween(at, localInstant(now));
  const date = minuteText(at, language, today);
  const state = !happened.well ? "short" : days > most ? "soon" : "met";
  return (
    <>
      <p className="row">
        {days === 0 ? say("agoToday", { date }) : say("ago", { date, days })}
        <span className="state" data-state={state}>
          {!happened.well ? say("failed") : days > most ? old : say("well")}
        </span>
      </p>
      {happened.file !== null && (
        <p className="small muted">
          {say("checksum")}
          <code>{happened.file}</code>
        </p>
      )}
    </>
  );
}
