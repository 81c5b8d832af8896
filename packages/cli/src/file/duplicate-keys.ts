// JSON.parse keeps the last of two equal keys and says nothing, so a project copied without a new key would silently
// take the place of the first. This walks the tokens of text that JSON.parse has already accepted.

type Path = readonly (string | number)[];

interface Level {
  readonly path: Path;
  /** Keys met so far; null in an array. */
  readonly keys: Set<string> | null;
  index: number;
  /** The key whose value comes next. */
  pending: string | null;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Paths of every key that stands a second time in its object. */
export function duplicateKeys(json: string): readonly Path[] {
  const found: Path[] = [];
  const levels: Level[] = [];
  for (const [token] of json.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') levels.push(levelInside(level, token));
    else if (token === '}' || token === ']') levels.pop();
    else if (level && token === ',') nextValue(level);
    else if (level?.keys && level.pending === null && token.startsWith('"')) {
      const key = parseKey(token);
      if (level.keys.has(key)) found.push([...level.path, key]);
      level.keys.add(key);
      level.pending = key;
    }
  }
  return found;
}

function levelInside(outer: Level | undefined, token: string): Level {
  const path = outer ? [...outer.path, outer.pending ?? outer.index] : [];
  return { path, keys: token === '{' ? new Set() : null, index: 0, pending: null };
}

function nextValue(level: Level): void {
  level.index += 1;
  level.pending = null;
}

// Keys may be written with escapes and still be the same key.
function parseKey(token: string): string {
  return JSON.parse(token) as string;
}
