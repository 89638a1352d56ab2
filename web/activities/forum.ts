import type { Forum } from "#domain/bundle/activities.ts";
import type { ForumDraft } from "#web/activities/draft.ts";

/** A forum as its fields show it. */
export function forumDraft(forum: Forum | null | undefined): ForumDraft {
  return {
    title: forum?.title ?? "",
    place: forum?.place ?? "",
    speakers: (forum?.speakers ?? []).join("\n"),
    foreignGuests: forum?.foreignGuests === true,
  };
}

/** The speakers, a line each, as the approval has them. */
export function speakersOf(text: string): string[] {
  return text.split("\n").flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));
}

/** The forum that the fields say; null where they say nothing. What a field still says as it was is left as it was. */
export function forumOf(draft: ForumDraft, base?: Forum | null): Forum | null {
  const before = forumDraft(base);
  const speakers = draft.speakers === before.speakers ? (base?.speakers ?? []) : speakersOf(draft.speakers);
  const forum: Forum = {
    ...given("title", draft.title, base?.title),
    ...given("place", draft.place, base?.place),
    ...(speakers.length > 0 ? { speakers: [...speakers] } : base?.speakers == null ? {} : { speakers: [] }),
    ...(draft.foreignGuests ? { foreignGuests: true } : base?.foreignGuests == null ? {} : { foreignGuests: false }),
  };
  return Object.keys(forum).length === 0 ? null : forum;
}

function given(name: "title" | "place", typed: string, base: string | null | undefined): Partial<Forum> {
  const value = typed === (base ?? "") ? base : typed.trim() === "" ? null : typed.trim();
  return value == null ? {} : { [name]: value };
}
