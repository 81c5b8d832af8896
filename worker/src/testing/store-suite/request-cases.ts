import assert from 'node:assert/strict';
import { aNotice, anApiKey, anAudit, anId, aPublication, aSiteRequest, NOW_MS } from '../builders.ts';
import { giftId, pledgeUnit, sessionUnit, settleUnit } from '../gift-builders.ts';
import { anIdempotency, aReadToken, aReceipt } from '../pledge-builders.ts';
import type { StoreCase } from './store-case.ts';
import { commits, isInvalid, loses } from './store-case.ts';

const TENANT = anId('tenant');
const LEASE = { kind: 'lease-idempotency', tenantId: TENANT, keyHash: 'key-1' } as const;
const LEASED_UNTIL = anIdempotency().leaseUntilMs;

export const requestCases: readonly StoreCase[] = [
  {
    title: 'IDM-06 ties an idempotency key to one pledge of its tenant',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...pledgeUnit(2));
      const again = anIdempotency({ keyHash: 'key-1', pledgeId: giftId(2) });
      await loses(store, 'idempotency-key', { kind: 'insert-idempotency', record: again });
      const orphan = anIdempotency({ keyHash: 'key-3', pledgeId: giftId(3) });
      await loses(store, 'parent', { kind: 'insert-idempotency', record: orphan });
      const foreign = anIdempotency({ tenantId: anId('other'), pledgeId: giftId(1) });
      await loses(store, 'parent', { kind: 'insert-idempotency', record: foreign });
      assert.equal((await store.pledges.idempotency(TENANT, 'key-1'))?.pledgeId, giftId(1));
    },
  },
  {
    title: 'gives a lease only to whoever read the last one',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1));
      await loses(store, 'lease', { ...LEASE, from: LEASED_UNTIL - 1, to: 1 });
      await loses(store, 'lease', { ...LEASE, keyHash: 'nobody', from: LEASED_UNTIL, to: 1 });
      await commits(store, { ...LEASE, from: LEASED_UNTIL, to: LEASED_UNTIL + 1 });
      await loses(store, 'lease', { ...LEASE, from: LEASED_UNTIL, to: LEASED_UNTIL + 2 });
      assert.equal((await store.pledges.idempotency(TENANT, 'key-1'))?.leaseUntilMs, LEASED_UNTIL + 1);
    },
  },
  {
    title: 'frees the key of a refused pledge, also when it is free already',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...pledgeUnit(2));
      const free = { kind: 'delete-idempotency', tenantId: TENANT, pledgeId: giftId(1) } as const;
      await commits(store, free);
      await commits(store, free);
      assert.equal(await store.pledges.idempotency(TENANT, 'key-1'), null);
      assert.equal((await store.pledges.idempotency(TENANT, 'key-2'))?.pledgeId, giftId(2));
    },
  },
  {
    title: 'issues one receipt per pledge, for an entry of the books',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1), ...sessionUnit(1), ...settleUnit(1));
      const receipt = await store.pledges.receiptOf(giftId(1));
      assert.ok(receipt);
      assert.deepEqual(await store.pledges.receipt(receipt.receiptNo), receipt);
      assert.equal(await store.pledges.receipt('hh7777777777777777'), null);
      const next = { receiptNo: 'hh7777777777777777', pledgeId: giftId(1), effectKey: 'paid:stripe:pi_1' };
      await loses(store, 'receipt', { kind: 'insert-receipt', record: aReceipt(next) });
      await loses(store, 'parent', { kind: 'insert-receipt', record: aReceipt({ ...next, pledgeId: giftId(9) }) });
      await commits(store, ...pledgeUnit(2));
      const other = { ...next, pledgeId: giftId(2) };
      await loses(store, 'parent', { kind: 'insert-receipt', record: aReceipt({ ...other, effectKey: 'nothing' }) });
      await loses(store, 'parent', { kind: 'insert-receipt', record: aReceipt({ ...other, tenantId: anId('x') }) });
      await isInvalid(store, { kind: 'insert-receipt', record: aReceipt({ ...other, amountMinor: 0 }) });
      assert.equal(await store.pledges.receiptOf(giftId(2)), null);
    },
  },
  {
    title: 'finds a receipt by the beginning of its number and its amount, and none where two have both',
    async check(store) {
      for (const number of [1, 2, 3]) {
        const facts = { amountMinor: number === 3 ? 2100 : 2000 };
        await commits(store, ...(number === 1 ? aPublication() : []), ...pledgeUnit(number, facts));
        await commits(store, ...sessionUnit(number), ...settleUnit(number, facts));
      }
      const first = await store.pledges.receiptOf(giftId(1));
      assert.ok(first);
      const find = (characters: number, amountMinor = 2000) =>
        store.pledges.receiptLike({ prefix: first.receiptNo.slice(0, characters), amountMinor });
      assert.deepEqual(await find(18), first);
      assert.equal(await find(18, 2001), null);
      assert.equal(await find(2), null);
      const alone = await store.pledges.receiptLike({ prefix: 'hh', amountMinor: 2100 });
      assert.deepEqual(alone, await store.pledges.receiptOf(giftId(3)));
      assert.equal(await store.pledges.receiptLike({ prefix: 'hh7777777777', amountMinor: 2000 }), null);
    },
  },
  {
    title: 'lets a token be used once, and only before it expires',
    async check(store) {
      await commits(store, ...aPublication(), ...pledgeUnit(1));
      const record = aReadToken({ pledgeId: giftId(1) });
      await loses(store, 'read-token', { kind: 'use-read-token', tokenHash: 'token-hash', atMs: NOW_MS });
      await commits(store, { kind: 'insert-read-token', record });
      assert.deepEqual(await store.pledges.readToken('token-hash'), record);
      assert.equal(await store.pledges.readToken('nobody'), null);
      await loses(store, 'read-token', { kind: 'insert-read-token', record });
      const orphan = aReadToken({ tokenHash: 'other', pledgeId: giftId(9) });
      await loses(store, 'parent', { kind: 'insert-read-token', record: orphan });
      const use = { kind: 'use-read-token', tokenHash: 'token-hash' } as const;
      await loses(store, 'read-token', { ...use, atMs: record.expiresMs });
      await commits(store, { ...use, atMs: record.expiresMs - 1 });
      await loses(store, 'read-token', { ...use, atMs: NOW_MS });
      assert.equal(await store.pledges.readToken('token-hash'), null);
    },
  },
  {
    title: 'takes a notice of a provider once',
    async check(store) {
      assert.equal(await store.books.seen('stripe', 'evt_1'), false);
      await commits(store, { kind: 'insert-inbox', record: aNotice() });
      assert.equal(await store.books.seen('stripe', 'evt_1'), true);
      assert.equal(await store.books.seen('alipay', 'evt_1'), false);
      await loses(store, 'inbox', { kind: 'insert-inbox', record: aNotice({ outcome: 'other' }) });
      await commits(store, { kind: 'insert-inbox', record: aNotice({ provider: 'alipay' }) });
    },
  },
  {
    title: 'keeps API keys apart, for the operator and for a federation',
    async check(store) {
      const federal = anApiKey({ keyId: anId('k2'), keyHash: 'k2', tenantId: TENANT, expiresMs: 5 });
      await commits(store, { kind: 'insert-api-key', record: anApiKey() });
      await loses(store, 'parent', { kind: 'insert-api-key', record: federal });
      await commits(store, ...aPublication(), { kind: 'insert-api-key', record: federal });
      assert.deepEqual(await store.directory.apiKey('k2'), federal);
      assert.deepEqual(await store.directory.apiKey(anApiKey().keyHash), anApiKey());
      await loses(store, 'api-key', { kind: 'insert-api-key', record: anApiKey({ keyHash: 'k3' }) });
      await loses(store, 'api-key', { kind: 'insert-api-key', record: anApiKey({ keyId: anId('k3') }) });
    },
  },
  {
    title: 'takes one request per origin from webmasters',
    async check(store) {
      await commits(store, ...aPublication(), { kind: 'insert-site-request', record: aSiteRequest() });
      const again = aSiteRequest({ requestId: anId('again') });
      await loses(store, 'origin', { kind: 'insert-site-request', record: again });
      const orphan = { ...again, origin: 'https://x.example.org', projectId: anId('nobody') };
      await loses(store, 'parent', { kind: 'insert-site-request', record: orphan });
    },
  },
  {
    title: 'appends to the audit trail',
    async check(store) {
      await commits(store, { kind: 'append-audit', record: anAudit() });
      await commits(store, { kind: 'append-audit', record: anAudit({ tenantId: null }) });
    },
  },
];
