// A rule with several parts says all of them in one finding, whose outcome is that of the worst part.

import { isCertain } from './instruments.ts';
import type { Judgement } from './rule.ts';
import { notTold, pass } from './rule.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

/** All faults in one judgement; `passed` where there is none. A fault that is false was not found. */
export function judgeAll(found: readonly (Judgement | false)[], passed: Words): Judgement {
  const faults = found.filter((one) => one !== false);
  if (faults.length === 0) return pass(passed);
  const [worst = pass(passed)] = faults.toSorted((a, b) => weightOf(b) - weightOf(a));
  return {
    ...worst,
    message: join(faults.map(({ message }) => message)),
    fix: join(faults.flatMap(({ fix }) => fix ?? [])),
    fields: [...new Set(faults.flatMap(({ fields }) => fields ?? []))],
  };
}

/** The part that says which facts nobody told; false where all were. */
export function untold(...fields: readonly string[]): Judgement | false {
  return fields.length > 0 && notTold([...new Set(fields)]);
}

// A block of uncertain source becomes a warning, so it must not hide that something is unknown.
function weightOf({ outcome, mark }: Judgement): number {
  if (outcome === 'block') return mark === undefined || isCertain(mark) ? 3 : 1;
  return outcome === 'unknown' ? 2 : 0;
}

// What is wrong with many entries in the same way is said once.
function join(words: readonly Words[]): Words {
  return say(listed(words.map(({ zh }) => zh)).join('；'), listed(words.map(({ en }) => en)).join('; '));
}

function listed(sentences: readonly string[]): string[] {
  return [...new Set(sentences)];
}
