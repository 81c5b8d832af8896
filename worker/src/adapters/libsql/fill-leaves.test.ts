import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseLeaf } from '@happy-homeland/log/books';
import { afterEach, expect, test } from 'vitest';
import type { JournalDraft, WriteUnit } from '../../ports/index.ts';
import {
  aClearingAccount,
  aFee,
  aJournal,
  anId,
  aPublication,
  aReversal,
  beginLog,
  openLibsqlStore,
  pledgeUnit,
  projectMigrations,
  sessionUnit,
  settleUnit,
  testPorts,
} from '../../testing/index.ts';
import { compile } from './changes/compile.ts';
import { SerialClient } from './client.ts';
import { applyMigrations } from './migrate.ts';

const path = join(tmpdir(), `happy-homeland-leaves-${crypto.randomUUID()}.db`);
const BEFORE_THE_LOG = 7;

afterEach(async () => {
  for (const suffix of ['', '-wal', '-shm', '-life', '-log']) await rm(`${path}${suffix}`, { force: true });
});

/** Units as the version before the log wrote them: no leaf. */
async function writeOldBooks(units: readonly WriteUnit[]): Promise<void> {
  const database = new SerialClient({ url: `file:${path}` });
  await database.verify();
  await applyMigrations(database, (await projectMigrations()).slice(0, BEFORE_THE_LOG));
  // Columns of later, that the store of today fills.
  const later = [
    'journal COLUMN gift_id',
    'federation COLUMN parent_tenant_id',
    'federation COLUMN level',
    'project COLUMN standing',
    'campaign COLUMN ended_on',
    'donor_private COLUMN news_email',
    'donor_private COLUMN message_shown',
  ];
  const alter = (verb: string, end: string) =>
    later.map((column) => `ALTER TABLE ${column.replace(' COLUMN', ` ${verb} COLUMN`)}${end}`);
  await database.batch(alter('ADD', ' TEXT'), 'write');
  for (const unit of units) {
    const old = unit.map((change) => (change.kind === 'append-journal' ? { ...change, leaf: null } : change));
    const statements = old.flatMap((change) => compile(change)).map(({ sql, args }) => ({ sql, args }));
    await database.batch(statements, 'write');
  }
  await database.batch(alter('DROP', ''), 'write');
  await database.drained();
}

function append(journal: JournalDraft): WriteUnit {
  return [{ kind: 'append-journal', journal, leaf: null }];
}

test('entries from before there was a log get their leaves in the order in which they were booked', async () => {
  const wrong = aJournal({ journalId: anId('wrong'), effectKey: 'paid:stripe:pi_wrong' });
  const postings = [
    { account: aClearingAccount(), amountMinor: 2000 },
    { account: aClearingAccount({ code: 'L:HeldGifts', side: 'credit' }), amountMinor: -2000 },
  ];
  const names = { journalId: anId('held'), effectKey: 'paid:stripe:pi_held', kind: 'gift.held' };
  const held = aJournal({ ...names, postings, source: null, public: false });
  await writeOldBooks([
    aPublication(),
    [...pledgeUnit(1), ...sessionUnit(1), ...settleUnit(1)],
    append(wrong),
    append(held),
    append(aReversal(wrong, 2)),
    append(aFee()),
  ]);
  const migrations = await projectMigrations();
  const store = await openLibsqlStore({ url: `file:${path}`, migrations });
  await beginLog(await testPorts({ store }), '2026-11-22');
  const leaves = (await store.log.leaves({ from: 0, limit: 9 })).map(({ index, bytes }) => ({
    index,
    leaf: parseLeaf(bytes),
  }));
  expect(leaves.map(({ index, leaf }) => [index, leaf?.kind])).toEqual([
    [0, 'genesis'],
    [1, 'donation.settled'],
    [2, 'donation.settled'],
    [3, 'correction.reversed'],
    [4, 'fee.charged'],
  ]);
  const receipt = await store.pledges.receiptOf(anId('gift1'));
  expect(leaves[1]?.leaf).toMatchObject({ receiptNo: receipt?.receiptNo });
  expect(leaves[1]?.leaf).not.toHaveProperty('commitment');
  expect(leaves[3]?.leaf).toMatchObject({ reverses: 2, of: 'donation.settled', reason: '重复入账' });
  expect(await store.books.entry(3)).toMatchObject({ kind: 'gift.held', leafIndex: null });
  await store.close();
  const again = await openLibsqlStore({ url: `file:${path}`, migrations });
  expect(await again.log.fixed()).toBe(5);
  await again.close();
});

test('books whose public entry has lost its leaf are refused', async () => {
  await writeOldBooks([aPublication(), append(aJournal())]);
  const migrations = await projectMigrations();
  const store = await openLibsqlStore({ url: `file:${path}`, migrations });
  await store.close();
  const database = new SerialClient({ url: `file:${path}` });
  await database.batch(['DROP TRIGGER leaf_no_update', "UPDATE leaf SET kind = 'fee.charged'"], 'write');
  await database.drained();
  await expect(openLibsqlStore({ url: `file:${path}`, migrations })).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('publication of entry 1 is kept as 0 but its entries give 1'),
  });
});
