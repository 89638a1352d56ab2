/** The id in the page of the words that these requirements quote. */
export function markId(requirements: readonly string[]): string {
  return `mark-${requirements.join("+")}`;
}

/** Puts the focus on the words of a requirement, and brings them into view. */
export function focusMark(requirement: string): void {
  const marks = document.querySelectorAll<HTMLElement>("[data-requirements]");
  const mark = [...marks].find((each) => each.dataset["requirements"]?.split(" ").includes(requirement));
  mark?.focus({ preventScroll: true });
  mark?.scrollIntoView({ block: "nearest" });
}
