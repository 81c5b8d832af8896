// The ways in which a process ends by itself: a signal under load, a signal while the provider hangs, and faults that
// nobody caught. In each, whoever heard an answer must find it, and the supervisor must be told the right thing.

import type { Report, Run, Scenario } from '../scenario.ts';
import { inWords, sized } from '../scenario.ts';
import { Deployment } from '../server/deployment.ts';
import { PERSONAL_WORDS, send } from '../server/giver.ts';
import type { Sabotage } from '../server/sabotage.ts';
import type { LifeEnd } from '../server/server-process.ts';
import { startTraffic } from './traffic.ts';

const DRAIN_MAX_MS = 10_000;
/** The process still has to start its end, and the machine may be slow. */
const ALLOWANCE_MS = 1500;
const HANG_MS = 40_000;
const FAULT_EXIT_CODE = 70;
/** What the test server's faults say; none of it may be logged. */
const PERSONAL_OF_FAULT = ['示例王女士', '13800000000'];

export const endings: Scenario = {
  name: 'endings',
  ids: ['CRF-07', 'CRF-11'],
  run: async (run) => {
    const rounds = sized(run, { slice: 1, quick: 3, full: 15 });
    const ended = await endAgainAndAgain(run, { rounds, sabotage: null });
    const hanging = run.profile === 'slice' ? null : await endWhileProviderHangs();
    const control = await endAgainAndAgain(run, { rounds: 1, sabotage: 'acknowledges-early' });
    return report(ended, hanging, control);
  },
};

interface Options {
  readonly rounds: number;
  readonly sabotage: Sabotage | null;
}

interface Ended {
  readonly lives: number;
  readonly acknowledged: number;
  readonly slowestMs: number;
  readonly wrong: readonly string[];
  readonly lost: readonly string[];
}

const WAYS = ['SIGTERM', 'rejection', 'exception'] as const;

async function endAgainAndAgain(run: Run, { rounds, sabotage }: Options): Promise<Ended> {
  await using deployment = await Deployment.open({ sabotage });
  await deployment.start();
  const traffic = startTraffic(deployment);
  const wrong: string[] = [];
  let slowestMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const way of WAYS) {
      await traffic.somethingHeard();
      const startedAt = performance.now();
      const end = await endBy(deployment, way);
      const tookMs = performance.now() - startedAt;
      slowestMs = Math.max(slowestMs, tookMs);
      const expected = way === 'SIGTERM' ? 0 : FAULT_EXIT_CODE;
      if (end.code !== expected) wrong.push(`${way} ended with ${end.code ?? end.signal}, expected ${expected}`);
      if (tookMs > DRAIN_MAX_MS + ALLOWANCE_MS) wrong.push(`${way} took ${Math.round(tookMs)} ms`);
      await deployment.start();
    }
  }
  await traffic.stop();
  await deployment.server.stop();
  const { acknowledged } = traffic;
  const personal = [...PERSONAL_WORDS, ...PERSONAL_OF_FAULT];
  const { findings } = await deployment.verify({ ...acknowledged.expected, personal });
  run.progress(`${rounds * WAYS.length} endings, ${acknowledged.count} acknowledgements`);
  const doubled = acknowledged.doubled.map((key) => `key ${key} was answered with two pledges`);
  return {
    lives: rounds * WAYS.length,
    acknowledged: acknowledged.count,
    slowestMs,
    wrong: [...wrong, ...doubled],
    lost: inWords(findings),
  };
}

function endBy({ server }: Deployment, way: (typeof WAYS)[number]): Promise<LifeEnd> {
  if (way === 'SIGTERM') return server.stop();
  server.fault(way);
  return server.ended;
}

interface Hanging {
  readonly tookMs: number;
  readonly end: LifeEnd;
}

/** A drain waits for those under way, but not for as long as a provider may hang. */
async function endWhileProviderHangs(): Promise<Hanging> {
  await using deployment = await Deployment.open();
  await deployment.start();
  const fault = { match: 'POST /v1/checkout/sessions', fault: 'hang', times: 100, delayMs: HANG_MS };
  const armed = await send(`${deployment.sandbox.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (armed.status !== 201) throw new Error(`the provider did not take the fault: ${JSON.stringify(armed.json)}`);
  const traffic = startTraffic(deployment);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const startedAt = performance.now();
  const end = await deployment.server.stop();
  const tookMs = performance.now() - startedAt;
  await traffic.stop();
  return { tookMs, end };
}

function report(ended: Ended, hanging: Hanging | null, control: Ended): Report {
  const name = `SIGTERM and uncaught faults under load, ${ended.lives} lives`;
  const aim = { unit: 'ms', reference: DRAIN_MAX_MS, against: 'at most' };
  const late = hanging !== null && hanging.tookMs > DRAIN_MAX_MS + ALLOWANCE_MS;
  const badEnd = hanging !== null && hanging.end.code !== 0;
  return {
    figures: [
      { bench: `${name}: acknowledged`, value: ended.acknowledged, unit: 'answers', reference: 1, against: 'at least' },
      {
        bench: `${name}: acknowledged and lost`,
        value: ended.lost.length,
        unit: 'answers',
        reference: control.lost.length,
        against: 'acknowledged too early',
      },
      { bench: `${name}: slowest end`, value: ended.slowestMs, ...aim },
      ...(hanging === null ? [] : [{ bench: 'SIGTERM while the provider hangs: end', value: hanging.tookMs, ...aim }]),
    ],
    broken: [
      ...ended.wrong,
      ...ended.lost,
      ...(late ? [`a hanging provider held the end for ${Math.round(hanging.tookMs)} ms`] : []),
      ...(badEnd ? [`a hanging provider made it end with ${hanging.end.code ?? hanging.end.signal}`] : []),
    ],
    caught: control.lost,
  };
}
