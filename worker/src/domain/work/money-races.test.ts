// Two people who move the same money at the same moment: exactly one wins, and the books say what the winner did.

import type { WorkKind } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import type { Ports } from '../../ports/index.ts';
import { atOnce } from '../../testing/at-once.ts';
import {
  AFTER_CAMPAIGN_MS,
  advanceTo,
  CATEGORY,
  fundedPorts,
  payOut,
  receiveUnexplained,
} from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, OFFICER } from '../../testing/index.ts';
import { SAMPLE_CONTENT } from '../../testing/work-samples.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { importMoney } from '../fund/money-import.ts';
import { getProject } from '../project/project.ts';
import { isRefusal } from '../refusal.ts';
import { openWork } from './open-work.ts';

const ROUNDS = 200;
/** Of the gift of 20.00, less its fee. */
const LEFT_MINOR = 1988;
const COPY = 'c1'.repeat(32);
const { projectId } = aProject();
/** A budget without the line that is spent along. */
const ELSEWHERE = [{ item: '防滑地面', amount: { amountMinor: 1_000_000, currency: 'CNY' } }];

async function opened(ports: TestPorts, kind: WorkKind, content: object): Promise<string> {
  const asked = { kind, projectId, content: { ...SAMPLE_CONTENT[kind](), ...content }, requestKey: null };
  const item = await openWork(ports, somebody(['finance']), asked);
  if (isRefusal(item)) throw new Error(JSON.stringify(item));
  return item.itemId;
}

type Move = readonly [kind: WorkKind, itemId: string, step: string];

/** The first of two that are taken at once is taken, and the other is refused. */
async function firstWins(ports: TestPorts, [kind, itemId, step]: Move, [otherKind, otherId, otherStep]: Move) {
  const [first, second] = await atOnce(
    ports,
    (own) => take(own, kind, { itemId, step }),
    (own) => take(own, otherKind, { itemId: otherId, step: otherStep }),
  );
  expect(first).toMatchObject({ itemId });
  expect(isRefusal(second)).toBe(true);
}

async function raised(ports: TestPorts): Promise<number> {
  return (await getProject(ports, projectId))?.raisedMinor ?? 0;
}

describe('money that nobody could explain', () => {
  test('CON-01 goes back, or is a gift by another copy of its statement: exactly one, 200 of 200', async () => {
    const ports = await fundedPorts();
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await raised(ports);
      const seq = await receiveUnexplained(ports);
      const itemId = await opened(ports, 'unmatched-money', { receipt: seq, decision: 'return' });
      const ref = (await ports.store.books.entry(seq))?.effectKey.split(':').at(-1) ?? '';
      const row = { ref, on: '2026-11-20', amountMinor: 300, count: 1, projectId, code: null };
      const input = { projectId, source: 'bank', platform: null, document: COPY, dryRun: false, rows: [row] } as const;
      const approve = (own: Ports) => take(own, 'unmatched-money', { itemId, step: 'approve' });
      const again = (own: Ports) => importMoney(own, OFFICER, { ...input, rows: [row] });
      if (round % 2 === 0) {
        const [approval, result] = await atOnce(ports, approve, again);
        expect(approval).toMatchObject({ state: 'approved' });
        expect(result).toMatchObject({ rows: [{ outcome: 'waiting', reason: 'return-approved', item: itemId }] });
        expect(await raised(ports)).toBe(before);
      } else {
        const [result, approval] = await atOnce(ports, again, approve);
        expect(result).toMatchObject({ rows: [{ outcome: 'counted' }] });
        expect(approval).toMatchObject({ reason: 'not-fit', errors: [{ pointer: '/receipt' }] });
        expect(await raised(ports)).toBe(before + 300);
      }
    }
  });

  test.each(['match', 'return'])(
    'CON-01 goes back by one item, and another to %s it is refused, 200 of 200',
    async (decision) => {
      const ports = await fundedPorts();
      for (let round = 0; round < ROUNDS; round += 1) {
        const receipt = await receiveUnexplained(ports);
        const back = await opened(ports, 'unmatched-money', { receipt, decision: 'return' });
        const other = await opened(ports, 'unmatched-money', { receipt, decision });
        const moves = [back, other].map((itemId) => ['unmatched-money', itemId, 'approve'] as const);
        const [one, two] = round % 2 === 0 ? moves : moves.toReversed();
        if (one && two) await firstWins(ports, one, two);
      }
    },
  );
});

