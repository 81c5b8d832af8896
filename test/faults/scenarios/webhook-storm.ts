// Notices arrive several times, out of order, late, forged and misdated, fifty at a time; and once more, each once and in
// order, in a deployment of its own. Both must end with the same books.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../support/durability/seeded-random.ts';
import type { Report, Run, Scenario } from '../scenario.ts';
import { inWords, percentile, sized } from '../scenario.ts';
import { Deployment } from '../server/deployment.ts';
import { Acknowledged, inParallel, pause, sendNotice } from '../server/giver.ts';
import type { Sabotage } from '../server/sabotage.ts';
import type { Verdict } from '../verify/expected.ts';
import type { Delivery, Storm, StormSize } from './storm-deliveries.ts';
import { makeStorm } from './storm-deliveries.ts';

const AT_ONCE = 50;
const TRIES_MAX = 100;
const CONTROL: StormSize = { payments: 40, deliveries: 160 };
const LATENCY_AIM_MS = 250;

export const webhookStorm: Scenario = {
  name: 'storm',
  ids: ['WHK-06', 'WHK-09', 'WHK-10'],
  run: async (run) => {
    const size = sized<StormSize>(run, {
      slice: { payments: 40, deliveries: 200 },
      quick: { payments: 500, deliveries: 2000 },
      full: { payments: 5000, deliveries: 50_000 },
    });
    const mutated = sized(run, { slice: 100, quick: 2000, full: 100_000 });
    const storm = makeStorm(size, seededRandom(run.seed));
    const calm = await inOrder(storm);
    run.progress(`in order: ${storm.inOrder.length} notices, ${calm.counts.gifts} gifts`);
    const rough = await blow(storm, { run, mutated, sabotage: null });
    const small = makeStorm(CONTROL, seededRandom(run.seed));
    const smallCalm = await inOrder(small);
    const twice = await blow(small, { run, mutated: 0, sabotage: 'books-twice' });
    const believing = await blow(small, { run, mutated: 0, sabotage: 'believes-anything' });
    return report({ storm, calm, rough, mutated }, [
      ...(twice.verdict.hash === smallCalm.hash ? [] : ['a store that books twice: other books than in order']),
      ...inWords(twice.verdict.findings),
      ...(believing.accepted === 0
        ? []
        : [`an adapter that believes anything: ${believing.accepted} forgeries accepted`]),
    ]);
  },
};

interface Blown {
  readonly verdict: Verdict;
  /** Forged or misdated deliveries that were answered with 2xx. */
  readonly accepted: number;
  readonly refused: number;
  /** Answers of 5xx, each sent again. */
  readonly busy: number;
  readonly latencyMs: readonly number[];
  readonly tookMs: number;
}

async function opened(storm: Storm, sabotage: Sabotage | null): Promise<Deployment> {
  const deployment = await Deployment.open({ provider: 'told', publication: storm.units, sabotage });
  const facts = join(deployment.folder, 'facts.json');
  writeFileSync(facts, JSON.stringify(storm.facts));
  await deployment.start({ env: { FAULT_FACTS: facts, LOG_LEVEL: 'warn' } });
  return deployment;
}

async function inOrder(storm: Storm): Promise<Verdict> {
  await using deployment = await opened(storm, null);
  for (const notice of storm.inOrder) {
    const { status } = await sendNotice(deployment, notice);
    if (status !== 200) throw new Error(`a notice in order was answered with ${status}`);
  }
  await deployment.server.stop();
  return deployment.verify({ notices: storm.inOrder.map(({ id }) => id) });
}

interface BlowOptions {
  readonly run: Run;
  readonly mutated: number;
  readonly sabotage: Sabotage | null;
}

