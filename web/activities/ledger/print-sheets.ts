/** What can be printed of a record, as its address names it. */
export const printSheets = ["notice", "sign-in", "record"] as const;
export type PrintSheet = (typeof printSheets)[number];

/** The words of each. */
export const sheetWords = {
  notice: "printNotice",
  "sign-in": "printSignIn",
  record: "printRecord",
} as const satisfies Record<PrintSheet, string>;
