// How many campaigns the rules judge in a second of one core, beside a plain copy of the same facts: whoever judges them
// has to read them once at the least.

import { evaluate } from '@happy-homeland/rules';
import { lawfulFacts, NOON } from '@happy-homeland/rules/testing';
import type { Figure } from '../support/figures.ts';
import type { Pace } from './slices.ts';
import { median } from './slices.ts';

const MS_PER_SECOND = 1_000;
const US_PER_SECOND = 1_000_000;
const AT_ONCE = 50;
const WARM_UPS = 3;

/** Medians of slices in turn, by processor time, because neighbours take the rest. */
export function rulesFigures({ pairs, seconds }: Pace): Figure[] {
  const facts = lawfulFacts();
  const judge = () => evaluate(facts, NOON);
  const copy = () => JSON.parse(JSON.stringify(facts));
  for (let slice = 0; slice < WARM_UPS; slice += 1) perSecond(judge, seconds);
  const slices = Array.from({ length: pairs }, () => ({
    judged: perSecond(judge, seconds),
    copied: perSecond(copy, seconds),
  }));
  return [
    {
      bench: `rules: campaigns judged by ${judge().findings.length} rules`,
      value: median(slices.map(({ judged }) => judged)),
      unit: '1/s CPU',
      reference: median(slices.map(({ copied }) => copied)),
      against: 'the same facts through JSON and back',
    },
  ];
}

/** How often `work` is done in a second of processor time, measured over `seconds` of the clock. */
function perSecond(work: () => unknown, seconds: number): number {
  const endsAt = performance.now() + seconds * MS_PER_SECOND;
  const before = process.cpuUsage();
  let done = 0;
  for (; performance.now() < endsAt; done += AT_ONCE) {
    for (let time = 0; time < AT_ONCE; time += 1) work();
  }
  const { user, system } = process.cpuUsage(before);
  return (done * US_PER_SECOND) / (user + system);
}
