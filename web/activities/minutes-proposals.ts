import type { Minutes } from "#domain/minutes/found.ts";
import { isSensitiveKind } from "#domain/privacy.ts";
import { topicTerms } from "#domain/wording/terms.ts";
import { blank } from "#web/activities/agenda-field.tsx";
import { segmentOf, withSegment } from "#web/activities/draft.ts";
import type { Draft, VoteDraft } from "#web/activities/draft.ts";
import { fieldsOf, kindName } from "#web/activities/kinds.ts";
import type { Post } from "#web/activities/record-reads.ts";
import { postText } from "#web/activities/record-reads.ts";
import type { RecordSay } from "#web/activities/record-words.ts";
import { dayText } from "#web/ui/dates.ts";
import type { Language } from "#domain/wording/language.ts";

/** One thing that the pasted text says: what it is called, what it says, and the draft once it is taken over. */
export type Proposal = {
  id: string;
  field: string;
  value: string;
  sure: boolean;
  isTaken: (draft: Draft) => boolean;
  take: (draft: Draft) => Draft;
};

type Words = { tell: RecordSay; language: Language; today: string; posts: readonly Post[] };

/** What a text that was read proposes for the fields. */
export function proposalsOf(minutes: Minutes, { tell, language, today, posts }: Words): Proposal[] {
  const isSure = (field: string): boolean =>
    minutes.found.filter((each) => each.field === field).every((each) => each.sure);
  const { heldOn, startsAt, endsAt, place, title, due, present, kinds, topics, agenda, convener, recorder } = minutes;
  const plain = (
    field: "heldOn" | "startsAt" | "endsAt" | "place" | "title" | "convener" | "recorder",
    name: string,
    value: string | null,
    shown = value,
  ): Proposal[] =>
    value === null || shown === null
      ? []
      : [
          {
            id: field,
            field: name,
            value: shown,
            sure: isSure(field),
            isTaken: (draft) => draft[field] === value,
            take: (draft) => ({ ...draft, [field]: value }),
          },
        ];
  const chair = posts.find((each) => each.name !== "" && each.name === (minutes.leaderName ?? convener));
  return [
    ...plain("heldOn", tell("foundDate"), heldOn, heldOn === null ? null : dayText(heldOn, language, today)),
    ...(kinds.length === 0
      ? []
      : [
          {
            id: "kinds",
            field: tell("foundKinds"),
            value: kinds.map((each) => kindName(each, language)).join(language === "en" ? ", " : "、"),
            sure: isSure("kinds"),
            isTaken: (draft: Draft) => kinds.every((each) => draft.kinds.includes(each)),
            take: (draft: Draft) => ({ ...draft, kinds: [...new Set([...draft.kinds, ...kinds])] }),
          },
        ]),
    ...(due === null && present === null
      ? []
      : [
          {
            id: "counts",
            field: tell("foundCounts"),
            value: tell("foundCountsValue", { due: due ?? "—", present: present ?? "—" }),
            sure: isSure("due") && isSure("present"),
            isTaken: (draft: Draft) =>
              (due === null || draft.due === String(due)) && (present === null || draft.present === String(present)),
            // The text counts and names nobody here: with a roster, numbers stand for this record.
            take: (draft: Draft) => ({
              ...draft,
              countsOnly: true,
              ...(due === null ? {} : { due: String(due) }),
              ...(present === null ? {} : { present: String(present) }),
            }),
          },
        ]),
    ...plain("startsAt", tell("foundTime"), startsAt),
    ...plain("endsAt", tell("endsAt"), endsAt),
    ...plain("place", tell("place"), place),
    ...plain("title", tell("foundTitle"), title),
    ...(topics.length === 0
      ? []
      : [
          {
            id: "topics",
            field: tell("foundTopics"),
            value: topics.map((each) => topicTerms[each][language]).join(language === "en" ? ", " : "、"),
            sure: isSure("topics"),
            isTaken: (draft: Draft) => inSegment(draft, (own) => topics.every((each) => own.topics.includes(each))),
            take: (draft: Draft) =>
              overSegment(draft, (at, kind) =>
                withSegment(at, kind, { topics: [...new Set([...segmentOf(at, kind).topics, ...topics])] }),
              ),
          },
        ]),
    ...(chair === undefined
      ? []
      : [
          {
            id: "leader",
            field: tell("foundChair"),
            value: postText(chair, language),
            sure: true,
            isTaken: (draft: Draft) => inSegment(draft, (own) => own.leader === chair.id),
            take: (draft: Draft) => overSegment(draft, (at, kind) => withSegment(at, kind, { leader: chair.id })),
          },
        ]),
    ...(agenda.length === 0
      ? []
      : [
          {
            id: "agenda",
            field: tell("foundAgenda"),
            value: agenda.join("；"),
            sure: isSure("agenda"),
            isTaken: (draft: Draft) =>
              inSegment(draft, (own) => agenda.every((one) => own.agenda.some((each) => each.title === one))),
            take: (draft: Draft) =>
              overSegment(
                draft,
                (at, kind) => withSegment(at, kind, { agenda: agenda.map((each) => ({ ...blank(), title: each })) }),
                (kind) => fieldsOf(kind).agenda === true,
              ),
          },
        ]),
    ...voteProposal(minutes, tell("foundVote"), (vote) => tell("foundVoteValue", vote), isSure("vote")),
    ...(convener === null || chair !== undefined ? [] : plain("convener", tell("convener"), convener)),
    ...plain("recorder", tell("recorder"), recorder),
  ];
}

