// A migration file as single statements, because a unit is sent statement by statement. Semicolons inside strings,
// comments and trigger bodies do not end a statement.

const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_]\w*|;|\s+|./g;

/** The statements of `script` in order, without their semicolons. */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let text = '';
  let words: string[] = [];
  let depth = 0;
  for (const [token] of script.matchAll(TOKEN)) {
    if (token === ';' && depth === 0) {
      if (words.length > 0) statements.push(text.trim());
      [text, words] = ['', []];
      continue;
    }
    text += token;
    if (!/^[A-Za-z_]/.test(token)) continue;
    const word = token.toUpperCase();
    words.push(word);
    if (isTrigger(words)) depth += depthChange(word);
  }
  if (words.length > 0) statements.push(text.trim());
  return statements;
}

function isTrigger([first, second, third]: readonly string[]): boolean {
  return first === 'CREATE' && (second === 'TRIGGER' || (second?.startsWith('TEMP') === true && third === 'TRIGGER'));
}

// CASE … END nests inside the body's BEGIN … END.
function depthChange(word: string): number {
  if (word === 'BEGIN' || word === 'CASE') return 1;
  return word === 'END' ? -1 : 0;
}
