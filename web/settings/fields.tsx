import { Button, TextInput, Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import type { Submit } from "#web/settings/use-submit.ts";
import { useSettingsWords } from "#web/settings/words.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";

type TextProps = {
  label: string;
  value: string;
  set: (value: string) => void;
  how?: string;
  required?: boolean;
  most?: number;
};

/** A day, as the device lets one choose it. */
export function DayField({ label, value, set, how, required = false }: TextProps) {
  return (
    <TextInput
      className="day-field"
      type="date"
      label={label}
      description={how}
      required={required}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

/** A line of text. */
export function TextField({ label, value, set, how, required = false, most = 200 }: TextProps) {
  return (
    <TextInput
      label={label}
      description={how}
      required={required}
      maxLength={most}
      autoComplete="off"
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

/** Why: kept with the version. */
export function ReasonField({ value, set }: { value: string; set: (value: string) => void }) {
  const { say } = useSettingsWords();
  return (
    <Textarea
      label={say("reason")}
      description={say("reasonHow")}
      required
      autosize
      minRows={2}
      maxRows={8}
      maxLength={2000}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

type FormProps = {
  sending: Submit;
  act: string;
  onSubmit: () => void;
  cancel?: (() => void) | undefined;
  children: ReactNode;
};

/** A form of the settings: its fields, what was refused, and the two ways out. */
export function SettingsForm({ sending, act, onSubmit, cancel, children }: FormProps) {
  const { say } = useSettingsWords();
  return (
    <form
      className="settings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div id={sending.trouble} tabIndex={-1}>
        <ProblemNotice problem={sending.problem} />
      </div>
      <div className="form-actions">
        <Button type="submit" size="md" loading={sending.busy}>
          {act}
        </Button>
        {cancel !== undefined && (
          <button type="button" className="plain" onClick={cancel}>
            {say("cancel")}
          </button>
        )}
      </div>
    </form>
  );
}
