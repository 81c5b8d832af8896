import { expect, test } from 'vitest';
import { advanceTo, CATEGORY, fundedPorts, PROOF, payOut } from '../../testing/funding.ts';
import { aProject, idsOf, OFFICER, PARTNER, SIBLING } from '../../testing/index.ts';
import { reverseEntry } from '../fund/correction.ts';
import { returnAdvance } from '../fund/disbursement.ts';
import { reimburseSpending, verifySpending } from '../fund/spending.ts';
import { moneyTrail } from './money-trail.ts';
import { getProject, listProjects } from './project.ts';

const { projectId } = aProject();
const OF = { projectId, currency: 'CNY' };

test('follows money through a partner to a budget line, and agrees with the card to the fen', async () => {
  const ports = await fundedPorts();
  expect(await moneyTrail(ports, OF, 5)).toEqual({ byCategory: [], byPartner: [], spending: [] });
  await payOut(ports, 1500);
  await advanceTo(ports, 900);
  const spent = { projectId, partner: PARTNER, category: CATEGORY, ...PROOF };
  idsOf(await verifySpending(ports, OFFICER, { ...spent, key: 'spent', amountMinor: 300 }));
  idsOf(await returnAdvance(ports, OFFICER, { projectId, key: 'back', partner: PARTNER, amountMinor: 50 }));
  idsOf(await reimburseSpending(ports, OFFICER, { ...spent, key: 'first', amountMinor: 25 }));
  const trail = await moneyTrail(ports, OF, 5);
  expect(trail.byCategory).toEqual([{ category: CATEGORY, spentMinor: 325 }]);
  const partner = { paidMinor: 900, spentMinor: 300, returnedMinor: 50, advancesMinor: 550, owedMinor: 25 };
  expect(trail.byPartner).toEqual([{ partner: PARTNER, ...partner }]);
  expect(trail.spending.map(({ kind }) => kind)).toEqual(['spending.reimbursed', 'spending.verified']);
  expect(trail.spending[0]?.evidence).toEqual(PROOF.evidence);
  const fundUse = { spentMinor: 325, advancesMinor: 550 };
  expect(await getProject(ports, projectId)).toMatchObject({ fundUse });
  expect((await moneyTrail(ports, { projectId, currency: 'USD' }, 5)).byCategory).toEqual([]);
});

test('takes a corrected spending off its line and gives the partner its advance back', async () => {
  const ports = await fundedPorts();
  await payOut(ports, 1000);
  await advanceTo(ports, 1000);
  const spent = { projectId, key: 'spent', partner: PARTNER, category: CATEGORY, amountMinor: 1000, ...PROOF };
  idsOf(await verifySpending(ports, OFFICER, spent));
  expect(await reverseEntry(ports, OFFICER, { seq: 5, reason: '单据有误' })).toMatchObject({ reverses: 5 });
  const { byCategory, byPartner, spending } = await moneyTrail(ports, OF, 5);
  expect(byCategory).toEqual([{ category: CATEGORY, spentMinor: 0 }]);
  expect(byPartner).toMatchObject([{ paidMinor: 1000, spentMinor: 0, returnedMinor: 0, advancesMinor: 1000 }]);
  expect(spending.map(({ reverses }) => reverses)).toEqual([5, null]);
});

test('a list says of each project what its own partners hold, as the project alone does', async () => {
  const ports = await fundedPorts();
  await payOut(ports, 1500);
  await advanceTo(ports, 900);
  const list = await listProjects(ports, { limit: 10 });
  if ('kind' in list) throw new Error(list.reason);
  for (const card of list.items) expect(card).toEqual(await getProject(ports, card.projectId));
  expect(list.items.find((card) => card.projectId === SIBLING)).toMatchObject({
    fundUse: { advancesMinor: 0, heldMinor: 0 },
  });
});
