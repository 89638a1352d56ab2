/**
 * Words between quotation marks, unless they stand between their own; the marks inside become single ones, as
 * GB/T 15834 has it: “‘一会一报’制度”.
 */
export function quoted(words: string): string {
  if (words.startsWith("“") && words.indexOf("”") === words.length - 1) return words;
  return `“${words.replaceAll("“", "‘").replaceAll("”", "’")}”`;
}
