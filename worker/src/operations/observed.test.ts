import { describe, expect, test } from 'vitest';
import type { StoreError } from '../ports/index.ts';
import { PaymentsError } from '../ports/index.ts';
import { aPublication, FaultyStore, MemoryStore, ScriptedPayments } from '../testing/index.ts';
import { NO_MEASURES } from './measures.ts';
import { hearing, observePayments, observeReporter, observeStore } from './observed.ts';

function collecting() {
  const seen: Record<string, unknown>[] = [];
  return {
    seen,
    measures: {
      entry: (event: string, fields: object) => seen.push({ event, ...fields }),
      providerCall: (call: object) => seen.push({ ...call }),
      writeUnit: (call: object) => seen.push({ ...call }),
    },
  };
}

describe('an observed store', () => {
  test('answers what the store answers, and tells how each unit ended', async () => {
    const inner = new FaultyStore(new MemoryStore());
    const { seen, measures } = collecting();
    const told: string[] = [];
    const store = observeStore(inner, measures, (outcome) => told.push(outcome));
    expect(await store.commit(aPublication())).toEqual({ kind: 'committed' });
    expect(await store.commit(aPublication())).toMatchObject({ kind: 'lost' });
    inner.failNext('before');
    await expect(store.commit(aPublication())).rejects.toMatchObject({ code: 'busy' } satisfies Partial<StoreError>);
    inner.failNext('after');
    await expect(store.commit([])).rejects.toMatchObject({ code: 'unknown-outcome' });
    expect(told).toEqual(['committed', 'lost', 'busy', 'unknown-outcome']);
    expect(seen).toEqual(told.map((outcome) => ({ outcome, tookMs: expect.any(Number), waiting: 1 })));
    expect(store.pledges).toBe(inner.pledges);
  });

  test('counts the units that wait at the same time', async () => {
    const { seen, measures } = collecting();
    const store = observeStore(new MemoryStore(), measures, () => undefined);
    await Promise.all([store.commit([]), store.commit([]), store.commit([])]);
    expect(seen.map(({ waiting }) => waiting)).toEqual([3, 2, 1]);
  });
});

describe('observed payments', () => {
  test('pass every answer and every failure through', async () => {
    const inner = new ScriptedPayments();
    const { seen, measures } = collecting();
    const told: string[] = [];
    const payments = observePayments(inner, measures, (outcome) => told.push(outcome));
    await expect(payments.read('cs_none')).rejects.toBeInstanceOf(PaymentsError);
    inner.failNextRead('unavailable');
    await expect(payments.read('cs_none')).rejects.toMatchObject({ code: 'unavailable' });
    expect(told).toEqual(['not-found', 'unavailable']);
    expect(seen[0]).toEqual({ name: 'read', outcome: 'not-found', tookMs: expect.any(Number) });
    await expect(payments.verifyNotice('{}', 'forged')).rejects.toMatchObject({ code: 'invalid-signature' });
    expect([payments.mode, payments.provider, payments.pageOrigin]).toEqual([
      inner.mode,
      inner.provider,
      inner.pageOrigin,
    ]);
  });
});

describe('a reporter that is listened to', () => {
  test('remembers one event, and passes all of them on', () => {
    const written: string[] = [];
    const heard = hearing({ report: (_, event) => written.push(event) }, 'forwarding-header-ignored');
    heard.reporter.report('info', 'tick', {});
    expect(heard.wasHeard()).toBe(false);
    heard.reporter.report('warn', 'forwarding-header-ignored', {});
    expect([heard.wasHeard(), written]).toEqual([true, ['tick', 'forwarding-header-ignored']]);
  });
});

describe('an observed reporter', () => {
  test('measures every entry and writes it as it came', () => {
    const written: unknown[] = [];
    const { seen, measures } = collecting();
    const reporter = observeReporter({ report: (...entry) => written.push(entry) }, measures);
    reporter.report('info', 'tick', { swept: 2 });
    expect(written).toEqual([['info', 'tick', { swept: 2 }]]);
    expect(seen).toEqual([{ event: 'tick', swept: 2 }]);
    expect(NO_MEASURES.entry('tick', {})).toBeUndefined();
  });
});
