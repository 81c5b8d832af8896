// A rule that is a list of points: each of them holds, does not hold, or was not told.

import { judgeAll, untold } from './checklist.ts';
import type { Mark } from './instruments.ts';
import type { Judgement } from './rule.ts';
import { pass } from './rule.ts';
import type { Words } from './words.ts';

export interface Point {
  /** Undefined where nobody told. */
  readonly holds: boolean | undefined;
  readonly field: string;
  /** What to say where it does not hold. */
  readonly wrong: Words;
  /** Where this point is known less well than its rule. */
  readonly mark?: Mark;
}

/** True where one is; not known where one is not and none is true. */
export function anyOf(...values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}

/** False where one is; not known where one is not and none is false. */
export function allOf(...values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

/** The points of each of several things, in order. */
export function pointsOfEach<Thing>(
  things: readonly Thing[],
  pointsOf: (thing: Thing, place: number) => readonly Point[],
): Point[] {
  const points: Point[] = [];
  for (const [place, thing] of things.entries()) points.push(...pointsOf(thing, place));
  return points;
}

interface Frame {
  readonly right: Words;
  readonly fix: Words;
  readonly outcome?: 'warn' | 'block';
}

/** `right` where every point holds; else all that do not and all that nobody told. */
export function judgePoints(points: readonly Point[], { right, fix, outcome = 'block' }: Frame): Judgement {
  if (points.every(({ holds }) => holds === true)) return pass(right);
  const wrong = points.filter(({ holds }) => holds === false);
  const missing = points.filter(({ holds }) => holds === undefined);
  const faults = wrong.map(({ wrong: message, field, mark }): Judgement => {
    return { outcome, message, fix, fields: [field], ...(mark === undefined ? {} : { mark }) };
  });
  return judgeAll([...faults, untold(...missing.map(({ field }) => field))], right);
}
