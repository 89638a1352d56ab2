import type { Language } from "#domain/wording/language.ts";
import type { DeskSay } from "#web/desk/words.ts";
import { dayText } from "#web/ui/dates.ts";

/** From when until when something held: 3月1日起, or 2025年3月1日至6月30日. */
export function spanText(
  { from, to }: { from: string; to?: string | null | undefined },
  say: DeskSay,
  language: Language,
  today: string,
): string {
  if (to == null) return say("until", { from: dayText(from, language, today) });
  return say("between", { from: dayText(from, language, today), to: dayText(to, language, today) });
}
