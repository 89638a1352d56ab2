import { useEditorWords } from "#web/guides/editor-words.ts";
import type { Field } from "#web/guides/requirement-fields.ts";
import { additions, partsOf } from "#web/guides/requirement-sentence.ts";

type Props = {
  field: Field;
  value: unknown;
  /** What may be chosen; null where any words may be written. */
  options: readonly string[] | null;
  textOf: (value: string) => string;
  onChange: (value: unknown) => void;
};

const names: Readonly<Record<string, { "zh-CN": string; en: string }>> = {
  times: { "zh-CN": "次数", en: "times" },
  per: { "zh-CN": "多久", en: "period" },
  kinds: { "zh-CN": "活动", en: "activities" },
  of: { "zh-CN": "哪些", en: "which" },
  document: { "zh-CN": "文件种类", en: "kind of document" },
  agenda: { "zh-CN": "议题", en: "agenda items" },
  role: { "zh-CN": "职务", en: "post" },
  floor: { "zh-CN": "人数", en: "people" },
  years: { "zh-CN": "年数", en: "years" },
  strength: { "zh-CN": "强度", en: "how strictly" },
};

/** The name of a field for whoever cannot see the sentence around it. */
function nameOf(field: Field, language: "zh-CN" | "en"): string {
  const addition = additions[field.name]?.[language];
  const own = names[field.name]?.[language];
  return (
    own ??
    (addition === undefined
      ? field.name
      : partsOf(addition)
          .map((each) => (each.isField ? "" : each.text))
          .join(""))
  );
}

/** One field, small enough to stand within a sentence. */
export function RequirementSlot({ field, value, options, textOf, onChange }: Props) {
  const { say, language } = useEditorWords();
  const name = nameOf(field, language);
  const { type } = field;
  if (type.as === "number") {
    return (
      <input
        className="slot"
        type="number"
        inputMode="numeric"
        aria-label={name}
        min={type.least}
        {...(type.most === null ? {} : { max: type.most })}
        value={typeof value === "number" || typeof value === "string" ? value : ""}
        onChange={({ currentTarget: { value: typed } }) => onChange(typed === "" ? "" : Number(typed))}
      />
    );
  }
  if (type.as === "choices" || type.as === "list") {
    const chosen: readonly string[] = Array.isArray(value) ? value.map(String) : [];
    if (options === null) {
      const mark = language === "en" ? ", " : "、";
      return (
        <input
          className="slot wide"
          aria-label={`${name}（${say("listHow")}）`}
          defaultValue={chosen.join(mark)}
          onChange={({ currentTarget: { value: typed } }) =>
            onChange(
              typed
                .split(/[、,，;；]/)
                .map((each) => each.trim())
                .filter((each) => each !== ""),
            )
          }
        />
      );
    }
    return (
      <details className="choices">
        <summary aria-label={`${name}：${chosen.map(textOf).join("、")}`}>
          {chosen.length === 0 ? say("choices") : chosen.map(textOf).join(language === "en" ? ", " : "、")}
        </summary>
        <span className="choices-list" role="group" aria-label={name}>
          {options.map((each) => (
            <label key={each}>
              <input
                type="checkbox"
                checked={chosen.includes(each)}
                onChange={(event) =>
                  onChange(event.currentTarget.checked ? [...chosen, each] : chosen.filter((other) => other !== each))
                }
              />
              {textOf(each)}
            </label>
          ))}
        </span>
      </details>
    );
  }
  const text = typeof value === "string" ? value : "";
  if (options === null) {
    return (
      <input
        className="slot wide"
        aria-label={name}
        value={text}
        onChange={({ currentTarget: { value: typed } }) => onChange(typed)}
      />
    );
  }
  return (
    <select
      className="slot wide"
      aria-label={name}
      value={text}
      onChange={({ currentTarget: { value: chosen } }) => onChange(chosen)}
    >
      {options.map((each) => (
        <option key={each} value={each}>
          {textOf(each)}
        </option>
      ))}
    </select>
  );
}
