// The process is ended at every call that the application makes to a port, before it and after it, once for each thing
// that may be under way. A first run without a crash tells which calls there are, so none can be forgotten.

import { join } from 'node:path';
import type { Report, Run, Scenario } from '../scenario.ts';
import { inWords, sized } from '../scenario.ts';
import type { CrashPoint } from '../server/call-watch.ts';
import { Deployment } from '../server/deployment.ts';
import { Acknowledged, inParallel, PERSONAL_WORDS } from '../server/giver.ts';
import type { Sabotage } from '../server/sabotage.ts';
import type { Verdict } from '../verify/expected.ts';
import type { Flow } from './crash-flows.ts';
import { FLOWS } from './crash-flows.ts';
import type { Ground } from './crash-ground.ts';

const LATER_MS = 3 * 60_000;
const DIE_MAX_MS = 15_000;
const AT_ONCE = 2;
/** Reads change nothing: dying beside one is dying beside its neighbour. The full run dies there as well. */
const WITH_EFFECT = /^(?:store\.commit|payments\..+|answer)$/;

/** A flow, and the promise that is broken in it on purpose. Each must be caught. */
const CONTROLS: readonly (readonly [string, Sabotage])[] = [
  ['refund notice', 'remembers-before-effect'],
  ['held refund', 'decides-in-the-request'],
];

/** Commits in the background are calls of a port as well; on a slow machine one can slip in and take the place aimed at. */
const CONTROL_ATTEMPTS = 3;

/** The one that `npm test` has the time for. */
const SLICE_CONTROL = 'refund notice';

export const crashPoints: Scenario = {
  name: 'crash-points',
  ids: ['CRF-05'],
  run: async (run) => {
    const flows = sized(run, {
      slice: ['donate'],
      quick: FLOWS.map(({ name }) => name),
      full: FLOWS.map(({ name }) => name),
    });
    const crashed: FlowReport[] = [];
    const wanted = FLOWS.filter(({ name }) => flows.includes(name));
    await inParallel(wanted, AT_ONCE, async (flow) => {
      crashed.push(await crashFlow(flow, run, null));
    });
    const controls = await Promise.all(
      CONTROLS.filter(([name]) => run.profile !== 'slice' || name === SLICE_CONTROL).flatMap(([name, sabotage]) =>
        FLOWS.filter((flow) => flow.name === name).map((flow) => sabotagedFlow(flow, run, sabotage)),
      ),
    );
    const blind = controls.filter(({ outcomes }) => outcomes.every(({ outcome }) => outcome !== 'broken'));
    if (blind.length > 0) return report(crashed, []);
    return report(
      crashed,
      controls.flatMap(({ outcomes }) => outcomes),
    );
  },
};

interface PointOutcome {
  readonly flow: string;
  readonly point: CrashPoint;
  readonly outcome: 'by repeating' | 'by the sweep' | 'broken' | 'not reached';
  readonly what: string | null;
}

interface FlowReport {
  readonly outcomes: readonly PointOutcome[];
  readonly verdict: Verdict;
  readonly charges: number;
  readonly sessions: number;
  readonly doubled: readonly string[];
}

/** A broken promise has to be seen at one point once. */
async function sabotagedFlow(flow: Flow, run: Run, sabotage: Sabotage): Promise<FlowReport> {
  for (let attempt = 1; ; attempt += 1) {
    const seen = await crashFlow(flow, run, sabotage);
    if (attempt === CONTROL_ATTEMPTS || seen.outcomes.some(({ outcome }) => outcome === 'broken')) return seen;
  }
}

async function crashFlow(flow: Flow, run: Run, sabotage: Sabotage | null): Promise<FlowReport> {
  const refundsFile = 'refunds.json';
  await using deployment = await Deployment.open({ notices: false, sabotage });
  const acknowledged = new Acknowledged(PERSONAL_WORDS);
  const ground: Ground = {
    deployment,
    acknowledged,
    refunds: new Map(),
    refundsFile: join(deployment.folder, refundsFile),
    late: [],
    lateFile: join(deployment.folder, 'late.json'),
  };
  const env = { FAULT_REFUNDS: ground.refundsFile, FAULT_LATE: ground.lateFile };
  await deployment.start({ env });
  const points = await pointsOf(flow, ground, run);
  const outcomes: PointOutcome[] = [];
  for (const point of points) {
    const prepared = await flow.prepare(ground);
    await deployment.server.arm(point);
    const died = await diedDuring(deployment, prepared.act());
    if (!died) await deployment.server.kill();
    deployment.offsetMs += LATER_MS;
    const server = await deployment.start({ env });
    await server.swept(1);
    const swept = await prepared.swept();
    const what = await prepared.repeat();
    outcomes.push({ flow: flow.name, point, what, outcome: outcomeOf({ died, swept, what }) });
  }
  run.progress(`${flow.name}: ${points.length} points`);
  await deployment.server.stop();
  const { charges, sessions } = deployment.sandbox.counts();
  const verdict = await deployment.verify(acknowledged.expected);
  const count = sessions.open + sessions.complete + sessions.expired;
  return { outcomes, verdict, charges, sessions: count, doubled: acknowledged.doubled };
}

