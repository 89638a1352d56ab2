import { inOrder } from "#web/calendar/days.ts";
import type { Term } from "#web/calendar/days.ts";
import { useCalendarWords } from "#web/calendar/words.ts";
import { DayField, TextField } from "#web/settings/fields.tsx";

type Props = { terms: readonly Term[]; year: number; set: (terms: Term[]) => void };

/** The terms, each with its days; what lies between them is vacation. */
export function TermFields({ terms, year, set }: Props) {
  const { say } = useCalendarWords();
  const change = (place: number, next: Partial<Term>): void =>
    set(terms.map((each, index) => (index === place ? { ...each, ...next } : each)));
  const last = inOrder(terms).at(-1);
  function add(): void {
    // After a term that ends in summer comes the autumn's, after one that ends in winter the spring's.
    const after = Number((last?.endsOn ?? `${String(year)}-07-01`).slice(0, 4));
    const isAutumn = Number((last?.endsOn ?? "2000-07-01").slice(5, 7)) >= 5;
    const name = isAutumn
      ? say("nextName", { year: after, next: after + 1, n: 1 })
      : say("nextName", { year: after - 1, next: after, n: 2 });
    const days = isAutumn
      ? { startsOn: `${String(after)}-09-01`, endsOn: `${String(after + 1)}-01-17` }
      : { startsOn: `${String(after)}-03-01`, endsOn: `${String(after)}-07-11` };
    set([...terms, { name, ...days }]);
  }
  return (
    <fieldset>
      <legend>{say("terms")}</legend>
      <p className="muted small">{say("vacations")}</p>
      {terms.map((each, index) => (
        <div key={index} className="term-row">
          <TextField label={say("termName")} value={each.name} most={100} set={(name) => change(index, { name })} />
          <DayField label={say("startsOn")} value={each.startsOn} set={(startsOn) => change(index, { startsOn })} />
          <DayField label={say("endsOn")} value={each.endsOn} set={(endsOn) => change(index, { endsOn })} />
          <button
            type="button"
            className="small-act"
            aria-label={say("dropTerm", { name: each.name })}
            onClick={() => set(terms.filter((_term, place) => place !== index))}
          >
            {say("drop")}
          </button>
        </div>
      ))}
      <button type="button" className="plain" onClick={add}>
        {say("addTerm")}
      </button>
    </fieldset>
  );
}
