import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useId, useRef } from "react";
import type { ShownGuide, ShownRequirement } from "#api/endpoints/verdict-shapes.ts";
import { calls } from "#web/calls.ts";
import { periodText } from "#web/guides/periods.ts";
import { leadingVerdict, requirementState, shownState } from "#web/guides/states.ts";
import { VerdictTold } from "#web/guides/verdict-told.tsx";
import type { MatrixColumn } from "#web/verdicts/matrix-rows.ts";
import { useMatrixSearch } from "#web/verdicts/use-matrix-search.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";

type Props = {
  organisation: string;
  name: string;
  guideVersionId: string;
  column: MatrixColumn;
  asOf: string | undefined;
  /** True, once, when somebody has just opened it; false where the address did. */
  takesFocus: () => boolean;
  close: () => void;
};

/** The points under one indicator. */
type Part = {
  code: string;
  text: string | null;
  summary: Parameters<typeof shownState>[0] | null;
  requirements: readonly ShownRequirement[];
};

function partsOf(guide: ShownGuide | undefined, column: string): Part[] {
  if (guide === undefined) return [];
  const points = guide.points.filter((each) => (each.level2 ?? each.level1) === column);
  if (points.length > 0) return points;
  return guide.apart.map((each) => ({
    code: each.id,
    text: null,
    summary: leadingVerdict(each)?.summary ?? null,
    requirements: [each],
  }));
}

/** A field of the matrix opened in its place: the points of the indicator, each with its requirements and their reasons. */
export function OpenedField({ organisation, name, guideVersionId, column, asOf, takesFocus, close }: Props) {
  const { say } = useVerdictWords();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["verdicts", organisation, asOf ?? "today"],
    queryFn: () => read(calls.verdicts, { params: { id: organisation }, query: asOf === undefined ? {} : { asOf } }),
  });
  useEffect(() => {
    if (takesFocus()) heading.current?.focus();
  });
  const guide = data?.guides.find((each) => each.guideVersionId === guideVersionId);
  const parts = partsOf(guide, column.code);
  return (
    <section className="opened-in" aria-labelledby={id}>
      <header>
        <h3 id={id} ref={heading} tabIndex={-1}>
          {name} · {column.shown} <span lang="zh-CN">{column.title}</span>
        </h3>
        <button type="button" className="plain" onClick={close}>
          {say("close")}
        </button>
      </header>
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && parts.length === 0 && <p className="muted">{say("noPoints")}</p>}
      {data !== undefined && (
        <ul className="points">
          {parts.map((part) => (
            <PointPart
              key={part.code}
              part={part}
              isAlone={parts.length === 1}
              organisation={organisation}
              guideVersionId={guideVersionId}
              asOf={asOf}
              day={data.asOf}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type PartProps = {
  part: Part;
  isAlone: boolean;
  organisation: string;
  guideVersionId: string;
  asOf: string | undefined;
  day: string;
};

function PointPart({ part, isAlone, organisation, guideVersionId, asOf, day }: PartProps) {
  const { language } = useVerdictWords();
  const [search, change] = useMatrixSearch();
  const isOpen = isAlone || search.point === part.code;
  const shown = shownState(part.summary ?? "upcoming", language);
  const [first] = part.requirements;
  const inner = (
    <>
      <span className="state" data-state={shown.state}>
        {shown.sign} {shown.word}
      </span>
      {part.text === null ? (
        <span>{first?.name[language]}</span>
      ) : (
        <>
          <span className="point-code">{part.code}</span>
          <span className="print point-text" lang="zh-CN">
            {part.text}
          </span>
        </>
      )}
    </>
  );
  return (
    <li className="point-part">
      {isAlone ? (
        <p className="point-line">{inner}</p>
      ) : (
        <button
          type="button"
          className="point-line"
          aria-expanded={isOpen}
          onClick={() => change({ point: isOpen ? undefined : part.code })}
        >
          {inner}
        </button>
      )}
      {isOpen &&
        part.requirements.map((each) => (
          <RequirementPart
            key={each.id}
            requirement={each}
            organisation={organisation}
            guideVersionId={guideVersionId}
            asOf={asOf}
            day={day}
          />
        ))}
    </li>
  );
}

type RequirementProps = Omit<PartProps, "part" | "isAlone"> & { requirement: ShownRequirement };

/** A requirement with every verdict that asks for something; where none does, the latest. */
function RequirementPart({ requirement, organisation, guideVersionId, asOf, day }: RequirementProps) {
  const { say, language } = useVerdictWords();
  const shown = requirementState(requirement, language);
  const asking = requirement.verdicts.filter((each) => each.status === "short" || each.status === "pending");
  const leading = leadingVerdict(requirement);
  const told = asking.length > 0 ? asking : leading === undefined ? [] : [leading];
  return (
    <div className="requirement-part">
      <p className="requirement-head">
        <strong>{requirement.name[language]}</strong>
        <span className="state" data-state={shown.state}>
          {shown.sign} {shown.word}
        </span>
      </p>
      <blockquote className="print" lang="zh-CN">
        “{requirement.quote}”
      </blockquote>
      {told.map((each) => (
        <div key={each.period?.from ?? ""} className="period-part">
          {each.period !== null && told.length > 1 && (
            <p className="muted small">{periodText(each.period, language, day)}</p>
          )}
          <VerdictTold verdict={each} asOf={day} organisation={organisation} />
        </div>
      ))}
      <p>
        <Link
          to="/o/$organisation/guide"
          params={{ organisation }}
          search={{ guide: guideVersionId, requirement: requirement.id, ...(asOf === undefined ? {} : { asOf }) }}
        >
          {say("inGuide")}
        </Link>
      </p>
    </div>
  );
}
