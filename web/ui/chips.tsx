import "#web/ui/chips.css";

type Props<Value extends string> = {
  values: readonly Value[];
  chosen: readonly string[];
  name: (value: Value) => string;
  onChange: (chosen: Value[]) => void;
  /** One at most; choosing another replaces it. */
  single?: boolean;
};

/** Words to choose from by one touch; real checkboxes beneath, so that keys and readers know them. */
export function Chips<Value extends string>({ values, chosen, name, onChange, single = false }: Props<Value>) {
  const isChosen = (value: Value): boolean => chosen.includes(value);
  return (
    <div className="chips">
      {values.map((value) => (
        <label key={value} className="chip">
          <input
            type="checkbox"
            checked={isChosen(value)}
            onChange={() => {
              if (single) onChange([value]);
              else onChange(values.filter((each) => (each === value ? !isChosen(each) : isChosen(each))));
            }}
          />
          <span>{name(value)}</span>
        </label>
      ))}
    </div>
  );
}