describe('a budget and what is spent along it', () => {
  test('CON-01 move at once: the spending is verified, or its line goes, 200 of 200', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const ports = await fundedPorts();
      await payOut(ports, 1500);
      await advanceTo(ports, 500);
      const { itemId: spending } = await itemIn(ports, 'spendings', 'checked');
      const change = await opened(ports, 'changes-of-use', { budget: ELSEWHERE });
      for (const step of ['consult', 'approve', 'file']) await take(ports, 'changes-of-use', { itemId: change, step });
      const moves = [['spendings', spending, 'verify'] as const, ['changes-of-use', change, 'publish'] as const];
      const [one, two] = round % 2 === 0 ? moves : moves.toReversed();
      if (one && two) await firstWins(ports, one, two);
      const project = await getProject(ports, projectId);
      expect(project?.fundUse.spentMinor).toBe(round % 2 === 0 ? 100 : 0);
      expect(project?.budget?.some(({ item }) => item === CATEGORY)).toBe(round % 2 === 0);
    }
  });
});

/** Steps of which one takes the other's ground away. */
const OPPOSED = [
  ['disbursements', 'requested', 'approve', 'withdraw'],
  ['disbursements', 'approved', 'pay', 'cancel'],
  ['refunds', 'requested', 'approve', 'withdraw'],
  ['refunds', 'approved', 'pay', 'cancel'],
  ['changes-of-use', 'consulted', 'approve', 'reject'],
  ['changes-of-use', 'filed', 'publish', 'withdraw'],
  ['surpluses', 'proposed', 'confirm', 'withdraw'],
  ['unmatched-money', 'proposed', 'approve', 'withdraw'],
  ['unmatched-money', 'approved', 'pay', 'cancel'],
] as const;

/** What only one of two can have: all that is left of the fund, of an advance, the one budget. */
const LAST = {
  surpluses: async (ports: TestPorts) => {
    ports.clock.set(AFTER_CAMPAIGN_MS);
    const amount = { amountMinor: LEFT_MINOR, currency: 'CNY' };
    return [await opened(ports, 'surpluses', { amount }), await opened(ports, 'surpluses', { amount })];
  },
  spendings: async (ports: TestPorts) => {
    await advanceTo(ports, 100);
    return [(await itemIn(ports, 'spendings', 'checked')).itemId, (await itemIn(ports, 'spendings', 'checked')).itemId];
  },
  'changes-of-use': async (ports: TestPorts) => {
    const one = await itemIn(ports, 'changes-of-use', 'filed');
    return [one.itemId, (await itemIn(ports, 'changes-of-use', 'filed')).itemId];
  },
} as const;
const LAST_STEPS = [
  ['surpluses', 'confirm'],
  ['spendings', 'verify'],
  ['changes-of-use', 'publish'],
] as const;

describe('two people at once', () => {
  test('CON-01 deciding and taking back one thing: exactly one wins, 200 of 200 over the kinds that move money', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [kind, state, ...steps] = OPPOSED[round % OPPOSED.length] ?? OPPOSED[0];
      const ports = await fundedPorts();
      await payOut(ports, 1500);
      if (kind === 'surpluses') ports.clock.set(AFTER_CAMPAIGN_MS);
      const { itemId, revision } = await itemIn(ports, kind, state);
      const [one, two] = round % 2 === 0 ? steps : steps.toReversed();
      await firstWins(ports, [kind, itemId, one ?? ''], [kind, itemId, two ?? '']);
      expect(await ports.store.work.item(itemId)).toMatchObject({ revision: revision + 1 });
    }
  });

  test('CON-01 approving two for the last yuan: exactly one is booked, 200 of 200 over surplus, spending and use', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [kind, step] = LAST_STEPS[round % LAST_STEPS.length] ?? LAST_STEPS[0];
      const ports = await fundedPorts();
      await payOut(ports, 1500);
      const [one = '', two = ''] = await LAST[kind](ports);
      await firstWins(ports, [kind, one, step], [kind, two, step]);
    }
  });
});
