import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import type { GuidePack, GuidePoint } from "#domain/guides/pack.ts";
import type { Proposal } from "#domain/guides/import/imported.ts";
import { wordProposal } from "#domain/guides/import/word-proposal.ts";
import {
  adopted,
  lostQuotes,
  newRequirement,
  openProposals,
  withChanged,
  withRequirement,
  withText,
  without,
} from "#web/guides/editor-draft.ts";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { RequirementForm } from "#web/guides/requirement-form.tsx";
import type { Named } from "#web/guides/requirement-form.tsx";

/** True for a key that would change the words; those that move and select are let through. */
function wouldWrite({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (["Backspace", "Delete", "Enter"].includes(key)) return true;
  const isCommand = ctrlKey || metaKey;
  return isCommand ? ["x", "v", "z", "y"].includes(key.toLowerCase()) : key.length === 1;
}

type Props = { pack: GuidePack; point: GuidePoint; named: readonly Named[]; onChange: (pack: GuidePack) => void };

/** A point of a draft: its words, what they ask, what they seem to ask. Selected words become a quote. */
export function PointEditor({ pack, point, named, onChange }: Props) {
  const { say, language } = useEditorWords();
  const { code } = point;
  const [selected, setSelected] = useState("");
  const [isWriting, setWriting] = useState(false);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const list = useRef<HTMLUListElement>(null);
  const proposals = openProposals(point).filter((each) => !dismissed.includes(each.quote));
  const lost = new Set(lostQuotes(point).map((each) => each.id));

  /** After something was added, the focus goes to its form. */
  function focusLast(): void {
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(":scope > li:last-child select")?.focus());
  }
  function add(): void {
    onChange(withRequirement(pack, code, newRequirement(pack, code, selected)));
    focusLast();
  }
  function adopt(proposal: Proposal): void {
    onChange(withRequirement(pack, code, adopted(pack, proposal)));
    focusLast();
  }

  return (
    <div className="point-editor">
      <textarea
        className="print"
        lang="zh-CN"
        rows={Math.max(2, Math.ceil(point.text.length / 40))}
        aria-label={say("textLabel", { code })}
        // Not `readOnly`: browsers then have no caret that the keyboard could select with.
        aria-readonly={!isWriting}
        inputMode={isWriting ? "text" : "none"}
        value={point.text}
        onKeyDown={(event) => {
          if (!isWriting && wouldWrite(event)) event.preventDefault();
        }}
        onChange={(event) => {
          if (isWriting) onChange(withText(pack, code, event.currentTarget.value));
        }}
        onSelect={({ currentTarget: { value, selectionStart, selectionEnd } }) =>
          setSelected(value.slice(selectionStart, selectionEnd).trim())
        }
      />
      <p className="row">
        <span className="small muted" aria-live="polite">
          {selected === "" ? say("nothingSelected") : say("selected", { words: selected })}
        </span>
        <Button variant="default" size="compact-md" disabled={selected === "" || isWriting} onClick={add}>
          {say("newFrom")}
        </Button>
        <button type="button" className="plain small" onClick={() => setWriting(!isWriting)}>
          {say(isWriting ? "stopText" : "changeText")}
        </button>
      </p>
      <ul className="requirement-list" ref={list}>
        {point.requirements.map((each) => (
          <li key={each.id}>
            <p className="print" lang="zh-CN">
              <span className="hidden-words">{say("quote")}</span>“{each.quote}”
            </p>
            {lost.has(each.id) && (
              <p className="notice" data-state="short" role="alert">
                {say("lost", { quote: each.quote })}
              </p>
            )}
            <RequirementForm
              key={each.id}
              requirement={each}
              pack={pack}
              named={named}
              onChange={(next) => onChange(withChanged(pack, code, next))}
            />
            <p className="row">
              <button
                type="button"
                className="plain small"
                disabled={selected === "" || isWriting}
                onClick={() => onChange(withChanged(pack, code, { ...each, quote: selected }))}
              >
                {say("reQuote")}
              </button>
              <button type="button" className="plain small" onClick={() => onChange(without(pack, code, each.id))}>
                {say("delete")}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {proposals.map((each) => (
        <div key={each.quote} className="notice" data-state="pending">
          <p className="small">{say("proposal")}</p>
          <p>{wordProposal(each, language)}</p>
          <p className="row">
            <button type="button" className="plain" onClick={() => adopt(each)}>
              {say("adopt")}
            </button>
            <button type="button" className="plain" onClick={() => setDismissed((before) => [...before, each.quote])}>
              {say("dismiss")}
            </button>
          </p>
        </div>
      ))}
    </div>
  );
}