type Kind = Draft["kinds"][number];

/** The vote that the text tells, for the first part that may hold one. */
function voteProposal(
  { vote, due, present }: Minutes,
  field: string,
  told: (vote: { due: string; present: string; for: string }) => string,
  sure: boolean,
): Proposal[] {
  if (vote === null) return [];
  const text = (value: number | null): string => (value === null ? "" : String(value));
  const found: VoteDraft = {
    election: false,
    due: text(vote.due ?? due),
    present: text(vote.present ?? present),
    for: text(vote.for),
  };
  const fits = (kind: Kind): boolean => fieldsOf(kind).vote === true;
  return [
    {
      id: "vote",
      field,
      value: told({ ...found, due: found.due || "—", present: found.present || "—" }),
      sure,
      isTaken: (draft) => inSegment(draft, (own) => own.vote != null && own.vote.for === found.for),
      take: (draft) => overSegment(draft, (at, kind) => withSegment(at, kind, { vote: found }), fits),
    },
  ];
}

/** Which part of a combined meeting they belong to the text seldom says: the first one was called for them. */
function overSegment(
  draft: Draft,
  change: (draft: Draft, kind: Kind) => Draft,
  fits: (kind: Kind) => boolean = (kind) => fieldsOf(kind).topics === true || fieldsOf(kind).leader !== undefined,
): Draft {
  const kind = draft.kinds.find(fits);
  return kind === undefined ? draft : change(draft, kind);
}

function inSegment(draft: Draft, holds: (own: ReturnType<typeof segmentOf>) => boolean): boolean {
  return draft.kinds.some((kind) => holds(segmentOf(draft, kind)));
}

/** All of them, one after the other; kinds come first, because topics and agenda belong to one. */
export function takeAll(proposals: readonly Proposal[], draft: Draft): Draft {
  const inOrder = proposals.toSorted((one, other) => Number(other.id === "kinds") - Number(one.id === "kinds"));
  return inOrder.reduce((at, each) => each.take(at), draft);
}

/** True for a text of which nothing but agenda and resolution may be kept. */
export function isForBranchAlone({ sensitive, kinds }: Minutes): boolean {
  return sensitive || kinds.some(isSensitiveKind);
}
