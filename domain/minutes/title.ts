import type { Read, Span } from "#domain/minutes/found.ts";
import type { Label } from "#domain/minutes/labels.ts";
import { minutesHeadings } from "#domain/minutes/genre.ts";
import { BOX, kindsIn } from "#domain/minutes/kinds.ts";

/** A heading that names the form and nothing of the meeting. */
const FORM_WORDS =
  /会议|活动|工作|记录|纪要|登记|[表簿本卡]|党?支部|主题党日|党员大会|支委会|党课|党小组会?|组织生活|[“”"《》()\s]/g;

/** The title of the activity: its labelled name, else the heading, else its labelled theme. */
export function titleIn(plain: string, labels: readonly Label[], headings: readonly Span[]): Read<string> | null {
  const labelled = (field: "name" | "theme"): Read<string> | null => {
    const label = labels.find(
      ({ field: named, value }) =>
        named === field && value.to > value.from && !BOX.test(plain.slice(value.from, value.to)),
    );
    return label === undefined ? null : { value: "", ...label.value, sure: true };
  };
  const heading =
    headings.find(
      (span) => minutesHeadings.pattern.test(plain.slice(span.from, span.to)) || kindsIn(plain, span).length > 0,
    ) ?? null;
  const name = labelled("name");
  if (name !== null) return name;
  const theme = labelled("theme");
  if (heading === null) return theme;
  const specific = plain.slice(heading.from, heading.to).replace(FORM_WORDS, "") !== "";
  return specific || theme === null ? { value: "", ...heading, sure: true } : theme;
}
