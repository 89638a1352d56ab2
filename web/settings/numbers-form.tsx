import type { ReactNode } from "react";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { RequirementKind } from "#domain/guides/requirement-schema.ts";
import { quoted } from "#domain/wording/quoted.ts";
import { bounds, quotesOf, usual } from "#web/settings/numbers.ts";
import type { NumberKey, OpenCount, Typed } from "#web/settings/numbers.ts";
import {
  numberEffects,
  numberNames,
  numberUnits,
  openCountText,
  perWords,
  useNumberWords,
  vacationEffects,
} from "#web/settings/numbers-words.ts";

type Props = {
  typed: Typed;
  packs: readonly GuidePack[];
  counts: readonly OpenCount[];
  disabled: boolean;
  onChange: (typed: Typed) => void;
};

/** Each number with the guide's words at its side and what it changes below it. */
export function NumbersForm({ typed, packs, counts, disabled, onChange }: Props) {
  const { say, language } = useNumberWords();
  const number = (key: NumberKey, kind: RequirementKind | null) => (
    <NumberLine
      key={key}
      name={numberNames[key][language]}
      quotes={kind === null ? [] : quotesOf(packs, kind)}
      effect={numberEffects[key][language]}
    >
      <label className="slot">
        <span className="hidden-words">{numberNames[key][language]}</span>
        <input
          type="number"
          inputMode="numeric"
          min={bounds[key].least}
          max={bounds[key].most}
          placeholder={String(usual(key))}
          disabled={disabled}
          value={typed.numbers[key]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...typed, numbers: { ...typed.numbers, [key]: value } })
          }
        />
      </label>{" "}
      {numberUnits[key][language]} <span className="muted small">{say("usual", { value: usual(key) })}</span>
    </NumberLine>
  );
  return (
    <>
      <h2>{say("counts")}</h2>
      {counts.map((each) => {
        const [before = "", after = ""] = say("timesOf", { per: perWords[each.per]?.[language] ?? "" }).split("{slot}");
        return (
          <NumberLine key={each.id} name={openCountText(each, language)} quotes={[each.quote]} effect={each.guide}>
            {before}
            <label className="slot">
              <span className="hidden-words">
                {say("timesName", { quote: `${quoted(each.quote)} ${openCountText(each, language)}` })}
              </span>
              <input
                type="number"
                inputMode="numeric"
                min={1}
                placeholder={String(each.usual)}
                disabled={disabled}
                value={typed.times[each.id] ?? ""}
                onChange={({ currentTarget: { value } }) =>
                  onChange({ ...typed, times: { ...typed.times, [each.id]: value } })
                }
              />
            </label>
            {after} <span className="muted small">{say("usual", { value: each.usual })}</span>
          </NumberLine>
        );
      })}
      <h2>{say("days")}</h2>
      {number("followUpDays", "follow-up")}
      {number("approvalLeadDays", "approval")}
      {number("approvalLeadDaysForeign", "approval")}
      {number("makeUpDays", null)}
      {number("makeUpDaysYear", null)}
      <h2>{say("study")}</h2>
      {number("weeklyStudyShare", "regularity")}
      <NumberLine name={numberNames.vacationMonths[language]} quotes={[]} effect={null}>
        <span className="ticks">
          {(["count", "exempt"] as const).map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name="vacation-months"
                disabled={disabled}
                checked={typed.vacationMonths === choice}
                onChange={() => onChange({ ...typed, vacationMonths: choice })}
              />
              {vacationEffects[choice][language]}
            </label>
          ))}
        </span>
      </NumberLine>
    </>
  );
}

type LineProps = { name: string | null; quotes: readonly string[]; effect: string | null; children: ReactNode };

function NumberLine({ name, quotes, effect, children }: LineProps) {
  const { say } = useNumberWords();
  return (
    <div className="number-line">
      <div className="number-guide">
        {quotes.length === 0 ? (
          <p className="small muted">{say("guideSilent")}</p>
        ) : (
          quotes.map((each) => (
            <p key={each} className="print" lang="zh-CN">
              <span className="hidden-words">{say("guideSays")}</span>
              {quoted(each)}
            </p>
          ))
        )}
      </div>
      <div>
        {name !== null && <p className="name">{name}</p>}
        <div className="value">{children}</div>
        {effect !== null && <p className="small muted">{effect}</p>}
      </div>
    </div>
  );
}
