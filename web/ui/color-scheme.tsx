import { useMantineColorScheme } from "@mantine/core";
import { useId } from "react";
import { useFrameWords } from "#web/ui/frame-words.ts";

const schemes = ["auto", "light", "dark"] as const;

/** Light, dark, or as the device has it; kept on the device. */
export function ColorSchemeChoice() {
  const { say } = useFrameWords();
  const name = useId();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <fieldset className="choice">
      <legend>{say("appearance")}</legend>
      {schemes.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={colorScheme === each} onChange={() => setColorScheme(each)} />
          <span>{say(each)}</span>
        </label>
      ))}
    </fieldset>
  );
}
