import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";
import { gramsOf, isOneGram, searchTerms, topicsWith } from "#domain/search.ts";

/** The pattern of a term that is looked for as it is: what ILIKE would read as a sign of its own is taken literally. */
function patternOf(term: string): string {
  return `%${term.replaceAll(/[\\%_]/g, "\\$&")}%`;
}

/** As `searchable` of domain/search.ts, in the database. */
function holds(column: RawBuilder<unknown>, term: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`normalize(${column}, NFKC) ilike ${patternOf(term)}`;
}

function termFound(term: string, activity: (column: string) => RawBuilder<unknown>): RawBuilder<SqlBool> {
  const grams = gramsOf([term]);
  const byIndex = sql<SqlBool>`${activity("grams")} @> ${grams}::text[]`;
  if (isOneGram(term)) return byIndex;
  // The index finds what holds all pieces; that they stand side by side is looked at in what it found.
  const asWritten = sql<SqlBool>`(${holds(activity("title"), term)}
    or ${activity("topics")} && ${topicsWith(term)}::text[]
    or array_to_string(${activity("topics")}, ' ') ilike ${patternOf(term)}
    or exists (select from activity_texts written where written.university_id = ${activity("university_id")}
      and written.activity_id = ${activity("id")} and ${holds(sql`written.minutes`, term)}))`;
  return grams.length === 0 ? asWritten : sql<SqlBool>`(${byIndex} and ${asWritten})`;
}

/**
 * The condition that an activity's title, topics or minutes hold every term of what a person typed: by the index on two-character
 * pieces, or by plain ILIKE for a lone character. Who may see the activity is for the query to say.
 * @param alias the name of `activities` in the query
 * @returns null where nothing was typed
 */
export function activityText(text: string, alias = "activities"): RawBuilder<SqlBool> | null {
  const terms = searchTerms(text);
  if (terms.length === 0) return null;
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  return sql<SqlBool>`(${sql.join(
    terms.map((term) => termFound(term, column)),
    sql` and `,
  )})`;
}

/** The condition that a name holds every term. */
export function nameText(text: string, column: string): RawBuilder<SqlBool> | null {
  const terms = searchTerms(text);
  if (terms.length === 0) return null;
  return sql<SqlBool>`(${sql.join(
    terms.map((term) => holds(sql.ref(column), term)),
    sql` and `,
  )})`;
}
