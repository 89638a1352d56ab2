import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { GuideAssignment } from "#api/endpoints/guides.ts";
import { assignmentCalls } from "#web/assignments/calls.ts";
import { useAssignmentWords } from "#web/assignments/words.ts";
import { FactDialog } from "#web/facts/fact-dialog.tsx";
import { useMe } from "#web/identity/me.ts";
import { DayField, SettingsForm } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { ask } from "#web/ui/server.ts";

type Props = { assignment: GuideAssignment; close: () => void; done: () => void };

/** Asks for the last day of an assignment, and ends it. */
export function EndDialog({ assignment, close, done }: Props) {
  const { say } = useAssignmentWords();
  const { say: saySettings } = useSettingsWords();
  const { today } = useMe();
  const queries = useQueryClient();
  const sending = useSubmit();
  const [to, setTo] = useState(today);
  const { id, organisationId, version, mode } = assignment;

  async function end(): Promise<void> {
    if (to === "") return sending.refuse(saySettings("fillIn", { what: say("lastDay") }));
    const row = mode === "assessed" ? assignmentCalls.end : assignmentCalls.endSelfCheck;
    const sent = { params: { id: organisationId, assignment: id }, body: { version, to } };
    const ended = await sending.submit(async (key) => ask(row, sent, key));
    for (const queryKey of [["guide-assignments"], ["verdicts"], ["due"], ["matrix"]])
      void queries.invalidateQueries({ queryKey });
    if (ended !== null) done();
  }

  return (
    <FactDialog title={say("endTitle")} close={close}>
      <SettingsForm sending={sending} act={say("endDo")} onSubmit={() => void end()} cancel={close}>
        <DayField label={say("lastDay")} required value={to} set={setTo} />
      </SettingsForm>
    </FactDialog>
  );
}
