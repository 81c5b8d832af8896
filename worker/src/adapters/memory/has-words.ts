/** Whether one of these texts has these words in it. The database folds the case of A to Z only, and both find the same. */
export function hasWords(texts: readonly string[], words: string): boolean {
  return inAsciiLowerCase(texts.join('\n')).includes(inAsciiLowerCase(words));
}

function inAsciiLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
