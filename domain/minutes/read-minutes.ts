import { agendaIn } from "#domain/minutes/agenda.ts";
import { dueIn, presentIn, voteIn } from "#domain/minutes/counts.ts";
import { doubts } from "#domain/minutes/doubts.ts";
import { emptyMinutes } from "#domain/minutes/found.ts";
import type { Found, Minutes, Read, Span } from "#domain/minutes/found.ts";
import { areMinutes } from "#domain/minutes/genre.ts";
import { heldOnIn, makeUpPatterns } from "#domain/minutes/held-on.ts";
import type { HeldOn } from "#domain/minutes/held-on.ts";
import { kindsIn, kindsMeant, kindsOfLabel, lecturesIn } from "#domain/minutes/kinds.ts";
import { labelsOf } from "#domain/minutes/labels.ts";
import type { Label, LabelField } from "#domain/minutes/labels.ts";
import { nameIn, namesSaid } from "#domain/minutes/names.ts";
import type { NameRead } from "#domain/minutes/names.ts";
import { numberOf } from "#domain/minutes/numerals.ts";
import { isoDate } from "#domain/minutes/dates.ts";
import { placeIn } from "#domain/minutes/place.ts";
import { proceduresIn, withoutPeople } from "#domain/minutes/sensitive.ts";
import { headingsOf, linesOf, plainOf, sentencesOf } from "#domain/minutes/source.ts";
import type { Source } from "#domain/minutes/source.ts";
import { endIn, timeIn } from "#domain/minutes/times.ts";
import { titleIn } from "#domain/minutes/title.ts";
import { topicsIn } from "#domain/minutes/topics.ts";
import { isSensitiveKind } from "#domain/privacy.ts";
import type { SegmentKind } from "#domain/bundle/activities.ts";

/** What is known of the text while it is read. */
type Reading = { source: Source; labels: Label[]; headings: Span[]; held: HeldOn; minutes: Minutes };

function note(reading: Reading, field: string, { from, to }: Span, sure: boolean): void {
  reading.minutes.found.push({ field, quote: reading.source.text.slice(from, to), from, to, sure } satisfies Found);
}

function valuesOf(labels: readonly Label[], field: LabelField): Span[] {
  return labels.filter((label) => label.field === field && label.value.to > label.value.from).map(({ value }) => value);
}

function readDay(reading: Reading): void {
  const { held, minutes } = reading;
  if (held.read !== null) {
    minutes.heldOn = held.read.value;
    note(reading, "heldOn", held.read, held.read.sure);
  } else if (held.doubt === null) minutes.doubts.push(doubts["no-date"]);
  if (held.doubt !== null) minutes.doubts.push(doubts[held.doubt]);
}

/** Where the hour may stand: in the labels of the time, else right behind the date. */
function timeStretches({ source, labels, held }: Reading): Span[] {
  const labelled = [...valuesOf(labels, "start"), ...valuesOf(labels, "time")].map((value) =>
    held.words !== null && value.from <= held.words.from && held.words.from < value.to
      ? { from: held.words.to, to: value.to }
      : value,
  );
  if (held.words === null || held.labelled) return labelled;
  const { to } = held.words;
  const rest = source.plain.slice(to, to + 30);
  const behind = /^ ?(?:\([^)]*\))? ?[,T]? ?(?=[^,。;\n]{0,3}[\d一二两三四五六七八九十])/.exec(rest)?.[0].length;
  return behind === undefined ? labelled : [...labelled, { from: to + behind, to: to + Math.min(rest.length, 26) }];
}

function readHours(reading: Reading): void {
  const { source, labels, minutes } = reading;
  for (const stretch of timeStretches(reading)) {
    const time = timeIn(source.plain, stretch);
    if (time === null) continue;
    if (time.unsure) minutes.doubts.push(doubts.time);
    minutes.startsAt = time.start;
    minutes.endsAt = time.end;
    if (time.start !== null) note(reading, "startsAt", time, true);
    if (time.end !== null) note(reading, "endsAt", time, true);
    break;
  }
  if (minutes.endsAt !== null) return;
  const [label] = valuesOf(labels, "end");
  const ended = label === undefined ? null : timeIn(source.plain, label);
  if (ended?.start != null && (minutes.startsAt === null || ended.start > minutes.startsAt)) {
    minutes.endsAt = ended.start;
    note(reading, "endsAt", ended, true);
    return;
  }
  const said = endIn(source.plain, minutes.startsAt);
  if (said === null) return;
  minutes.endsAt = said.end;
  note(reading, "endsAt", said, true);
}

