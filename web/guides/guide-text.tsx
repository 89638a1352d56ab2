import { Link, useParams, useSearch } from "@tanstack/react-router";
import { Fragment } from "react";
import type { ShownGuide, ShownRequirement } from "#api/endpoints/verdict-shapes.ts";
import { markId } from "#web/guides/mark-id.ts";
import { markQuotes } from "#web/guides/marked-text.ts";
import type { Marked } from "#web/guides/marked-text.ts";
import { hasWork, requirementState, worstState } from "#web/guides/states.ts";
import type { Shown } from "#web/guides/states.ts";
import { useGuideWords } from "#web/guides/words.ts";

type Point = ShownGuide["points"][number];
type Indicator = ShownGuide["indicators"][number];

/** The guide as printed: its title, two levels of headings, its points; the words of requirements can be opened. */
export function GuideText({ guide }: { guide: ShownGuide }) {
  const { say } = useGuideWords();
  const { organisation } = useParams({ from: "/inside/o/$organisation/guide" });
  const { due: onlyDue = false, ...rest } = useSearch({ from: "/inside/o/$organisation/guide" });
  const points = guide.points.filter((each) => !onlyDue || hasWork(each.summary));
  const hidden = guide.points.length - points.length;
  const apart = guide.apart.filter((each) => !onlyDue || hasWork(worstSummary(each)));
  const titleOf = (level: 1 | 2, code: string | null): Indicator | undefined =>
    guide.indicators.find((each) => each.level === level && each.code === code);
  return (
    <article className="document print">
      <h2 className="document-title" lang="zh-CN">
        {guide.title}
      </h2>
      {[...Map.groupBy(points, (each) => each.level1)].map(([level1, below]) => (
        <section key={level1}>
          <h3 lang="zh-CN">
            <span className="number">{level1}</span>
            {titleOf(1, level1)?.title}
          </h3>
          {[...Map.groupBy(below, (each) => each.level2)].map(([level2, own]) => (
            <Fragment key={level2 ?? ""}>
              {titleOf(2, level2) !== undefined && (
                <h4 lang="zh-CN">
                  {level2 !== level1 && <span className="number">{level2}</span>}
                  {titleOf(2, level2)?.title}
                </h4>
              )}
              {own.map((each) => (
                <PointText key={each.code} point={each} />
              ))}
            </Fragment>
          ))}
        </section>
      ))}
      {apart.length > 0 && (
        <section>
          <h3 className="interface">{say("apart")}</h3>
          {apart.map((each) => (
            <div className="point" key={each.id}>
              <p lang="zh-CN">
                <Mark place={{ text: each.quote, items: [each], pieces: [{ text: each.quote, items: [each] }] }} />
              </p>
            </div>
          ))}
        </section>
      )}
      {hidden > 0 && (
        <p className="interface muted document-rest">
          {points.length === 0 && `${say("nothingDue")} `}
          {say("hiddenPoints", { count: hidden })}{" "}
          <Link to="/o/$organisation/guide" params={{ organisation }} search={rest}>
            {say("showAll")}
          </Link>
        </p>
      )}
    </article>
  );
}

function worstSummary({ verdicts }: ShownRequirement): Point["summary"] {
  return verdicts.find((each) => hasWork(each.summary))?.summary ?? null;
}

function PointText({ point }: { point: Point }) {
  const { runs, lost } = markQuotes(point.text, point.requirements);
  const { language } = useGuideWords();
  const judged = point.requirements.filter((each) => requirementState(each, language).state === "judgement");
  const number = /\(\d+\)$/.exec(point.code)?.[0] ?? point.code;
  return (
    <div className="point" id={`point-${point.code}`}>
      {judged.length > 0 && <MarginMark shown={worstState(judged, language)} />}
      <p lang="zh-CN">
        <span className="number">{number}</span>
        {runs.map((run, index) =>
          run.kind === "plain" ? run.text : <Mark key={`${run.text} ${index}`} place={run} />,
        )}
        {lost.map((each) => (
          <Mark
            key={each.id}
            place={{ text: each.quote, items: [each], pieces: [{ text: each.quote, items: [each] }] }}
          />
        ))}
      </p>
    </div>
  );
}

/** Beside a point that people judge. */
function MarginMark({ shown }: { shown: Shown }) {
  return (
    <span className="margin-mark interface" data-state={shown.state} title={shown.word} aria-hidden="true">
      {shown.sign}
    </span>
  );
}

type Place = Omit<Extract<Marked<ShownRequirement>, { kind: "marked" }>, "kind">;

/** Words that requirements quote, underlined in the colour of the worst of them; their signs and words follow. */
function Mark({ place }: { place: Place }) {
  const { say, language } = useGuideWords();
  const { organisation } = useParams({ from: "/inside/o/$organisation/guide" });
  const search = useSearch({ from: "/inside/o/$organisation/guide" });
  const { requirement } = search;
  const states = [...Map.groupBy(place.items, (each) => stateKey(requirementState(each, language))).values()];
  const first = place.items.toSorted((a, b) => order(worstState(place.items, language), a, b, language))[0];
  if (first === undefined) return place.text;
  const worst = worstState(place.items, language);
  return (
    <Link
      to="/o/$organisation/guide"
      params={{ organisation }}
      search={{ ...search, requirement: first.id }}
      resetScroll={false}
      className="mark-words"
      id={markId(place.items.map((each) => each.id))}
      data-requirements={place.items.map((each) => each.id).join(" ")}
      data-state={worst.state}
      aria-haspopup="dialog"
      aria-expanded={place.items.some((each) => each.id === requirement)}
    >
      {place.pieces.map((piece, index) => (
        <span key={`${piece.text} ${index}`} className="words" data-state={worstState(piece.items, language).state}>
          {piece.text}
        </span>
      ))}
      {states.map((own) => {
        const shown = own[0] === undefined ? worst : requirementState(own[0], language);
        const missing = shown.state === "attention" && shown.sign !== "缺" ? ` ${shown.sign}` : "";
        return (
          <span key={stateKey(shown)} className="sign interface" data-state={shown.state} lang={language}>
            {shown.state === "attention" ? `${shown.word}${missing}` : `${shown.sign} ${shown.word}`}
            {own.length > 1 && ` ${say("several", { count: own.length })}`}
          </span>
        );
      })}
    </Link>
  );
}

const stateKey = ({ state, sign }: Shown): string => `${state} ${sign}`;

/** Puts the requirement in the place's state first: it is the one that a click opens. */
function order(worst: Shown, a: ShownRequirement, b: ShownRequirement, language: "zh-CN" | "en"): number {
  const isWorst = (each: ShownRequirement): number => (requirementState(each, language).state === worst.state ? 0 : 1);
  return isWorst(a) - isWorst(b);
}
