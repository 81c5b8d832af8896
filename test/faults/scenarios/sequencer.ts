// Three sequencers over one log, thousands of times: crashes at any call, answers that are lost, stalls far beyond the lease.
// Each mutant is a sequencer with one promise missing, and has to be noticed.

import type { Report, Run, Scenario } from '../scenario.ts';
import { sized } from '../scenario.ts';
import type { LogMutant } from './log-mutants.ts';
import { LOG_MUTANTS } from './log-mutants.ts';
import type { Odds } from './log-schedule.ts';
import type { LogRun } from './log-world.ts';
import { playLog } from './log-world.ts';

const MUTANT_RUNS_MAX = 200;
const SHOWN = 3;
/** Some runs crash, some stall, some lose answers, and some do everything at once. */
const WEATHERS: readonly Odds[] = [
  { crash: 0, stall: 0, fail: 0 },
  { crash: 0.02, stall: 0, fail: 0.01 },
  { crash: 0, stall: 0.08, fail: 0 },
  { crash: 0.01, stall: 0.03, fail: 0.02 },
  { crash: 0.04, stall: 0.05, fail: 0.04 },
];

export const sequencer: Scenario = {
  name: 'sequencer',
  ids: [],
  run: async (run) => {
    const runs = sized(run, { slice: 50, quick: 2_000, full: 10_000 });
    const startedAt = performance.now();
    const total = { leaves: 0, crashes: 0, stalls: 0, losses: 0 };
    const broken: string[] = [];
    for (let number = 0; number < runs; number += 1) {
      const played = await play(run.seed + number, null);
      total.leaves += played.leaves;
      total.crashes += played.counts.crashes;
      total.stalls += played.counts.stalls;
      total.losses += played.counts.losses;
      broken.push(...played.broken.map((what) => `${what} (run ${number}, SEED=${run.seed + number})`));
    }
    run.progress(`${runs} runs: ${JSON.stringify(total)}`);
    const tookMs = performance.now() - startedAt;
    const caught: string[] = [];
    for (const mutant of LOG_MUTANTS) {
      const found = await firstCaught(run, mutant);
      if (found === null) broken.push(`the mutant '${mutant}' was not noticed in ${MUTANT_RUNS_MAX} runs`);
      else caught.push(found);
    }
    return report({ runs, tookMs, broken, caught });
  },
};

function play(seed: number, mutant: LogMutant | null): Promise<LogRun> {
  const odds = WEATHERS[seed % WEATHERS.length] ?? { crash: 0, stall: 0, fail: 0 };
  return playLog({ seed, odds, mutant });
}

async function firstCaught(run: Run, mutant: LogMutant): Promise<string | null> {
  for (let number = 0; number < MUTANT_RUNS_MAX; number += 1) {
    const [first] = (await play(run.seed + number, mutant)).broken;
    if (first !== undefined) return `${mutant}, in run ${number + 1}: ${first}`;
  }
  return null;
}

interface Outcome {
  readonly runs: number;
  readonly tookMs: number;
  readonly broken: readonly string[];
  readonly caught: readonly string[];
}

function report({ runs, tookMs, broken, caught }: Outcome): Report {
  const name = 'three racing sequencers';
  return {
    figures: [
      { bench: `${name}: broken promises`, value: broken.length, unit: 'found', reference: 0, against: 'allowed' },
      { bench: `${name}: runs`, value: runs, unit: 'runs', reference: 2_000, against: 'asked for' },
      { bench: `${name}: rate`, value: runs / (tookMs / 1_000), unit: '1/s', reference: 1, against: 'at least' },
      {
        bench: `${name}: mutants noticed`,
        value: caught.length,
        unit: 'mutants',
        reference: LOG_MUTANTS.length,
        against: 'there are',
      },
    ],
    broken: broken.slice(0, SHOWN),
    caught,
    detail: caught,
  };
}
