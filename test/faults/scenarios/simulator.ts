// Thousands of schedules of the same few minutes: refund against late fee against a second notice against the sweep and
// the way back, with writes that fail before, after, and in a way that nobody knows.

import fc from 'fast-check';
import type { Report, Scenario } from '../scenario.ts';
import { sized } from '../scenario.ts';
import type { Fault, Plan } from './simulated-world.ts';
import { play } from './simulated-world.ts';

const FAULTS_MAX = 40;
const CONTROL_SCHEDULES = 300;

const story = fc.record({
  refunds: fc.oneof(
    fc.constant([]),
    fc.constant([2000]),
    fc.integer({ min: 1, max: 1999 }).map((minor) => [minor]),
    fc.integer({ min: 1, max: 1999 }).map((minor) => [minor, 2000 - minor]),
  ),
  feeMinor: fc.constantFrom(0, 12, 1999),
  feeLate: fc.boolean(),
  copies: fc.integer({ min: 1, max: 3 }),
});

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fault>('none') },
  { weight: 1, arbitrary: fc.constantFrom<Fault>('before', 'after', 'unknown-before') },
);

const plan = (split: boolean): fc.Arbitrary<Plan> =>
  fc.record({
    stories: fc.array(story, { minLength: 1, maxLength: 2 }),
    looks: fc.array(fc.constantFrom('sweep' as const, 'way back' as const), { maxLength: 3 }),
    faults: fc.array(fault, { maxLength: FAULTS_MAX }),
    split: fc.constant(split),
  });

export const simulator: Scenario = {
  name: 'simulator',
  ids: ['CON-08'],
  run: async (run) => {
    const schedules = sized(run, { slice: 300, quick: 2000, full: 50_000 });
    const startedAt = performance.now();
    const kept = await check(schedules, { seed: run.seed, split: false });
    const tookMs = performance.now() - startedAt;
    const control = await check(CONTROL_SCHEDULES, { seed: run.seed, split: true });
    return report({ schedules, tookMs, kept, control });
  },
};

/** The first failure in words, with what repeats it; null when there was none. */
async function check(numRuns: number, { seed, split }: { seed: number; split: boolean }): Promise<string | null> {
  const property = fc.asyncProperty(plan(split), fc.scheduler(), (made, scheduler) => play(made, scheduler));
  const outcome = await fc.check(property, { numRuns, seed, endOnFailure: true });
  if (!outcome.failed) return null;
  const told = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : String(outcome.errorInstance);
  const [made] = outcome.counterexample ?? [];
  return `${told} (seed ${outcome.seed}, path ${outcome.counterexamplePath}, ${JSON.stringify(made)})`;
}

interface Checked {
  readonly schedules: number;
  readonly tookMs: number;
  readonly kept: string | null;
  readonly control: string | null;
}

function report({ schedules, tookMs, kept, control }: Checked): Report {
  const name = 'simulated schedules of refund, late fee, second notice and sweep';
  return {
    figures: [
      {
        bench: `${name}: failing`,
        value: kept === null ? 0 : 1,
        unit: 'found',
        reference: control === null ? 0 : 1,
        against: 'notice remembered before its effect',
      },
      { bench: `${name}: played`, value: schedules, unit: 'runs', reference: schedules, against: 'wanted' },
      { bench: `${name}: rate`, value: schedules / (tookMs / 1000), unit: '1/s', reference: 1, against: 'at least' },
    ],
    broken: kept === null ? [] : [kept],
    caught: control === null ? [] : [control],
  };
}
