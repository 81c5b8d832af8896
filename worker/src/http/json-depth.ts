// Nothing that this API takes is nested deeply, and a reader pays for every level before it knows what is inside: a
// hundred thousand brackets take longer than a thousand gifts. So depth is judged before anything is parsed.

/** Levels of objects and lists in a body. */
export const NESTING_MAX = 32;

/** Whether this text opens more than `NESTING_MAX` levels. It need not be valid JSON, and is read no further than that. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '{':
      case '[':
        depth += 1;
        if (depth > NESTING_MAX) return true;
        break;
      case '}':
      case ']':
        depth -= 1;
        break;
      case '"':
        at = endOfString(text, at);
        break;
      default:
    }
  }
  return false;
}

/** Index of the quote that closes the string opened at `start`, or the end; a backslash takes the next character along. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
