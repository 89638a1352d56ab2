/** Gives a file that the page has read to the person, under a name. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Copies a text; over plain HTTP, where the clipboard is closed, by way of a selection. @returns whether it was copied */
export async function copyText(text: string, field: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.select();
    // oxlint-disable-next-line typescript/no-deprecated -- the only way over plain HTTP
    return field !== null && document.execCommand("copy");
  }
}
