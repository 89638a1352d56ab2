import { useState } from "react";
import { factClient } from "#web/facts/fact-client.ts";
import { useChanged } from "#web/facts/use-changed.ts";
import type { Listed } from "#web/organisations/school.ts";
import { useDirectoryChanged } from "#web/organisations/use-directory-changed.ts";
import { useOrganisationWords } from "#web/organisations/words.ts";
import { ReasonField, SettingsForm } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";

type Props = { siblings: readonly Listed[]; done: (count: number) => void; cancel: () => void };

/** Puts those below an organisation in their official order; only what changes its number is written. */
export function OrderForm({ siblings, done, cancel }: Props) {
  const { say } = useOrganisationWords();
  const { say: saySettings } = useSettingsWords();
  const changed = useChanged("organisations");
  const directoryChanged = useDirectoryChanged();
  const sending = useSubmit();
  const [ids, setIds] = useState(siblings.map((each) => each.id));
  const [reason, setReason] = useState("");
  const [told, setTold] = useState("");
  const byId = new Map(siblings.map((each) => [each.id, each]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);

  function move(from: number, by: number): void {
    const next = [...ids];
    const [id] = next.splice(from, 1);
    if (id === undefined) return;
    next.splice(from + by, 0, id);
    setIds(next);
    setTold(say("movedTo", { name: byId.get(id)?.entry.name ?? "", place: from + by + 1, of: ids.length }));
  }

  async function save(): Promise<void> {
    const moved = inOrder
      .map((record, index) => ({ record, order: index + 1 }))
      .filter(({ record, order }) => record.entry.order !== order);
    const isSame = inOrder.every((each, index) => each.id === siblings[index]?.id);
    if (isSame) return sending.refuse(say("orderSame"));
    if (reason.trim() === "") return sending.refuse(saySettings("fillIn", { what: saySettings("reason") }));
    const saved = await sending.submit(async () => {
      for (const { record, order } of moved) {
        const { id, version, entry, extra } = record;
        const answer = await factClient("organisations").correct(id, {
          version,
          reason: reason.trim(),
          entry: { ...entry, order },
          extra,
        });
        if (!answer.ok) return answer;
      }
      return { ok: true as const, value: moved.length };
    });
    changed();
    directoryChanged();
    if (saved !== null) done(saved);
  }

  return (
    <SettingsForm sending={sending} act={say("save")} onSubmit={() => void save()} cancel={cancel}>
      <p className="muted">{say("orderLead")}</p>
      <ol className="ordering">
        {inOrder.map((each, index) => (
          <li key={each.id}>
            <span className="muted">{index + 1}</span>
            <span>{each.entry.name}</span>
            <button type="button" className="small-act" disabled={index === 0} onClick={() => move(index, -1)}>
              {say("up")}
              <span className="hidden-words"> {each.entry.name}</span>
            </button>
            <button
              type="button"
              className="small-act"
              disabled={index === ids.length - 1}
              onClick={() => move(index, 1)}
            >
              {say("down")}
              <span className="hidden-words"> {each.entry.name}</span>
            </button>
          </li>
        ))}
      </ol>
      <p role="status" className="small muted">
        {told}
      </p>
      <ReasonField value={reason} set={setReason} />
    </SettingsForm>
  );
}
