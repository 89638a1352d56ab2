import { agendaCategoryTerms } from "#domain/wording/terms.ts";
import type { AgendaCategory, AgendaItem } from "#domain/bundle/activities.ts";
import { namesIn } from "#web/activities/entry.ts";
import { Choice } from "#web/activities/record-field.tsx";
import { useRecordWords } from "#web/activities/record-words.ts";
import { newKey } from "#web/ui/server.ts";

/** Business that is named by its procedure and never by a person. */
const PERSONNEL: readonly AgendaCategory[] = [
  "cadres",
  "members",
  "recruitment",
  "titles",
  "posts",
  "supervisors",
  "awards",
  "appraisals",
];

type Props = {
  items: readonly AgendaItem[];
  sensitive: boolean;
  /** Names that the organisation knows. */
  names: readonly string[];
  onChange: (items: AgendaItem[]) => void;
};

function isCategory(text: string): text is AgendaCategory {
  return Object.hasOwn(agendaCategoryTerms, text);
}

/** The agenda: a line and a category an item. */
export function AgendaField({ items, sensitive, names, onChange }: Props) {
  const { tell, language } = useRecordWords();
  const change = (at: number, part: Partial<AgendaItem>): void =>
    onChange(items.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const categories = Object.entries(agendaCategoryTerms).map(([value, term]) => ({ value, label: term[language] }));
  const shown: readonly AgendaItem[] = items.length === 0 && sensitive ? [blank()] : items;
  const edit = (at: number, part: Partial<AgendaItem>): void => {
    if (items.length === 0) onChange(shown.map((each) => ({ ...each, ...part })));
    else change(at, part);
  };
  return (
    <details open={sensitive || items.length > 0}>
      <summary>{tell(sensitive ? "agendaSensitive" : "agenda")}</summary>
      <ol className="agenda">
        {shown.map((item, at) => {
          const title = item.title ?? "";
          const [name] = sensitive || PERSONNEL.includes(item.category) ? namesIn(title, names) : [];
          const n = at + 1;
          return (
            <li key={at}>
              <input
                aria-label={tell("agendaItem", { n })}
                value={title}
                onChange={(event) => edit(at, { title: event.currentTarget.value })}
              />
              <Choice
                bare
                label={tell("agendaCategory", { n })}
                value={item.category}
                options={categories}
                onChange={(category) => isCategory(category) && edit(at, { category })}
              />
              {items.length > 0 && (
                <button
                  type="button"
                  className="plain small"
                  aria-label={tell("agendaRemove", { n })}
                  onClick={() => onChange(items.filter((_each, index) => index !== at))}
                >
                  ✕
                </button>
              )}
              {name !== undefined && (
                <p className="notice small" data-state="hint" role="status">
                  {tell("nameInTitle", { name })}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <button type="button" className="plain" onClick={() => onChange([...shown, blank()])}>
        {tell("agendaAdd")}
      </button>
    </details>
  );
}

/** An item of which nothing is said yet; the server gives it an id of its own. */
export function blank(): AgendaItem {
  return { id: newKey().slice(0, 12), title: "", category: "other" };
}
