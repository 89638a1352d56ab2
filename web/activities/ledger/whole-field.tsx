import { TextInput } from "@mantine/core";

type Props = { label: string; value: string; onChange: (text: string) => void; decimal?: boolean };

/** A field for a number that cannot be below nothing; what is no figure is not taken. */
export function WholeField({ label, value, onChange, decimal = false }: Props) {
  return (
    <TextInput
      label={label}
      inputMode={decimal ? "decimal" : "numeric"}
      maxLength={7}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(decimal ? /[^\d.]/g : /\D/g, ""))}
    />
  );
}
