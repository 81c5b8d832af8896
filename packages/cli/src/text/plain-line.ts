// Facts are whatever somebody wrote into a file. On a terminal nothing of it may move the cursor, turn the direction of
// the text or begin a line of its own.

const LINE_MAX = 400;
/** Control characters, ends of lines, and what turns the direction of a text. */
const UNSAFE = String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{feff}]`;
const UNSAFE_RUN = new RegExp(`${UNSAFE}+`, 'gu');
const UNSAFE_ONE = new RegExp(UNSAFE, 'gu');

/** The text with a space wherever something could not simply be read. */
export function withoutControls(text: string): string {
  return text.replaceAll(UNSAFE_RUN, ' ');
}

/** One line of text that can do nothing but be read, shortened to `max` characters. */
export function plainLine(text: string, max = LINE_MAX): string {
  // Cut before it is searched: a message about thousands of entries is long.
  const characters = [...withoutControls(text.slice(0, 2 * max + 2))];
  return characters.length > max || text.length > 2 * max + 2
    ? `${characters.slice(0, max).join('')}…`
    : characters.join('');
}

/** JSON that says the same and can be printed on a terminal. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    UNSAFE_ONE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