async function blow(storm: Storm, { run, mutated, sabotage }: BlowOptions): Promise<Blown> {
  await using deployment = await opened(storm, sabotage);
  const acknowledged = new Acknowledged();
  const random = seededRandom(run.seed + 1);
  const seen = { accepted: 0, refused: 0, busy: 0 };
  const latencyMs: number[] = [];
  const startedAt = performance.now();
  await inParallel(storm.deliveries, AT_ONCE, async (delivery) => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const sentAt = performance.now();
      const status = await deliver(deployment, delivery, random);
      latencyMs.push(performance.now() - sentAt);
      if (status >= 200 && status < 300) return take(delivery, { acknowledged, seen });
      if (status >= 400 && status < 500) {
        seen.refused += 1;
        return undefined;
      }
      seen.busy += 1;
      await pause();
    }
    return undefined;
  });
  const tookMs = performance.now() - startedAt;
  await forge(deployment, storm, { count: mutated, random, seen });
  await deployment.server.stop();
  const verdict = await deployment.verify(acknowledged.expected);
  return { verdict, ...seen, latencyMs, tookMs };
}

interface Taking {
  readonly acknowledged: Acknowledged;
  readonly seen: { accepted: number; refused: number };
}

function take({ kind, notice }: Delivery, { acknowledged, seen }: Taking): void {
  if (kind === 'bad-signature' || kind === 'bad-time') seen.accepted += 1;
  else acknowledged.notice(notice.id);
}

async function deliver(deployment: Deployment, delivery: Delivery, random: () => number): Promise<number> {
  const { notice, kind, secondsAgo } = delivery;
  const spoil = (header: string) => (kind === 'bad-signature' ? mutate(header, random) : header);
  return (await sendNotice(deployment, notice, { secondsAgo, spoil })).status;
}

/** Signatures with one thing wrong: none may be believed. */
async function forge(
  deployment: Deployment,
  storm: Storm,
  { count, random, seen }: { count: number; random: () => number; seen: Taking['seen'] },
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, number) => number);
  await inParallel(numbers, AT_ONCE, async (number) => {
    const notice = storm.inOrder[number % storm.inOrder.length];
    if (notice === undefined) return;
    const { status } = await sendNotice(deployment, notice, { spoil: (header) => mutate(header, random) });
    if (status >= 200 && status < 300) seen.accepted += 1;
    else seen.refused += 1;
  });
}

/** Changes one character of the signature's digits, or of the time that was signed. */
function mutate(header: string, random: () => number): string {
  const digits = [...header.matchAll(/[0-9a-f](?=[0-9a-f]*(?:,|$))/g)].map(({ index }) => index);
  const place = digits[Math.floor(random() * digits.length)] ?? header.length - 1;
  const other = header[place] === '7' ? '3' : '7';
  return `${header.slice(0, place)}${other}${header.slice(place + 1)}`;
}

interface Told {
  readonly storm: Storm;
  readonly calm: Verdict;
  readonly rough: Blown;
  readonly mutated: number;
}

function report({ storm, calm, rough, mutated }: Told, caught: readonly string[]): Report {
  const { verdict, latencyMs } = rough;
  const name = `webhook storm, ${storm.deliveries.length} deliveries`;
  const differs = verdict.hash === calm.hash ? 0 : 1;
  const latency = { unit: 'ms', reference: LATENCY_AIM_MS, against: 'aim' };
  return {
    figures: [
      { bench: `${name}: books other than in order`, value: differs, unit: 'books', reference: 0, against: 'allowed' },
      {
        bench: `${name}: gifts`,
        value: verdict.counts.gifts,
        unit: 'gifts',
        reference: calm.counts.gifts,
        against: 'in order',
      },
      {
        bench: `${name}: forged or misdated, accepted`,
        value: rough.accepted,
        unit: 'notices',
        reference: rough.refused,
        against: `refused, ${mutated} more forged included`,
      },
      {
        bench: `${name}: answered 5xx and sent again`,
        value: rough.busy,
        unit: 'answers',
        reference: 0,
        against: 'aim',
      },
      {
        bench: `${name}: rate`,
        value: storm.deliveries.length / (rough.tookMs / 1000),
        unit: '1/s',
        reference: 1,
        against: 'at least',
      },
      { bench: `${name}: answer, p50`, value: percentile(latencyMs, 0.5), ...latency },
      { bench: `${name}: answer, p99`, value: percentile(latencyMs, 0.99), ...latency },
    ],
    broken: [
      ...inWords(verdict.findings),
      ...inWords(calm.findings),
      ...(differs === 0 ? [] : ['the storm left other books than the notices in order']),
      ...(rough.accepted === 0 ? [] : [`${rough.accepted} forged or misdated notices were accepted`]),
    ],
    caught,
  };
}