/** Every call of the flow, before and after, from a run in which nothing happens. */
async function pointsOf(flow: Flow, ground: Ground, run: Run): Promise<CrashPoint[]> {
  const { deployment } = ground;
  const prepared = await flow.prepare(ground);
  await deployment.server.arm(null);
  await prepared.act();
  const calls = await deployment.server.calls();
  await prepared.repeat();
  const counts = new Map<string, number>();
  const points = calls.flatMap((call): CrashPoint[] => {
    const nth = (counts.get(call) ?? 0) + 1;
    counts.set(call, nth);
    const moments = call === 'answer' ? (['before'] as const) : (['before', 'after'] as const);
    return moments.map((when) => ({ call, when, nth }));
  });
  return points.filter(({ call }) => call !== 'pledges.due' && (run.profile === 'full' || WITH_EFFECT.test(call)));
}

async function diedDuring({ server }: Deployment, act: Promise<unknown>): Promise<boolean> {
  const limit = new Promise<null>((resolve) => setTimeout(resolve, DIE_MAX_MS, null).unref());
  await Promise.race([act, server.ended, limit]);
  const soon = new Promise<null>((resolve) => setTimeout(resolve, 500, null));
  const end = await Promise.race([server.ended, soon]);
  return end?.signal === 'SIGKILL';
}

function outcomeOf({ died, swept, what }: { died: boolean; swept: boolean | null; what: string | null }) {
  if (what !== null || swept === false) return 'broken';
  if (!died) return 'not reached';
  return swept ? 'by the sweep' : 'by repeating';
}

function report(crashed: readonly FlowReport[], control: readonly PointOutcome[]): Report {
  const outcomes = crashed.flatMap((flow) => flow.outcomes);
  const broken = outcomes.filter(({ outcome }) => outcome === 'broken');
  const caught = control.filter(({ outcome }) => outcome === 'broken').map(inLine);
  const total = (count: (flow: FlowReport) => number) => crashed.reduce((sum, flow) => sum + count(flow), 0);
  const extraSessions = total(({ sessions, verdict }) => sessions - Object.keys(verdict.sessions).length);
  const extraCharges = total(({ charges, verdict }) => charges - verdict.counts.gifts);
  const name = 'kill -9 at every call of a port';
  return {
    figures: [
      { bench: `${name}: points`, value: outcomes.length, unit: 'points', reference: 1, against: 'at least' },
      {
        bench: `${name}: not converged after one sweep and a repetition`,
        value: broken.length,
        unit: 'points',
        reference: caught.length,
        against: 'with the notice remembered before its effect',
      },
      { bench: `${name}: second payment pages`, value: extraSessions, unit: 'pages', reference: 0, against: 'allowed' },
      {
        bench: `${name}: charges without a gift`,
        value: extraCharges,
        unit: 'charges',
        reference: 0,
        against: 'allowed',
      },
    ],
    broken: [
      ...broken.map(inLine),
      ...crashed.flatMap(({ verdict }) => inWords(verdict.findings)),
      ...crashed.flatMap(({ doubled }) => doubled.map((key) => `key ${key} was answered with two pledges`)),
      ...(extraSessions === 0 ? [] : [`the provider has ${extraSessions} payment pages that no pledge knows`]),
      ...(extraCharges === 0 ? [] : [`the provider has ${extraCharges} charges that are no gift`]),
    ],
    caught,
    detail: outcomes.map(inLine),
  };
}

function inLine({ flow, point, outcome, what }: PointOutcome): string {
  const place = `${point.when} ${point.call} #${point.nth}`;
  return `${flow.padEnd(14)} ${place.padEnd(34)} ${outcome}${what === null ? '' : `: ${what}`}`;
}
