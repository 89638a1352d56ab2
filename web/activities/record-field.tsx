import type { ReactNode } from "react";

type FieldProps = { label: string; how?: string | undefined; children: ReactNode };

/** A label above what it names. */
export function Field({ label, how, children }: FieldProps) {
  return (
    <label className="field">
      <span className="field-name">{label}</span>
      {how !== undefined && <span className="field-how">{how}</span>}
      {children}
    </label>
  );
}

type NumberProps = { label: string; value: string; onChange: (text: string) => void };

/** A number as text: digits and a point, nothing else gets in. */
export function NumberField({ label, value, onChange }: NumberProps) {
  return (
    <Field label={label}>
      <input
        inputMode="decimal"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value.replaceAll(/[^\d.]/g, ""))}
      />
    </Field>
  );
}

type ChoiceProps = {
  label: string;
  /** Where the label is for readers alone. */
  bare?: true;
  value: string;
  empty?: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** One of several, by the device's own list. */
export function Choice({ label, bare, value, empty, options, onChange }: ChoiceProps) {
  const select = (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
  return bare === true ? (
    select
  ) : (
    <div className="field">
      <span className="field-name" aria-hidden="true">
        {label}
      </span>
      {select}
    </div>
  );
}
