import type { Activity } from "#domain/bundle/activities.ts";
import { topicTerms } from "#domain/wording/terms.ts";

/**
 * Search by two-character pieces: Chinese has no blanks between words, so every pair of neighbouring
 * characters is a piece, and a text holds a term only where it holds all the term's pieces.
 */
const RUN = /[\p{L}\p{M}\p{N}]+/gu;

/** The text as it is compared: full- and half-width alike, capitals and small letters alike. */
function searchable(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The terms that a person typed, apart by blanks: all of them must be found. */
export function searchTerms(text: string): string[] {
  const terms = searchable(text)
    .split(/\s+/)
    .filter((term) => term !== "");
  return [...new Set(terms)];
}

/** Every pair of neighbouring letters and digits; signs between them cut. A lone character gives none. */
export function gramsOf(texts: readonly string[]): string[] {
  const grams = new Set<string>();
  for (const text of texts) {
    for (const [run] of searchable(text).matchAll(RUN)) {
      // By code points: a rare character in a name takes two units.
      const characters = [...run];
      for (let at = 1; at < characters.length; at += 1) grams.add(`${characters[at - 1]}${characters[at]}`);
    }
  }
  return [...grams];
}

/** True where holding the term's pieces is the same as holding the term: it is one piece. */
export function isOneGram(term: string): boolean {
  return [...term].length === 2 && gramsOf([term]).length === 1;
}

/** A topic in the words that a person searches by; a guide pack's own topics are their own words. */
function topicWords(topic: string): string[] {
  const known = Object.entries(topicTerms).find(([name]) => name === topic)?.[1];
  return known === undefined ? [topic] : [topic, known["zh-CN"], known.en];
}

/** The known topics whose words hold the term. */
export function topicsWith(term: string): string[] {
  return Object.keys(topicTerms).filter((topic) => topicWords(topic).some((word) => searchable(word).includes(term)));
}

/** What an activity is found by: title, topics, minutes. */
export function activityGrams(activity: Pick<Activity, "title" | "segments">, minutes: string | null): string[] {
  const topics = new Set(activity.segments.flatMap((segment) => segment.topics ?? []));
  return gramsOf([activity.title, ...[...topics].flatMap(topicWords), ...(minutes === null ? [] : [minutes])]);
}
