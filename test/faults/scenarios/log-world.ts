// Three sequencers that race over one log, and a charity that goes on booking gifts. One seed, one run.

import type { LogKeys, Ports, PublicLog, Store, Witness, WriteUnit } from '@happy-homeland/worker/ports';
import { StoreError } from '@happy-homeland/worker/ports';
import { aJournal, aLogWorld, anId, booking, sequence } from '@happy-homeland/worker/testing';
import { LogExaminer } from './log-examiner.ts';
import type { LogMutant } from './log-mutants.ts';
import { mutated } from './log-mutants.ts';
import type { Odds } from './log-schedule.ts';
import { Died, LogSchedule } from './log-schedule.ts';

const PROCESSES = 3;
const ROUNDS = 6;
const GIVING_ROUNDS = 12;
/** Few, so that many runs fit in a minute; in some runs enough to fill a tile. */
const GIFTS_MAX = 12;
const GIFTS_MAX_AT_TILES = 60;
const STEPS_MAX = 5_000;

export interface LogRun {
  readonly broken: readonly string[];
  readonly leaves: number;
  readonly counts: LogSchedule['counts'];
}

/** Plays one run. `mutant` breaks the sequencers on purpose. */
export async function playLog(options: {
  readonly seed: number;
  readonly odds: Odds;
  readonly mutant: LogMutant | null;
}): Promise<LogRun> {
  const world = await aLogWorld();
  const schedule = new LogSchedule({ ...options, nowMs: world.ports.clock.nowMs() });
  const examiner = new LogExaminer();
  const shared = { ports: world.ports, schedule, examiner, mutant: options.mutant };
  const actors = [giving(shared), ...Array.from({ length: PROCESSES }, (_, number) => racing(shared, `p${number}`))];
  let isOver = false;
  const over = Promise.all(actors).then(() => {
    isOver = true;
  });
  for (let steps = 0; !isOver && steps < STEPS_MAX; steps += 1) await schedule.step();
  if (!isOver) return { broken: ['the run did not end'], leaves: 0, counts: schedule.counts };
  await over;
  await settle(shared);
  const leaves = await world.ports.store.log.fixed();
  return { broken: examiner.broken, leaves, counts: schedule.counts };
}

interface Shared {
  readonly ports: Ports;
  readonly schedule: LogSchedule;
  readonly examiner: LogExaminer;
  readonly mutant: LogMutant | null;
}

async function giving({ ports, schedule }: Shared): Promise<void> {
  const most = schedule.random() < 0.2 ? GIFTS_MAX_AT_TILES : GIFTS_MAX;
  let made = 0;
  for (let round = 0; round < GIVING_ROUNDS; round += 1) {
    await schedule.turn('charity').catch(() => 'does');
    const unit = Array.from({ length: 1 + Math.floor(schedule.random() * most) }, () => {
      made += 1;
      return booking(aJournal({ journalId: anId(`gift${made}`), effectKey: `paid:stripe:pi_${made}` }));
    });
    await ports.store.commit(unit);
  }
}

/** One place where a sequencer runs: when it dies another life begins there, and knows nothing. */
async function racing(shared: Shared, place: string): Promise<void> {
  let life = 0;
  let ports = lifeOf(shared, `${place}.${life}`);
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = `${place}.${life}`;
    try {
      await shared.schedule.turn(name);
      await sequence(ports);
    } catch (error) {
      if (!(error instanceof Died) && !(error instanceof StoreError)) throw error;
    }
    if (ports.log.session.stop !== null) shared.examiner.stopped(ports.log.session.stop);
    if (!shared.schedule.isDead(name)) continue;
    life += 1;
    ports = lifeOf(shared, `${place}.${life}`);
  }
}

// Nothing goes wrong any more, and time has passed: whatever is left over must come to its end by itself.
async function settle(shared: Shared): Promise<void> {
  const { schedule, examiner } = shared;
  schedule.calm();
  schedule.nowMs += 60_000;
  const ports = lifeOf(shared, 'last');
  let isOver = false;
  const over = sequence(ports).then((round) => {
    isOver = true;
    if (round.kind === 'stopped') examiner.stopped(round.reason);
  });
  for (let steps = 0; !isOver && steps < STEPS_MAX; steps += 1) await schedule.step();
  await over;
  await examiner.end(shared.ports);
}

/**
 * The ports of one life of a process. From the inside out: the database as it is, watched; a mutant that breaks one promise of
 * it; and the schedule, which lets each call wait, fail, go unheard, or end the process.
 */
function lifeOf({ ports, schedule, examiner, mutant }: Shared, holder: string): Ports {
  const clock = { nowMs: () => schedule.nowMs };
  const session = { holder, stop: null, provedEpoch: null, isRunning: false };
  const log: PublicLog = { ...ports.log, keys: watchedKeys(ports.log.keys, examiner), session };
  const broken = mutated({ ...ports, store: watchedStore(ports.store, examiner), log, clock }, mutant);
  const call = <Answer>(work: () => Promise<Answer>) => called(schedule, holder, work);
  const { store } = broken;
  return {
    ...broken,
    store: { ...store, log: gated(store.log, call), commit: (unit) => call(() => store.commit(unit)) },
    log: {
      ...broken.log,
      keys: { ...broken.log.keys, sign: (text) => call(() => broken.log.keys.sign(text)) },
      blobs: gated(broken.log.blobs, call),
      mark: gated(broken.log.mark, call),
      witnesses: [
        witnessOf(broken.log.witnesses[0]?.verifierKey ?? '', (asked) => call(async () => examiner.witness(asked))),
      ],
    },
  };
}

type Calling = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

async function called<Answer>(schedule: LogSchedule, holder: string, work: () => Promise<Answer>): Promise<Answer> {
  if (schedule.isDead(holder)) throw new Died(holder);
  const fate = await schedule.turn(holder);
  if (fate === 'fails') throw new StoreError({ code: 'busy', message: 'not done' });
  const answer = await work();
  if (schedule.isDead(holder)) throw new Died(holder);
  if (fate === 'does-and-is-not-heard') throw new StoreError({ code: 'unknown-outcome', message: 'done, and unheard' });
  return answer;
}

function gated<Port extends object>(port: Port, call: Calling): Port {
  return new Proxy(port, {
    get: (target, key) => {
      const method: unknown = Reflect.get(target, key, target);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => call(async () => Reflect.apply(method, target, args));
    },
  });
}

function watchedStore(store: Store, examiner: LogExaminer): Store {
  const { directory, pledges, books, limits, verdicts, work, uploads, log } = store;
  const commit = (unit: WriteUnit) => examiner.watch(store, unit);
  return { directory, pledges, books, limits, verdicts, work, uploads, log, commit };
}

// Signed by nobody: what counts here is what was signed, and when.
function watchedKeys(keys: LogKeys, examiner: LogExaminer): LogKeys {
  return {
    ...keys,
    sign: async (text) => {
      examiner.signs(text);
      return `${text}\n\u2014 ${keys.origin} AAAA\n`;
    },
  };
}

function witnessOf(verifierKey: string, submit: Witness['submit']): Witness {
  return { verifierKey, url: null, isOwn: false, submit };
}
