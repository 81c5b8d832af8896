// `JSON.parse` takes the last of two equal keys and says nothing, so two readers of one body may read two amounts
// (RFC 8259 section 4 calls the behaviour unpredictable). A body that says a thing twice is refused.

import { endOfString } from './json-depth.ts';

interface Level {
  /** Keys seen so far; null inside an array. */
  readonly keys: Set<string> | null;
  expectsKey: boolean;
}

/** The first key that an object of this JSON text has twice, or null. `text` must be valid JSON. */
export function findDuplicateKey(text: string): string | null {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const level = levels.at(-1);
    switch (text[at]) {
      case '{':
        levels.push({ keys: new Set(), expectsKey: true });
        break;
      case '[':
        levels.push({ keys: null, expectsKey: false });
        break;
      case '}':
      case ']':
        levels.pop();
        break;
      case ',':
        if (level) level.expectsKey = level.keys !== null;
        break;
      case '"': {
        const end = endOfString(text, at);
        if (level?.keys && level.expectsKey) {
          const key: string = JSON.parse(text.slice(at, end + 1));
          if (level.keys.has(key)) return key;
          level.keys.add(key);
          level.expectsKey = false;
        }
        at = end;
        break;
      }
      default:
    }
  }
  return null;
}
