// A finding as people read it: where its sentences name a fact by its path, they name it by what it is called.

import { labelOf } from './facts/labels.ts';
import type { Finding } from './finding.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

/** Whatever may be the path of a fact. */
const PATH = /[A-Za-z]\w*(?:\[\d+\])?(?:\.\w+(?:\[\d+\])?)*/g;
/** In English a path of one small word is a word of the sentence as well, and is left. */
const IS_NO_WORD = /[.[A-Z]/;

/**
 * The message and the fix in plain words. Only the fields that the finding names are replaced: a declared text that looks
 * like one stays as it was declared, and so does a path that leads to no fact.
 */
export function plainWords({ message, fix, fields }: Pick<Finding, 'message' | 'fix' | 'fields'>): {
  readonly message: Words;
  readonly fix: Words | null;
} {
  const named: ReadonlySet<string> = new Set(fields);
  return { message: sentence(message, named), fix: fix && sentence(fix, named) };
}

function sentence({ zh, en }: Words, named: ReadonlySet<string>): Words {
  return say(
    zh.replaceAll(PATH, (path) => (named.has(path) ? labelOf(path).zh : path)),
    en.replaceAll(PATH, (path) => (named.has(path) && IS_NO_WORD.test(path) ? labelOf(path).en : path)),
  );
}
