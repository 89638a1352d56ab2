/** Which year of the calendar is shown, and whether it is being changed. */
export function calendarSearch(search: Record<string, unknown>): { year?: number; edit?: true } {
  const { year, edit } = search;
  return {
    ...(typeof year === "number" && Number.isInteger(year) && year >= 2000 && year <= 2099 ? { year } : {}),
    ...(edit === true ? { edit } : {}),
  };
}
