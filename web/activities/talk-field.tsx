import { Choice } from "#web/activities/record-field.tsx";
import { postText } from "#web/activities/record-reads.ts";
import type { Member, Post } from "#web/activities/record-reads.ts";
import { useRecordWords } from "#web/activities/record-words.ts";

type Pair = readonly [string, string];
type Props = {
  posts: readonly Post[];
  roster: readonly Member[];
  pairs: readonly Pair[];
  onChange: (pairs: readonly Pair[]) => void;
};

/** Who talked with whom; nothing of what was said. */
export function TalkField({ posts, roster, pairs, onChange }: Props) {
  const { tell, language } = useRecordWords();
  const inPosts = new Set(posts.flatMap((each) => each.memberId ?? []));
  const people = [
    ...posts.map((each) => ({ value: each.id, label: postText(each, language) })),
    ...roster.filter((each) => !inPosts.has(each.id)).map((each) => ({ value: each.id, label: each.name })),
  ];
  if (people.length < 2) return <p className="muted">{tell("talkNobody")}</p>;
  const shown: readonly Pair[] = pairs.length === 0 ? [["", ""]] : pairs;
  const put = (at: number, pair: Pair): void => onChange(shown.map((each, index) => (index === at ? pair : each)));
  return (
    <fieldset>
      <legend>{tell("talk")}</legend>
      <p className="muted small">{tell("talkPrivate")}</p>
      {shown.map(([one, other], at) => (
        <div className="pair" key={at}>
          <Choice
            bare
            label={tell("talkOne", { n: at + 1 })}
            value={one}
            empty="—"
            options={people}
            onChange={(value) => put(at, [value, other])}
          />
          <Choice
            bare
            label={tell("talkOther", { n: at + 1 })}
            value={other}
            empty="—"
            options={people.filter((each) => each.value !== one)}
            onChange={(value) => put(at, [one, value])}
          />
        </div>
      ))}
      <button type="button" className="plain" onClick={() => onChange([...shown, ["", ""]])}>
        {tell("talkAdd")}
      </button>
    </fieldset>
  );
}
