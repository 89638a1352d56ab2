import type { GuidePack } from "#domain/guides/pack.ts";
import { useEditorWords } from "#web/guides/editor-words.ts";
import { tellRequirement } from "#web/guides/requirement-sentence.ts";
import type { RequirementChange } from "#web/guides/editor-draft.ts";

type Props = { changes: readonly RequirementChange[]; before: string; after: string; pack: GuidePack };

/** What is asked in two versions, requirement by requirement, as sentences. */
export function RequirementChanges({ changes, before, after, pack }: Props) {
  const { say, language } = useEditorWords();
  if (changes.length === 0) return <p>{say("sameRequirements")}</p>;
  return (
    <ul className="changes">
      {changes.map((each) => {
        const quote = each.after?.quote ?? each.before?.quote ?? "";
        return (
          <li key={each.id}>
            <p className="print" lang="zh-CN">
              “{quote}”
            </p>
            <dl>
              <dt>{before}</dt>
              <dd>{each.before === null ? say("nothing") : tellRequirement(each.before, language, pack)}</dd>
              <dt>{after}</dt>
              <dd>{each.after === null ? say("nothing") : tellRequirement(each.after, language, pack)}</dd>
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
