import type { Bundle } from "#domain/bundle/bundle.ts";
import { settings } from "#domain/bundle/calendar.ts";
import type { Calendar, Semester, Settings } from "#domain/bundle/calendar.ts";
import { canonical } from "#domain/bundle/canonical.ts";
import { wordDifferences } from "#domain/bundle/differences.ts";
import { mergeProblems } from "#domain/problems/merge-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

/** A bundle with the name of its file. */
export type Source = { name: string; bundle: Bundle };

type Days = readonly string[] | null | undefined;

function unitedDays(lists: readonly Days[]): string[] | undefined {
  const days = new Set(lists.flatMap((list) => list ?? []));
  return days.size === 0 ? undefined : [...days].toSorted();
}

/** Calendars united: every day once; semesters of one name must have the same days. */
export function mergeCalendars(sources: readonly Source[]): { value: Calendar; problems: Problem[] } {
  const semesters = new Map<string, { semester: Semester; name: string }>();
  const problems: Problem[] = [];
  for (const { name, bundle } of sources) {
    for (const [index, semester] of (bundle.calendar.semesters ?? []).entries()) {
      const known = semesters.get(semester.name);
      if (known === undefined) semesters.set(semester.name, { semester, name });
      else if (canonical(known.semester) !== canonical(semester)) {
        const values = {
          value: semester.name,
          first: known.name,
          differences: wordDifferences(semester, known.semester),
        };
        const place = { file: name, path: ["calendar", "semesters", index] };
        problems.push(problem(mergeProblems.semesterDiffers, place, values));
      }
    }
  }
  const holidays = unitedDays(sources.map(({ bundle }) => bundle.calendar.holidays));
  const makeUpDays = unitedDays(sources.map(({ bundle }) => bundle.calendar.makeUpDays));
  const kept = [...semesters.values()]
    .map(({ semester }) => semester)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const value = {
    ...(kept.length === 0 ? {} : { semesters: kept }),
    ...(holidays === undefined ? {} : { holidays }),
    ...(makeUpDays === undefined ? {} : { makeUpDays }),
  };
  return { value, problems };
}

/** `times` spread out beside the other settings, so that each is compared alone. */
function spread({ times, ...others }: Settings): [string, unknown][] {
  const open = Object.entries(times ?? {}).map(([id, value]): [string, unknown] => [`times.${id}`, value]);
  return [...Object.entries(others), ...open].filter(([, value]) => value != null);
}

function withSettings(all: Settings, more: Settings): Settings {
  const stated = settings.parse(Object.fromEntries(Object.entries(more).filter(([, value]) => value != null)));
  const times = { ...all.times, ...stated.times };
  return { ...all, ...stated, ...(Object.keys(times).length === 0 ? {} : { times }) };
}

/** Settings united; two sources that set one of them must set it alike. */
export function mergeSettings(sources: readonly Source[]): { value: Settings; problems: Problem[] } {
  const known = new Map<string, { value: unknown; name: string }>();
  const problems: Problem[] = [];
  for (const { name, bundle } of sources) {
    for (const [field, value] of spread(bundle.settings)) {
      const before = known.get(field);
      if (before === undefined) known.set(field, { value, name });
      else if (before.value !== value) {
        const differences = wordDifferences({ [field]: value }, { [field]: before.value });
        problems.push(
          problem(
            mergeProblems.settingDiffers,
            { file: name, path: ["settings", field] },
            { first: before.name, differences },
          ),
        );
      }
    }
  }
  return { value: sources.reduce((all, { bundle }) => withSettings(all, bundle.settings), {}), problems };
}
