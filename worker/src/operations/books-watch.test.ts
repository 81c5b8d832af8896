import { expect, test } from 'vitest';
import { reconcile } from '../domain/fund/reconciliation.ts';
import { importStatement } from '../domain/fund/statement-import.ts';
import { fundedPorts, payOut, SIBLING, STATEMENT } from '../testing/funding.ts';
import type { TestPorts } from '../testing/index.ts';
import { aProject, idsOf, OFFICER } from '../testing/index.ts';
import { BooksWatch } from './books-watch.ts';

const { projectId } = aProject();
const ON = '2026-11-22';
const MINUTE_MS = 60_000;

/** 5.00 in the bank, as its statement of that day says. */
async function agreed(): Promise<TestPorts> {
  const ports = await fundedPorts();
  idsOf(await payOut(ports, 500));
  ports.clock.advance(24 * 60 * MINUTE_MS);
  await agree(ports, 500, STATEMENT);
  return ports;
}

async function agree(ports: TestPorts, balanceMinor: number, statement: string): Promise<void> {
  const told = { provider: null, on: ON, statement, balanceMinor, differences: [] };
  idsOf(await reconcile(ports, OFFICER, { projectId, key: statement, ...told }));
}

async function bookIntoThatDay(ports: TestPorts): Promise<void> {
  const told = {
    source: 'bank',
    platform: null,
    on: ON,
    statement: 'b7'.repeat(32),
    count: 1,
    amountMinor: 9,
  } as const;
  const parts = [{ projectId: SIBLING, count: 1, amountMinor: 9 }];
  idsOf(await importStatement(ports, OFFICER, { projectId, key: 'late', ...told, parts }));
}

test('is silent while the books give what was agreed, and says so when they no longer do, within ten minutes', async () => {
  const ports = await agreed();
  const watch = new BooksWatch(ports);
  expect(await watch.findings()).toEqual([]);
  await bookIntoThatDay(ports);
  expect(await new BooksWatch(ports).findings()).toEqual(['books-differ']);
  ports.clock.advance(10 * MINUTE_MS - 1);
  expect(await watch.findings()).toEqual([]);
  ports.clock.advance(1);
  expect(await watch.findings()).toEqual(['books-differ']);
  await agree(ports, 509, 'c1'.repeat(32));
  ports.clock.advance(10 * MINUTE_MS);
  expect(await watch.findings()).toEqual([]);
});

test('compares once, however many ask, and again at once where the comparison failed or the clock was set back', async () => {
  const ports = await agreed();
  const { log } = ports.store;
  const { reconciliations } = log;
  let asked = 0;
  let isAway = true;
  log.reconciliations = async (limit) => {
    asked += 1;
    if (isAway) throw new Error('away');
    return reconciliations.call(log, limit);
  };
  const watch = new BooksWatch(ports);
  await expect(watch.findings()).rejects.toThrow('away');
  isAway = false;
  await Promise.all(Array.from({ length: 1000 }, () => watch.findings()));
  expect(asked).toBe(2);
  ports.clock.advance(-1);
  await watch.findings();
  expect(asked).toBe(3);
});
