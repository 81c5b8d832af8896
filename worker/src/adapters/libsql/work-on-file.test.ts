// Every kind of work comes to every state of its machine in the database itself: its guards and its books take each step.

import { machineOf, WORK_KINDS } from '@happy-homeland/contract';
import { expect, test } from 'vitest';
import { finishedPorts } from '../../testing/finishing.ts';
import { AFTER_CAMPAIGN_MS, advanceTo, CATEGORY, fundedPorts, giveTo, PARTNER, payOut } from '../../testing/funding.ts';
import { aProject, OFFICER, PROOF, reimburseSpending, tempLibsqlStore } from '../../testing/index.ts';
import { itemIn } from '../../testing/work-walk.ts';

test.each(WORK_KINDS)('%s come to every state in the database', { timeout: 60_000 }, async (kind) => {
  for (const state of Object.keys(machineOf(kind).states)) {
    const temp = await tempLibsqlStore();
    const { store } = temp;
    try {
      const ports = kind === 'project-lives' ? await finishedPorts({ store }) : await fundedPorts({ store });
      if (kind !== 'project-lives') {
        await giveTo(ports, 100);
        await payOut(ports, 1500);
        await advanceTo(ports, 500);
        const { projectId } = aProject();
        const owed = { projectId, key: 'owed', partner: PARTNER, amountMinor: 200, category: CATEGORY, ...PROOF };
        await reimburseSpending(ports, OFFICER, owed);
      }
      if (kind === 'surpluses') ports.clock.set(AFTER_CAMPAIGN_MS);
      expect(await itemIn(ports, kind, state)).toMatchObject({ kind, state });
    } finally {
      await temp.remove();
    }
  }
});
