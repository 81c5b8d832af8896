// What holds for a unit as a whole: all or nothing, one at a time, and harmless when it is sent twice.

import assert from 'node:assert/strict';
import type { Change, Guard, Store } from '../../ports/index.ts';
import { aFederation, aNotice, anApiKey, anId, aProject, aPublication, aSiteRequest, NOW_MS } from '../builders.ts';
import { giftId, pledgeUnit, sessionUnit, settleUnit } from '../gift-builders.ts';
import { anIdempotency, aReadToken } from '../pledge-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const CAPACITY = 200;

export const unitCases: readonly StoreCase[] = [
  {
    title: 'CON-10 undoes the first change when the second is lost',
    async check(store) {
      await commits(store, ...aPublication());
      const second: Change = { kind: 'put-federation', record: aFederation() };
      await loses(store, 'revision', ...pledgeUnit(1), second);
      await loses(store, 'revision', { kind: 'insert-inbox', record: aNotice() }, second);
      assert.equal(await store.pledges.pledge(giftId(1)), null);
      assert.equal(await store.pledges.idempotency(anId('tenant'), 'key-1'), null);
      assert.equal(await store.books.seen('stripe', 'evt_1'), false);
    },
  },
  {
    title: 'CON-10 leaves nothing of a settlement that is lost at its last change',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...sessionUnit(1));
      const before = await everything(store);
      await loses(store, 'api-key', ...settleUnit(1), ...Array(2).fill(INSERT_KEY));
      await isInvalid(store, ...settleUnit(1), {
        kind: 'put-project',
        record: aProject({ revision: 2, goalMinor: 0 }),
      });
      assert.deepEqual(await everything(store), before);
      await commits(store, ...settleUnit(1));
    },
  },
  {
    title: 'sees in a later change what an earlier one of the same unit did',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...sessionUnit(1), ...settleUnit(1));
      assert.equal((await store.pledges.pledge(giftId(1)))?.paymentState, 'paid');
      assert.equal((await store.books.entry(1))?.effectKey, 'paid:stripe:pi_1');
    },
  },
  {
    title: 'loses a guard when a unit that was persisted is sent again after an unknown outcome',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(9));
      for (const [guard, change] of REPEATED) {
        await commits(store, change);
        const before = await everything(store);
        await loses(store, guard, change);
        assert.deepEqual(await everything(store), before, change.kind);
      }
    },
  },
  {
    title: 'accepts exactly as many of 400 concurrent pledges as fit under the cap',
    async check(store) {
      await commits(store, ...aPublication({ hardCap: true, goalMinor: CAPACITY * 100 }));
      const units = Array.from({ length: 2 * CAPACITY }, (_, number) => pledgeUnit(number, { amountMinor: 100 }));
      const outcomes = await Promise.all(units.map((unit) => store.commit(unit)));
      const lost = outcomes.filter((outcome) => outcome.kind === 'lost');
      assert.equal(outcomes.length - lost.length, CAPACITY);
      assert.deepEqual(new Set(lost.map(({ guard }) => guard)), new Set(['hard-cap']));
      assert.equal(await store.directory.roomLeft(anId('project')), 0);
    },
  },
  {
    title: 'CON-07 lets one of two concurrent writers of a revision win, every time',
    async check(store) {
      await commits(store, ...aPublication());
      for (let revision = 2; revision < 22; revision += 1) {
        const put = (title: string) => store.commit([{ kind: 'put-project', record: aProject({ revision, title }) }]);
        const outcomes = await Promise.all([put('one'), put('two')]);
        assert.deepEqual(outcomes, [{ kind: 'committed' }, { kind: 'lost', guard: 'revision' }]);
      }
    },
  },
];

const INSERT_KEY: Change = { kind: 'insert-api-key', record: anApiKey() };

/** Every change that may be repeated blindly, with the guard that stops the repetition, in an order that commits. */
const REPEATED: readonly (readonly [Guard, Change])[] = [
  ['revision', { kind: 'put-federation', record: aFederation({ revision: 2 }) }],
  ['revision', { kind: 'put-project', record: aProject({ projectId: anId('next'), externalId: 'next', position: 2 }) }],
  ['api-key', INSERT_KEY],
  ['origin', { kind: 'insert-site-request', record: aSiteRequest() }],
  ...guarded('pledge-state', pledgeUnit(1).slice(0, 1)),
  ['idempotency-key', { kind: 'insert-idempotency', record: anIdempotency({ pledgeId: giftId(1), keyHash: 'k' }) }],
  [
    'lease',
    { kind: 'lease-idempotency', tenantId: anId('tenant'), keyHash: 'key-9', from: NOW_MS + 60_000, to: NOW_MS },
  ],
  ...guarded('pledge-state', sessionUnit(1)),
  ...guarded('pledge-state', settleUnit(1).slice(0, 1)),
  ...guarded('effect', settleUnit(1).slice(1, 2)),
  ...guarded('receipt', settleUnit(1).slice(2, 3)),
  ['read-token', { kind: 'insert-read-token', record: aReadToken({ pledgeId: giftId(1) }) }],
  ['read-token', { kind: 'use-read-token', tokenHash: 'token-hash', atMs: NOW_MS }],
  ['inbox', { kind: 'insert-inbox', record: aNotice() }],
];

function guarded(guard: Guard, changes: readonly Change[]): (readonly [Guard, Change])[] {
  return changes.map((change) => [guard, change]);
}

async function everything(store: Store): Promise<unknown> {
  const projectId = anId('project');
  return {
    file: await store.directory.file(projectId),
    files: await store.directory.files({ today: '2026-11-22', limit: 100 }),
    pledges: [await store.pledges.pledge(giftId(1)), await store.pledges.pledge(giftId(9))],
    keys: [await store.pledges.idempotency(anId('tenant'), 'k'), await store.directory.apiKey(anApiKey().keyHash)],
    receipt: await store.pledges.receiptOf(giftId(1)),
    totals: await store.books.totals([projectId]),
    balances: await store.books.balances([projectId]),
    entries: await store.books.entries({ projectId, afterSeq: 0, limit: 100 }),
  };
}