/** The name for a role: from its label, else from running text where it is one and the same. */
function nameFor(reading: Reading, role: "convener" | "recorder" | "leader"): { name: NameRead; sure: boolean } | null {
  const { source, labels, minutes } = reading;
  const values = valuesOf(labels, role);
  const named = values.map((value) => nameIn(source.plain, value, false)).filter((name) => name !== null);
  const [first] = named;
  if (first !== undefined) return named.every(({ name }) => name === first.name) ? { name: first, sure: true } : null;
  const said = namesSaid(source.plain, role);
  const [one] = said;
  if (one !== undefined && said.every(({ name }) => name === one.name)) return { name: one, sure: false };
  if (values.length > 0 && role !== "recorder") minutes.doubts.push(doubts[role]);
  return null;
}

function readNames(reading: Reading): void {
  const { minutes } = reading;
  const convener = nameFor(reading, "convener");
  if (convener !== null) {
    minutes.convener = convener.name.name;
    note(reading, "convener", convener.name, convener.sure);
  }
  const recorder = nameFor(reading, "recorder");
  if (recorder !== null) {
    minutes.recorder = recorder.name.name;
    note(reading, "recorder", recorder.name, recorder.sure);
  }
  const lecture = minutes.kinds.includes("party-lecture");
  if (!lecture && valuesOf(reading.labels, "leader").length === 0) return;
  const leader = nameFor(reading, "leader");
  if (leader === null) return;
  minutes.leaderName = leader.name.name;
  note(reading, "leaderName", leader.name, leader.sure);
}

function readCounts(reading: Reading): void {
  const { source, minutes } = reading;
  for (const [field, count] of [
    ["due", dueIn(source.plain)],
    ["present", presentIn(source.plain)],
  ] as const) {
    if (count.several) minutes.doubts.push(doubts[field]);
    if (count.read === null) continue;
    minutes[field] = count.read.value;
    note(reading, field, count.read, count.read.sure);
  }
  if (minutes.due !== null && minutes.present !== null && minutes.present > minutes.due)
    minutes.doubts.push(doubts.more);
  const vote = voteIn(source.plain);
  if (vote === "several") minutes.doubts.push(doubts.vote);
  else if (vote !== null) {
    minutes.vote = vote.vote;
    for (const read of vote.reads) note(reading, "vote", read, read.sure);
  }
}

/** The stretches that say what kind of meeting it was, the surest first. */
function kindsOf({ source: { plain }, labels, headings, held }: Reading, agenda: readonly Span[]): Read<SegmentKind>[] {
  const named = headings.flatMap((span) => kindsMeant(plain, span));
  const typed = labels
    .filter(({ field }) => field === "type" || field === "name")
    .flatMap((label) => kindsOfLabel(plain, label));
  const lines = linesOf(plain);
  let reads = [...named, ...typed];
  if (reads.length === 0) {
    const day = held.words?.from ?? -1;
    const telling = sentencesOf(plain).filter(
      ({ from, to }, index) => (from <= day && day < to) || (index === 0 && to - from < 60),
    );
    reads = telling.flatMap((span) => kindsIn(plain, span)).map((read) => ({ ...read, sure: false }));
  }
  if (reads.length === 0) reads = valuesOf(labels, "theme").flatMap((span) => kindsIn(plain, span));
  const last = lines.at(-1)?.to ?? 0;
  const body = { from: headings.at(-1)?.to ?? 0, to: last };
  const lectures = [...agenda.flatMap((span) => lecturesIn(plain, span)), ...lecturesIn(plain, body)];
  return [...reads, ...(reads.length > 0 ? lectures.slice(0, 1) : [])];
}

