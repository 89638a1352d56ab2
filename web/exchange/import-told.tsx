import type { ImportReport } from "#api/endpoints/exchange.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { listTerms } from "#domain/wording/list-terms.ts";
import type { Language } from "#domain/wording/language.ts";
import { totalsOf } from "#web/exchange/totals.ts";
import { useExchangeWords } from "#web/exchange/words.ts";

type Entry = ImportReport["added"][number];

/** What an import would do or did: counts list by list, then line by line with the place in the file. */
export function ImportTold({ report }: { report: ImportReport }) {
  const { say, language } = useExchangeWords();
  const { added, changed, refused } = totalsOf(report);
  const nameOf = (list: string): string =>
    listName(list, language) ?? say(list === "settings" ? "settings" : "calendar");
  const rows = Object.entries(report.lists).filter(
    ([list, each]) => each.added + each.changed + each.refused + (isListName(list) ? each.unchanged : 0) > 0,
  );
  return (
    <>
      <Sentences title={say("problems")} items={report.problems} state="short" />
      <Lines title={say("refusedLead")} items={report.refused} all={refused} nameOf={nameOf} isOpen />
      <Sentences title={say("warnings")} items={report.warnings} state="hint" />
      {rows.length > 0 && (
        <table className="plain-table import-counts">
          <thead>
            <tr>
              <th scope="col">{say("list")}</th>
              {(["added", "changed", "unchanged", "refused"] as const).map((each) => (
                <th key={each} scope="col" className="number">
                  {say(each)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([list, each]) => (
              <tr key={list}>
                <td>{nameOf(list)}</td>
                <td className="number">{each.added}</td>
                <td className="number">{each.changed}</td>
                <td className="number">{each.unchanged}</td>
                <td className="number">{each.refused}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Lines title={say("changedLead")} items={report.changed} all={changed} nameOf={nameOf} isOpen={changed <= 20} />
      <Lines title={say("addedLead")} items={report.added} all={added} nameOf={nameOf} />
    </>
  );
}

function isListName(list: string): list is ListName {
  return Object.hasOwn(listTerms, list);
}

function listName(list: string, language: Language): string | undefined {
  return isListName(list) ? listTerms[list][language] : undefined;
}

type SentencesProps = { title: string; items: readonly { code: string; message: string }[]; state: "short" | "hint" };

function Sentences({ title, items, state }: SentencesProps) {
  if (items.length === 0) return null;
  return (
    <div className="import-sentences notice" data-state={state}>
      <h3>{title}</h3>
      <ul>
        {items.map((each, index) => (
          <li key={`${each.code}${String(index)}`}>{each.message}</li>
        ))}
      </ul>
    </div>
  );
}

type LinesProps = {
  title: string;
  items: readonly Entry[];
  /** How many there are; the lines may be the first of them. */
  all: number;
  nameOf: (list: string) => string;
  isOpen?: boolean;
};

function Lines({ title, items, all, nameOf, isOpen = false }: LinesProps) {
  const { say } = useExchangeWords();
  if (items.length === 0) return null;
  const hasWhy = items.some((each) => each.why !== null);
  return (
    <details className="import-lines" open={isOpen}>
      <summary>
        {title} <span className="muted">{all}</span>
      </summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say("place")}</th>
            <th scope="col">{say("list")}</th>
            <th scope="col">{say("what")}</th>
            {hasWhy && <th scope="col">{say("why")}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <tr key={`${each.list} ${each.place} ${each.id}`}>
              <td>{each.place}</td>
              <td>{nameOf(each.list)}</td>
              <td>{each.title ?? "—"}</td>
              {hasWhy && <td>{each.why ?? ""}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {all > items.length && <p className="muted small">{say("more", { count: all - items.length })}</p>}
    </details>
  );
}
