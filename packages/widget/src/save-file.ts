// Saves a text as a file. Nothing leaves the browser: the address of the link is the text itself, in memory.

/** Long enough for the slowest phone to have begun. */
const KEPT_MS = 60_000;

export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
