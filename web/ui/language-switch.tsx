import { switchLanguage } from "#web/ui/language.ts";
import { useWords } from "#web/ui/words.ts";

/** The other language, in its own words; the page changes without being loaded again. */
export function LanguageSwitch({ onSwitch }: { onSwitch?: (language: "zh-CN" | "en") => void }) {
  const { language } = useWords();
  const other = language === "en" ? "zh-CN" : "en";
  return (
    <button
      type="button"
      className="plain small"
      lang={other}
      onClick={() => {
        switchLanguage(other);
        onSwitch?.(other);
      }}
    >
      {other === "en" ? "English" : "简体中文"}
    </button>
  );
}
