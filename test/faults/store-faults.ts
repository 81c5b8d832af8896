import { tempLibsqlStore } from '@happy-homeland/worker/testing';
import { missing, readBooks } from '../support/durability/books.ts';
import { Child } from '../support/durability/child.ts';
import type { KillReport } from '../support/durability/kill-loop.ts';
import { killLoop } from '../support/durability/kill-loop.ts';
import type { LockReport } from '../support/durability/lock-run.ts';
import { writeUnderLock } from '../support/durability/lock-run.ts';
import type { Figure } from '../support/figures.ts';

const KILLS = 30;
const CONTROL_KILLS = 3;
const HOLDS_MS = [1000, 10_000];
const REOPEN_AIM_MS = 500;
const LAG_AIM_MS = 200;
const RECOVERY_AIM_MS = 4000;

export interface Faults {
  readonly figures: readonly Figure[];
  /** What should have held and did not, in words. */
  readonly broken: readonly string[];
}

export async function storeFaults(seed: number): Promise<Faults> {
  const kills = await killLoop({ kills: KILLS, seed });
  const control = await killLoop({ kills: CONTROL_KILLS, seed, acknowledge: 'early' });
  const bareLost = await lostByBareClient();
  const figures = killFigures(kills, control);
  const broken = [
    ...kills.lost.map((name) => `${name} was acknowledged before a kill and is gone`),
    ...kills.doubled.map((name) => `${name} is there twice`),
    ...(control.lost.length === 0 ? ['the control of the kill loop lost nothing: the check is blind'] : []),
    ...(bareLost === 0 ? ['the bare client lost nothing: the fault may be repaired, look at the wrapper again'] : []),
  ];
  for (const holdMs of HOLDS_MS) {
    const report = await writeUnderLock(holdMs);
    figures.push(...lockFigures(holdMs, report, bareLost));
    broken.push(...report.lost.map((name) => `${name} was acknowledged under a lock and is gone`));
    broken.push(...report.phantom.map((name) => `${name} was refused under a lock and is there`));
  }
  return { figures, broken };
}

function killFigures(kills: KillReport, control: KillReport): Figure[] {
  const name = `kill -9 in mid-write, ${KILLS} times`;
  const slowest = Math.max(...kills.reopenMs);
  return [
    { bench: `${name}: acknowledged`, value: kills.acknowledged, unit: 'units', reference: 1, against: 'at least' },
    {
      bench: `${name}: acknowledged and lost`,
      value: kills.lost.length,
      unit: 'units',
      reference: control.lost.length,
      against: `acknowledged too early, ${CONTROL_KILLS} kills`,
    },
    { bench: `${name}: doubled`, value: kills.doubled.length, unit: 'units', reference: 0, against: 'allowed' },
    { bench: `${name}: slowest reopening`, value: slowest, unit: 'ms', reference: REOPEN_AIM_MS, against: 'aim' },
  ];
}

function lockFigures(holdMs: number, report: LockReport, bareLost: number): Figure[] {
  const name = `write lock held outside for ${holdMs / 1000} s`;
  const { acknowledged, refused, lost, phantom, loopLagMs, recoveryMs } = report;
  const sent = acknowledged + refused.length;
  return [
    { bench: `${name}: acknowledged`, value: acknowledged, unit: 'units', reference: sent, against: 'sent' },
    {
      bench: `${name}: acknowledged and lost`,
      value: lost.length,
      unit: 'units',
      reference: bareLost,
      against: 'bare client, of 5',
    },
    { bench: `${name}: refused and there`, value: phantom.length, unit: 'units', reference: 0, against: 'allowed' },
    { bench: `${name}: longest loop lag`, value: loopLagMs, unit: 'ms', reference: LAG_AIM_MS, against: 'aim' },
    { bench: `${name}: recovery`, value: recoveryMs, unit: 'ms', reference: RECOVERY_AIM_MS, against: 'at most' },
  ];
}

async function lostByBareClient(): Promise<number> {
  const temp = await tempLibsqlStore();
  try {
    await using bare = new Child('write-bare', [temp.url]);
    const [, ...lines] = await bare.done();
    const { notices } = await readBooks(temp.url);
    return missing(
      lines.map((line) => line.replace('acknowledged ', '')),
      notices,
    ).length;
  } finally {
    await temp.remove();
  }
}