function readKinds(reading: Reading, agenda: readonly Span[]): void {
  const { minutes } = reading;
  for (const read of kindsOf(reading, agenda)) {
    if (minutes.kinds.includes(read.value)) continue;
    minutes.kinds.push(read.value);
    note(reading, "kinds", read, read.sure);
  }
  if (minutes.kinds.length === 0) minutes.doubts.push(doubts.kind);
}

function readMakeUp(reading: Reading): void {
  const { source, minutes } = reading;
  const match = makeUpPatterns.map(({ pattern }) => pattern.exec(source.plain)).find((each) => each !== null);
  if (match === undefined || minutes.heldOn === null) return;
  const [heldYear = 0, heldMonth = 0] = minutes.heldOn.split("-").map(Number);
  const words = match.groups?.["month"] ?? "";
  const month = words.startsWith("上") ? ((heldMonth + 10) % 12) + 1 : numberOf(words);
  if (month === null || month < 1 || month > 12) return;
  const said = match.groups?.["year"];
  const year = said === undefined ? (month > heldMonth ? heldYear - 1 : heldYear) : Number(said);
  minutes.makesUpForMonth = isoDate(year, month, 1).slice(0, 7);
  note(reading, "makesUpForMonth", { from: match.index, to: match.index + match[0].length }, said !== undefined);
}

function readAgenda(reading: Reading, items: readonly Read<string>[]): void {
  const { source, minutes } = reading;
  for (const item of items) {
    minutes.agenda.push(item.value);
    note(reading, "agenda", item, item.sure);
  }
  const asWritten = (span: Span): string => source.text.slice(span.from, span.to).replace(/\s+/g, " ");
  const title = titleIn(source.plain, reading.labels, reading.headings);
  if (title === null) return;
  minutes.title = asWritten(title);
  note(reading, "title", title, title.sure);
}

/** What of a text may be kept that is of a sensitive kind (product.md, principle 3). */
function readSensitive(reading: Reading, agenda: readonly Read<string>[]): void {
  const { source, minutes } = reading;
  const kept = withoutPeople(source.plain, agenda);
  const items = kept.length > 0 || minutes.kinds.some(isSensitiveKind) ? kept : proceduresIn(source.plain);
  for (const item of items) {
    minutes.agenda.push(item.value);
    note(reading, "agenda", item, item.sure);
  }
  minutes.sensitive = true;
  minutes.doubts.push(doubts.sensitive);
}

/**
 * Reads one text as the minutes of a meeting. What it does not say stays null or empty, and every value
 * comes with the words that say it.
 * @param text the extracted text, to whose letters `from` and `to` count
 * @param file shown in the result; its name may give the year
 */
export function readMinutes(text: string, file: string): Minutes {
  const plain = plainOf(text);
  const source: Source = { text, plain, fileName: plainOf(file.split(/[\\/]/).at(-1) ?? file) };
  const labels = labelsOf(plain);
  const headings = headingsOf(plain);
  const held = heldOnIn(source, labels);
  const minutes = emptyMinutes(file);
  const reading: Reading = { source, labels, headings, held, minutes };
  const counted = dueIn(plain).read !== null || presentIn(plain).read !== null;
  if (!areMinutes(plain, { headings, labels, dated: held.words !== null, counted })) return minutes;
  minutes.isMinutes = true;
  const items = agendaIn(plain, labels).map((item) => ({
    ...item,
    value: text.slice(item.from, item.to).replace(/\s+/g, " "),
  }));
  readDay(reading);
  readKinds(reading, items);
  readCounts(reading);
  if (minutes.kinds.some(isSensitiveKind) || proceduresIn(plain).length > 0) {
    readSensitive(reading, items);
    return minutes;
  }
  readHours(reading);
  const place = placeIn(plain, labels);
  if (place !== null) {
    minutes.place = text.slice(place.from, place.to).replace(/\s+/g, " ");
    note(reading, "place", place, place.sure);
  }
  readNames(reading);
  readMakeUp(reading);
  readAgenda(reading, items);
  const topics = topicsIn(plain, [...items, ...headings]);
  for (const topic of topics) {
    minutes.topics.push(topic.value);
    note(reading, "topics", topic, topic.sure);
  }
  return minutes;
}
