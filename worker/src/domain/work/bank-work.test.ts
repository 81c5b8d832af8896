import { bodiesOf } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { fundedPorts, SIBLING, STATEMENT } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, NOW_MS } from '../../testing/index.ts';
import { somebody } from '../../testing/work-walk.ts';
import { getProject } from '../project/project.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal } from '../refusal.ts';
import { openWork } from './open-work.ts';
import { takeStep } from './take-step.ts';

const { projectId } = aProject();
const DAY_MS = 24 * 60 * 60_000;
/** In a gift of 20.00 whose fee was 0.12. */
const PAID_OUT = 1_988;

let ports: TestPorts;
const finance = somebody(['finance']);
const approver = somebody(['approver']);

beforeEach(async () => {
  ports = await fundedPorts();
});

function yuan(amountMinor: number) {
  return { amountMinor, currency: 'CNY' };
}

function payout(over: object = {}) {
  return { what: 'payout', amount: yuan(PAID_OUT), lineRef: '7', statement: STATEMENT, provider: 'stripe', ...over };
}

type Kind = 'bank-entries' | 'reconciliations';

function open(kind: Kind, content: object) {
  return openWork(ports, finance, { kind, projectId, content: { ...content }, requestKey: null });
}

async function confirmed(kind: Kind, content: object) {
  const item = await open(kind, content);
  if (isRefusal(item)) return item;
  return takeStep(ports, approver, { kind, itemId: item.itemId, step: 'confirm', input: {}, requestKey: null });
}

function reasonOf(answer: object | Refusal) {
  return 'reason' in answer ? answer.reason : answer;
}

async function atBank() {
  const [entry] = await ports.store.books.latest(projectId, 1);
  return entry?.postings.map(({ account, amountMinor }) => [account.code, amountMinor]);
}

describe('a payout that reached the bank', () => {
  test('is booked when a second person confirms it, and not before', async () => {
    const before = await atBank();
    await open('bank-entries', payout());
    expect(await atBank()).toEqual(before);
    expect(await confirmed('bank-entries', payout())).toMatchObject({ state: 'booked' });
    expect(await atBank()).toContainEqual(['A:Bank', PAID_OUT]);
  });

  test('is booked once, whoever writes the line down again', async () => {
    await confirmed('bank-entries', payout({ amount: yuan(500) }));
    const again = await confirmed('bank-entries', payout({ amount: yuan(500) }));
    expect(reasonOf(again)).toBe('not-fit');
  });

  test('is never more than the provider has taken for the charity', async () => {
    expect(reasonOf(await confirmed('bank-entries', payout({ amount: yuan(PAID_OUT + 1) })))).toBe('balance-too-low');
  });

  test('is divided among projects, all of it or nothing', async () => {
    const parts = [
      { project: projectId, amount: yuan(1_500) },
      { project: SIBLING, amount: yuan(488) },
    ];
    expect(await confirmed('bank-entries', payout({ parts }))).toMatchObject({ state: 'booked' });
    const stranger = [{ project: 'zzzzzzzzzzzzzzzz', amount: yuan(PAID_OUT) }];
    expect(reasonOf(await confirmed('bank-entries', payout({ lineRef: '8', parts: stranger })))).toBe('not-fit');
  });

  test.each([
    ['parts that do not add up', payout({ parts: [{ project: projectId, amount: yuan(1) }] })],
    ['no provider', payout({ provider: undefined })],
    ['interest from a provider', payout({ what: 'interest' })],
    ['a statement that is no digest', payout({ statement: 'statement.xlsx' })],
  ])('is not understood with %s', (_, content) => {
    expect(bodiesOf('bank-entries').open.safeParse(JSON.parse(JSON.stringify(content))).success).toBe(false);
  });
});

test('interest is the project’s, once for each line', async () => {
  const interest = { what: 'interest', amount: yuan(37), lineRef: '9', statement: STATEMENT };
  const before = await getProject(ports, projectId);
  expect(await confirmed('bank-entries', interest)).toMatchObject({ state: 'booked' });
  const after = await getProject(ports, projectId);
  expect([after?.fundUse.interestMinor, after?.raisedMinor]).toEqual([37, before?.raisedMinor]);
  expect(reasonOf(await confirmed('bank-entries', interest))).toBe('not-fit');
});

describe('a reconciliation', () => {
  const YESTERDAY = new Date(NOW_MS).toISOString().slice(0, 10);

  function bankSays(balanceMinor: number, over: object = {}) {
    return { on: YESTERDAY, balance: yuan(balanceMinor), statement: STATEMENT, differences: [], ...over };
  }

  beforeEach(async () => {
    await confirmed('bank-entries', payout());
    ports.clock.advance(DAY_MS);
  });

  test('is published when a second person confirms it, with what the books had', async () => {
    const item = await confirmed('reconciliations', bankSays(PAID_OUT));
    expect(item).toMatchObject({ state: 'booked', content: { booked: yuan(PAID_OUT) } });
    expect(await ports.store.log.reconciliations(10)).toHaveLength(1);
  });

  test('says at once what the books have where the difference is not named to the fen', async () => {
    const refused = await open('reconciliations', bankSays(PAID_OUT + 100));
    expect(refused).toMatchObject({ errors: [{ pointer: '/balance', message: expect.stringContaining('19.88') }] });
    const named = { difference: 'unidentified', side: 'statement-has-more', amount: yuan(100) };
    expect(await confirmed('reconciliations', bankSays(PAID_OUT + 100, { differences: [named] }))).toMatchObject({
      state: 'booked',
    });
    const turned = { ...named, side: 'statement-has-less' };
    expect(reasonOf(await open('reconciliations', bankSays(PAID_OUT + 100, { differences: [turned] })))).toBe(
      'not-fit',
    );
    expect(reasonOf(await open('reconciliations', bankSays(PAID_OUT + 200, { differences: [named, named] })))).toBe(
      'not-fit',
    );
  });

  test('is not confirmed where the books have moved since', async () => {
    const item = await open('reconciliations', bankSays(PAID_OUT));
    if (isRefusal(item)) throw new Error('refused');
    // As if an entry of that day had been told late.
    const balanceOn = ports.store.books.balanceOn.bind(ports.store.books);
    ports.store.books.balanceOn = async (accountId, on) => (await balanceOn(accountId, on)) + 5;
    const asked = {
      kind: 'reconciliations',
      itemId: item.itemId,
      step: 'confirm',
      input: {},
      requestKey: null,
    } as const;
    expect(reasonOf(await takeStep(ports, approver, asked))).toBe('not-fit');
    expect(await ports.store.log.reconciliations(10)).toEqual([]);
  });
});
