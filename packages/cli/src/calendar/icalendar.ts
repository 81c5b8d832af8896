// Lines of RFC 5545: properties, escaped so that no text can end its line or begin a property, and folded.

import { withoutControls } from '../text/plain-line.ts';

const LINE_OCTETS_MAX = 75;
const FOLD = '\r\n ';

/** A value of type TEXT (§3.3.11). Line breaks stay, as `\n`; other control characters go. */
export function textValue(text: string): string {
  const lines = text.split(/\r\n?|\n/).map(withoutControls);
  return lines.map((line) => line.replaceAll(/[\\;,]/g, (character) => `\\${character}`)).join(String.raw`\n`);
}

/** A value of type DATE (§3.3.4) from `YYYY-MM-DD`. */
export function dateValue(date: string): string {
  return date.replaceAll('-', '');
}

/** The UTC form of DATE-TIME (§3.3.5) from epoch milliseconds. */
export function instantValue(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replaceAll(/[-:]/g, '')}Z`;
}

/** An address that may stand in a URL property, or null for anything that is no web address. */
export function urlValue(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** The whole object: every content line folded to 75 octets (§3.1) and ended with CRLF. */
export function calendarText(contentLines: readonly string[]): string {
  return contentLines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Folds by octets of UTF-8, and never inside a character. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS_MAX) {
      folded += FOLD;
      // The space that begins a continuation counts.
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
