// Givers give, pay and ask, the provider sends its notices, sweeps run; and the server is ended without warning, started
// again, ended again. Everything that anybody heard is remembered outside.

import { seededRandom } from '../../support/durability/seeded-random.ts';
import type { Report, Run, Scenario } from '../scenario.ts';
import { inWords, percentile, sized } from '../scenario.ts';
import { Deployment } from '../server/deployment.ts';
import { pause } from '../server/giver.ts';
import type { Sabotage } from '../server/sabotage.ts';
import type { Verdict } from '../verify/expected.ts';
import { startTraffic } from './traffic.ts';

const KILL_AFTER_MS = { from: 5, to: 85 };
const CONTROL_KILLS = 2;
/** So many lives in a hundred may end unheard; more, and there was nothing that could have been lost. */
const QUIET_PERCENT_MAX = 20;
const REOPEN_AIM_MS = 500;
/** The clock jumps over every first look and every lease, so that the last sweep looks at everything. */
const LAST_LOOK_MS = 20 * 60_000;

export const killServer: Scenario = {
  name: 'kill',
  ids: ['CRF-01'],
  run: async (run) => {
    const kills = sized(run, { slice: 3, quick: 30, full: 200 });
    const outcome = await killLoop(run, { kills, sabotage: null });
    const control = await killLoop(run, { kills: CONTROL_KILLS, sabotage: 'acknowledges-early' });
    return report(kills, outcome, control);
  },
};

interface LoopOptions {
  readonly kills: number;
  readonly sabotage: Sabotage | null;
}

interface Outcome {
  readonly acknowledged: number;
  /** Lives that ended before anybody had heard an answer. */
  readonly quiet: number;
  readonly readyMs: readonly number[];
  readonly openedMs: readonly number[];
  readonly verdict: Verdict;
  readonly doubled: readonly string[];
  readonly charges: number;
}

async function killLoop(run: Run, { kills, sabotage }: LoopOptions): Promise<Outcome> {
  const random = seededRandom(run.seed);
  await using deployment = await Deployment.open({ sabotage });
  const readyMs: number[] = [];
  await deployment.start();
  const traffic = startTraffic(deployment);
  const { acknowledged } = traffic;
  let quiet = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    if (!(await traffic.somethingHeard())) quiet += 1;
    await pause(KILL_AFTER_MS.from + random() * (KILL_AFTER_MS.to - KILL_AFTER_MS.from));
    await deployment.server.kill();
    const startedAt = performance.now();
    await deployment.start();
    readyMs.push(performance.now() - startedAt);
    if (kill % 10 === 0) run.progress(`${kill} kills, ${acknowledged.count} acknowledgements`);
  }
  await traffic.stop();
  const openedMs = [...deployment.log.matchAll(/"event":"store-opened".+?"tookMs":(\d+)/g)].map(([, ms]) => Number(ms));
  await settleDown(deployment);
  const { charges } = deployment.sandbox.counts();
  const verdict = await deployment.verify(acknowledged.expected);
  const { count, doubled } = acknowledged;
  return { acknowledged: count, quiet, readyMs, openedMs, verdict, doubled, charges };
}

/** What was left half-way is finished by a sweep of the next life; then the server ends for good. */
async function settleDown(deployment: Deployment): Promise<void> {
  await deployment.server.kill();
  deployment.offsetMs += LAST_LOOK_MS;
  const server = await deployment.start();
  await server.swept(1);
  await deployment.sandbox.settled();
  await server.stop();
}

function report(kills: number, outcome: Outcome, control: Outcome): Report {
  const { verdict, charges } = outcome;
  const name = `kill -9 of the whole server, ${kills} times`;
  const lost = verdict.findings.filter(({ id }) => id.startsWith('I8'));
  const controlLost = control.verdict.findings.filter(({ id }) => id.startsWith('I8'));
  const doubled = outcome.doubled.length + verdict.findings.filter(({ id }) => id.startsWith('I3')).length;
  const unbooked = charges - verdict.counts.gifts;
  return {
    figures: [
      {
        bench: `${name}: acknowledged`,
        value: outcome.acknowledged,
        unit: 'answers',
        reference: kills,
        against: 'kills',
      },
      {
        bench: `${name}: acknowledged and lost`,
        value: lost.length,
        unit: 'answers',
        reference: controlLost.length,
        against: `acknowledged too early, ${CONTROL_KILLS} kills`,
      },
      { bench: `${name}: doubled`, value: doubled, unit: 'facts', reference: 0, against: 'allowed' },
      { bench: `${name}: charges without a gift`, value: unbooked, unit: 'charges', reference: 0, against: 'allowed' },
      ...reopening(name, outcome),
    ],
    broken: [
      ...inWords(verdict.findings),
      ...outcome.doubled.map((key) => `key ${key} was answered with two pledges`),
      ...(outcome.quiet * 100 <= kills * QUIET_PERCENT_MAX ? [] : [`${outcome.quiet} of ${kills} lives ended unheard`]),
      ...(unbooked === 0 ? [] : [`the provider took ${charges} charges, the books have ${verdict.counts.gifts} gifts`]),
      ...(verdict.counts.open > 0 && unbooked > 0 ? [`${verdict.counts.open} pledges are still open`] : []),
    ],
    caught: inWords(controlLost),
  };
}

function reopening(name: string, { readyMs, openedMs }: Outcome) {
  const aim = { unit: 'ms', reference: REOPEN_AIM_MS, against: 'aim' };
  return [
    { bench: `${name}: reopening the books, p50`, value: percentile(openedMs, 0.5), ...aim },
    { bench: `${name}: reopening the books, p99`, value: percentile(openedMs, 0.99), ...aim },
    { bench: `${name}: new process until it serves, p50`, value: percentile(readyMs, 0.5), ...aim },
    { bench: `${name}: new process until it serves, p99`, value: percentile(readyMs, 0.99), ...aim },
  ];
}
