import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ProblemAnswer } from "#api/client.ts";
import { deskCalls } from "#web/desk/calls.ts";
import type { Entry } from "#web/desk/facts.ts";
import { SideSheet } from "#web/desk/side-sheet.tsx";
import { useDeskWords } from "#web/desk/words.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask, newKey } from "#web/ui/server.ts";

type Props = {
  approval: Entry<"approvals">;
  /** Approve, with the day; else the approval that was given is taken back. */
  approves: boolean;
  today: string;
  done: (sentence: string | null) => void;
};

/** The approver's decision on a forum: the day of the approval and a remark; what was applied for stays as it is. */
export function DecideSheet({ approval, approves, today, done }: Props) {
  const { say } = useDeskWords();
  const queries = useQueryClient();
  const [approvedOn, setApprovedOn] = useState(today);
  const [reason, setReason] = useState("");
  const [key] = useState(newKey);
  const [problem, setProblem] = useState<ProblemAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const { title, place, speakers } = approval.entry;

  async function decide(): Promise<void> {
    setBusy(true);
    const body = {
      version: approval.version,
      approvedOn: approves ? approvedOn : null,
      reason: reason.trim() === "" ? say(approves ? "approve" : "unapprove") : reason.trim(),
    };
    const answer = await ask(deskCalls.decide, { params: { id: approval.id }, body }, key);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    await Promise.all([["facts"], ["verdicts"], ["due"]].map((queryKey) => queries.invalidateQueries({ queryKey })));
    done(say("saved"));
  }

  return (
    <SideSheet
      title={say(approves ? "approve" : "unapprove")}
      isTouched={reason !== "" || approvedOn !== today}
      close={() => done(null)}
      submit={() => void decide()}
    >
      <p>{[title, place, (speakers ?? []).join("、")].filter((each) => each != null && each !== "").join(" · ")}</p>
      {approves && (
        <TextInput
          type="date"
          label={say("approveOn")}
          required
          max={today}
          value={approvedOn}
          onChange={(event) => setApprovedOn(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={say("decideReason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNotice problem={problem} />
      <footer>
        <Button type="submit" loading={busy}>
          {say(approves ? "approve" : "unapprove")}
        </Button>
      </footer>
    </SideSheet>
  );
}
