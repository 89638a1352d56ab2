import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { branchCategoryTerms, organisationKindTerms } from "#domain/wording/terms.ts";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { useMe } from "#web/identity/me.ts";
import type { Listed } from "#web/organisations/school.ts";
import { useOrganisationWords } from "#web/organisations/words.ts";
import { dayText } from "#web/ui/dates.ts";

type Props = { record: FactRecord<"organisations">; school: ReadonlyMap<string, Listed> };

/** What is known of an organisation; what is not said is left out. */
export function Particulars({ record: { id, entry, extra }, school }: Props) {
  const { say, language } = useOrganisationWords();
  const { today } = useMe();
  const day = (date: string): string => dayText(date, language, today);
  const nameOf = (one: string): ReactNode => (
    <Link key={one} to="/settings/organisations/$unit" params={{ unit: one }}>
      {school.get(one)?.entry.name ?? one}
    </Link>
  );
  const names = (ids: readonly string[]): ReactNode =>
    ids.map((one, index) => (
      <span key={one}>
        {index > 0 && (language === "en" ? ", " : "、")}
        {nameOf(one)}
      </span>
    ));
  const became = [...school.values()].filter((each) => each.entry.succeeds?.includes(id) === true);
  const lines: [string, ReactNode][] = [
    [say("kind"), organisationKindTerms[entry.kind][language]],
    ...(entry.parentId == null ? [] : [[say("under"), nameOf(entry.parentId)] satisfies [string, ReactNode]]),
    ...(extra.secondSupervisorId == null
      ? []
      : [[say("second"), nameOf(extra.secondSupervisorId)] satisfies [string, ReactNode]]),
    ...(entry.kind === "branch" || entry.category != null
      ? [
          [
            say("category"),
            entry.category == null ? say("noCategory") : branchCategoryTerms[entry.category][language],
          ] satisfies [string, ReactNode],
        ]
      : []),
    ...(entry.parentId == null
      ? []
      : [[say("order"), entry.order == null ? say("unsaid") : String(entry.order)] satisfies [string, ReactNode]]),
    ...(entry.foundedOn == null ? [] : [[say("foundedOn"), day(entry.foundedOn)] satisfies [string, ReactNode]]),
    ...(entry.dissolvedOn == null ? [] : [[say("dissolvedOn"), day(entry.dissolvedOn)] satisfies [string, ReactNode]]),
    ...(entry.termYears == null ? [] : [[say("termYears"), String(entry.termYears)] satisfies [string, ReactNode]]),
    ...(entry.jointMeetings == null
      ? []
      : [[say("jointMeetings"), say(entry.jointMeetings ? "yes" : "no")] satisfies [string, ReactNode]]),
    ...((entry.succeeds ?? []).length === 0
      ? []
      : [[say("succeeds"), names(entry.succeeds ?? [])] satisfies [string, ReactNode]]),
    ...(became.length === 0
      ? []
      : [[say("succeededBy"), names(became.map((each) => each.id))] satisfies [string, ReactNode]]),
    ...((entry.was ?? []).length === 0
      ? []
      : [
          [
            say("was"),
            <ul key="was">
              {(entry.was ?? []).map((each) => (
                <li key={`${each.until} ${each.name ?? ""}${each.parentId ?? ""}`}>
                  {say("wasUntil", {
                    date: day(each.until),
                    what: [
                      each.name ?? [],
                      each.category == null ? [] : branchCategoryTerms[each.category][language],
                      each.parentId == null ? [] : (school.get(each.parentId)?.entry.name ?? each.parentId),
                    ]
                      .flat()
                      .join(language === "en" ? ", " : "，"),
                  })}
                </li>
              ))}
            </ul>,
          ] satisfies [string, ReactNode],
        ]),
  ];
  return (
    <dl className="facts-of">
      {lines.map(([name, value]) => (
        <div key={name} className="fact-line">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
