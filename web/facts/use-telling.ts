import type { ListName } from "#domain/bundle/bundle.ts";
import { useNames } from "#web/facts/use-names.ts";
import type { Telling } from "#web/facts/told.ts";
import { useFactWords } from "#web/facts/words.ts";
import { useMe } from "#web/identity/me.ts";

/** How the fields of an organisation's entries are said here and now. */
export function useTelling(list: ListName, organisation: string): Telling {
  const { say, language } = useFactWords();
  const { today } = useMe();
  return { list, say, language, today, nameOf: useNames(organisation) };
}
