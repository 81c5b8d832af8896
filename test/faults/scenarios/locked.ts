// Another process holds the write lock: an administrator's shell that was left open. The control is the bare client,
// which goes on acknowledging after it once met the lock, and keeps nothing.

import { tempLibsqlStore } from '@happy-homeland/worker/testing';
import { missing, readBooks } from '../../support/durability/books.ts';
import { Child } from '../../support/durability/child.ts';
import type { LockReport } from '../../support/durability/lock-run.ts';
import { writeUnderLock } from '../../support/durability/lock-run.ts';
import type { Figure } from '../../support/figures.ts';
import type { Scenario } from '../scenario.ts';
import { sized } from '../scenario.ts';

const LAG_AIM_MS = 200;
const RECOVERY_AIM_MS = 4000;

export const locked: Scenario = {
  name: 'locked',
  ids: ['CON-05', 'CON-06'],
  run: async (run) => {
    const holdsMs = sized(run, { slice: [1000], quick: [1000, 10_000], full: [1000, 1000, 10_000, 10_000, 30_000] });
    const bareLost = await lostByBareClient();
    const figures: Figure[] = [];
    const broken: string[] = [];
    for (const holdMs of holdsMs) {
      const report = await writeUnderLock(holdMs);
      figures.push(...lockFigures(holdMs, report, bareLost));
      broken.push(...report.lost.map((name) => `${name} was acknowledged under a lock and is gone`));
      broken.push(...report.phantom.map((name) => `${name} was refused under a lock and is there`));
      run.progress(
        `held for ${holdMs / 1000} s: ${report.acknowledged} acknowledged, ${report.refused.length} refused`,
      );
    }
    return { figures, broken, caught: bareLost === 0 ? [] : [`${bareLost} of 5 units of the bare client are gone`] };
  },
};

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
