// The disk fills up while givers give, and is emptied again. A small disk of its own is mounted for it, which takes root.

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { aProject } from '@happy-homeland/worker/testing';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import type { Report, Run, Scenario } from '../scenario.ts';
import { inWords, sized } from '../scenario.ts';
import { Deployment } from '../server/deployment.ts';
import { Acknowledged, PERSONAL_WORDS, pause, send, sendPledge } from '../server/giver.ts';
import type { Sabotage } from '../server/sabotage.ts';

/** Room for the gifts and for the log, which grows to 4 MB before it is folded: only the ballast may fill it. */
const DISK_MB = 16;
const BLOCK_BYTES = 4096;
const REFUSALS_WANTED = 20;
const GIFTS_MAX = 100;
const RECOVERY_MAX_MS = 5000;

export const fullDisk: Scenario = {
  name: 'full-disk',
  ids: ['CRF-02'],
  run: async (run) => {
    using folder = temporaryDirectory('disk');
    try {
      mount(folder.path);
    } catch {
      const notRun = ['a small disk of its own could not be mounted: that takes root on Linux'];
      return { figures: [], broken: [], caught: [], notRun };
    }
    try {
      const kept = await fill(run, folder.path, null);
      unmount(folder.path);
      mount(folder.path);
      const control = await fill(run, folder.path, 'swallows-failures');
      return report(kept, control);
    } finally {
      unmount(folder.path);
    }
  },
};

function mount(path: string): void {
  const options = ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', path];
  execFileSync('mount', options, { stdio: 'ignore' });
}

function unmount(path: string): void {
  execFileSync('umount', [path], { stdio: 'ignore' });
}

interface Filled {
  readonly acknowledged: number;
  /** Answers while the disk was full, by status and slug. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly withoutRetryAfter: number;
  readonly readsRefused: number;
  readonly recoveryMs: number | null;
  readonly lost: readonly string[];
}

async function fill(run: Run, folder: string, sabotage: Sabotage | null): Promise<Filled> {
  await using deployment = await Deployment.open({ folder, provider: 'told', sabotage });
  await deployment.start();
  const acknowledged = new Acknowledged(PERSONAL_WORDS);
  const gifts = sized(run, { slice: 5, quick: 20, full: 200 });
  for (let number = 0; number < gifts; number += 1) await giveOnce(deployment, acknowledged);
  const ballast = join(folder, 'ballast');
  takeAllRoom(ballast);
  const full = await giveIntoNothing(deployment, acknowledged, ballast);
  rmSync(ballast);
  const recoveryMs = await recovered(deployment, acknowledged);
  await deployment.server.stop();
  const { findings } = await deployment.verify(acknowledged.expected);
  return { acknowledged: acknowledged.count, ...full, recoveryMs, lost: inWords(findings) };
}

/** One pledge, once; the slug of the refusal, or the status. */
async function giveOnce(deployment: Deployment, acknowledged: Acknowledged) {
  const key = randomUUID();
  const answer = await sendPledge(deployment, key);
  if (answer.status === 201) acknowledged.pledge(key, answer.json.pledgeId);
  const slug = String(answer.json?.type ?? '').split('#')[1] ?? '';
  return { status: answer.status, what: `${answer.status} ${slug}`.trim(), retryAfter: answer.retryAfter };
}

/** Gives until there were enough refusals; the room that the log still had is used up first. */
async function giveIntoNothing(deployment: Deployment, acknowledged: Acknowledged, ballast: string) {
  const refusals = new Map<string, number>();
  let [refused, withoutRetryAfter, readsRefused] = [0, 0, 0];
  for (let number = 0; number < GIFTS_MAX && refused < REFUSALS_WANTED; number += 1) {
    const { status, what, retryAfter } = await giveOnce(deployment, acknowledged);
    if (status === 201) {
      takeAllRoom(`${ballast}`);
      continue;
    }
    refused += 1;
    refusals.set(what, (refusals.get(what) ?? 0) + 1);
    if (retryAfter === null) withoutRetryAfter += 1;
    const read = await send(`${deployment.url}/v1/projects/${aProject().projectId}`);
    if (read.status !== 200) readsRefused += 1;
  }
  return { refusals, withoutRetryAfter, readsRefused };
}

async function recovered(deployment: Deployment, acknowledged: Acknowledged): Promise<number | null> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < RECOVERY_MAX_MS) {
    if ((await giveOnce(deployment, acknowledged)).status === 201) return performance.now() - startedAt;
    await pause();
  }
  return null;
}

/** Appends until not one block more fits. */
function takeAllRoom(path: string): void {
  const file = openSync(path, 'a');
  const block = Buffer.alloc(BLOCK_BYTES, 7);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if (!String(error).includes('ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}

function report(kept: Filled, control: Filled): Report {
  const name = 'full disk';
  const refused = [...kept.refusals.values()].reduce((sum, count) => sum + count, 0);
  const right = kept.refusals.get('503 storage-unavailable') ?? 0;
  return {
    figures: [
      {
        bench: `${name}: refused as storage-unavailable`,
        value: right,
        unit: 'answers',
        reference: refused,
        against: 'refused',
      },
      {
        bench: `${name}: acknowledged and lost`,
        value: kept.lost.length,
        unit: 'answers',
        reference: control.lost.length,
        against: 'failures taken for successes',
      },
      { bench: `${name}: reads refused`, value: kept.readsRefused, unit: 'answers', reference: 0, against: 'allowed' },
      {
        bench: `${name}: first gift after there is room again`,
        value: kept.recoveryMs ?? RECOVERY_MAX_MS,
        unit: 'ms',
        reference: RECOVERY_MAX_MS,
        against: 'at most',
      },
    ],
    broken: [
      ...kept.lost,
      ...(refused > 0 ? [] : ['the disk was full and nothing was refused']),
      ...(right === refused ? [] : [`refused otherwise: ${JSON.stringify([...kept.refusals])}`]),
      ...(kept.withoutRetryAfter === 0 ? [] : [`${kept.withoutRetryAfter} refusals without Retry-After`]),
      ...(kept.readsRefused === 0 ? [] : [`${kept.readsRefused} reads were refused`]),
      ...(kept.recoveryMs === null ? ['no gift was taken after there was room again'] : []),
    ],
    caught: control.lost,
  };
}
