import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { heldGifts } from '../../ledger/chart.ts';
import type { StoreErrorCode } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';
import {
  aClearingAccount,
  aJournal,
  anApiKey,
  anId,
  aPublication,
  booking,
  pledgeUnit,
  projectMigrations,
  sessionUnit,
  settleUnit,
} from '../../testing/index.ts';
import { SerialClient } from './client.ts';
import { openLibsqlStore } from './open.ts';

let folder: string;
let path: string;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'happy-homeland-open-'));
  path = join(folder, 'books.db');
  url = `file:${path}`;
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function openStore() {
  return openLibsqlStore({ url, migrations: await projectMigrations() });
}

/** A closed file with ten settled gifts, one of them reversed in the totals by nobody. */
async function writeBooks(): Promise<void> {
  const store = await openStore();
  await store.commit(aPublication());
  for (let number = 0; number < 10; number += 1) {
    await store.commit([...pledgeUnit(number), ...sessionUnit(number), ...settleUnit(number)]);
  }
  await store.close();
}

/** What somebody with a shell could do to the file. */
async function edit(...statements: string[]): Promise<void> {
  const client = createClient({ url });
  for (const sql of statements) await client.execute(sql);
  client.close();
}

async function refusal(): Promise<StoreError> {
  try {
    const store = await openStore();
    await store.close();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

async function expectRefusal(code: StoreErrorCode, message: string | RegExp): Promise<void> {
  const error = await refusal();
  expect([error.code, error.message]).toEqual([code, expect.stringMatching(message)]);
}

describe('a sound file', () => {
  test('opens again and again, and keeps what is in it', async () => {
    await writeBooks();
    const store = await openStore();
    expect((await store.books.totals([anId('project')]))[0]).toMatchObject({ amountMinor: 20_000, entries: 10 });
    expect(await store.check()).toBeNull();
    await store.close();
    expect(await store.check()).toBe('closed');
  });

  test.each([
    ['other-mode', "UPDATE meta SET value = 'live' WHERE key = 'deployment-mode'"],
    [
      'newer-schema',
      "INSERT INTO schema_migration (version, name, sha256, applied_ms) VALUES (9999, 'of-a-newer-version', 'x', 0)",
    ],
  ])('says %s when another process has changed what it is', async (code, sql) => {
    const store = await openStore();
    await store.deploymentMode('test');
    expect(await store.check()).toBeNull();
    const other = new SerialClient({ url });
    await other.batch([sql], 'write');
    await other.drained();
    expect(await store.check()).toBe(code);
    await store.close();
  });

  test('tells what is held back, by currency', async () => {
    const store = await openStore();
    expect(await store.held()).toEqual([]);
    await store.commit(aPublication());
    const gift = aJournal({ kind: 'gift.held', amountMinor: 700, public: false });
    const held = heldGifts({ tenantId: gift.tenantId, charityId: gift.charityId, projectId: gift.projectId }, 'CNY');
    const postings = gift.postings.map((posting) =>
      posting.amountMinor < 0 ? { ...posting, account: held } : posting,
    );
    const journal = { ...gift, postings };
    expect(await store.commit([booking(journal)])).toEqual({ kind: 'committed' });
    expect(await store.held()).toEqual([{ currency: 'CNY', amountMinor: 700 }]);
    await store.close();
  });

  test('is empty until there is a key', async () => {
    const store = await openStore();
    expect(await store.isEmpty()).toBe(true);
    await store.commit([{ kind: 'insert-api-key', record: anApiKey() }]);
    expect(await store.isEmpty()).toBe(false);
    await store.close();
  });

  test('belongs to the mode it was first opened in', async () => {
    const store = await openStore();
    await store.deploymentMode('test');
    await store.deploymentMode('test');
    await expect(store.deploymentMode('live')).rejects.toMatchObject({ name: 'StoreError', code: 'other-mode' });
    await store.close();
  });
});

describe('a file that cannot be trusted', () => {
  test('that is no database is refused', async () => {
    await writeFile(path, 'These are not the books you are looking for.'.repeat(100));
    await expectRefusal('damaged', 'restore the last backup');
  });

  test('with a damaged page is refused', async () => {
    await writeBooks();
    await edit('PRAGMA wal_checkpoint(TRUNCATE)');
    const file = await open(path, 'r+');
    const { size } = await file.stat();
    for (let page = 4096; page < size; page += 4096) await file.write(Buffer.alloc(64, 0xff), 0, 64, page);
    await file.close();
    await expectRefusal('damaged', 'restore the last backup');
  });

  test('of a newer version is refused', async () => {
    await writeBooks();
    await edit("INSERT INTO schema_migration VALUES (99, 'next', 'x', 1)");
    await expectRefusal('newer-schema', /migration 99 \(next\).*start the newer version/);
  });

  test('where nothing can be opened is refused', async () => {
    url = `file:${join(folder, 'nowhere', 'books.db')}`;
    await expectRefusal('unavailable', 'check its folder');
    url = 'libsql://books.example.org';
    await expectRefusal('unavailable', 'must be a file');
  });

  test('with a row whose parent is gone is refused', async () => {
    await writeBooks();
    await edit(
      'PRAGMA foreign_keys = OFF',
      "DELETE FROM site WHERE site_id <> ''",
      'UPDATE federation SET tenant_id = 1',
    );
    await expectRefusal('damaged', 'has lost what it belongs to');
  });
});

describe('books that differ from their entries', () => {
  const { accountId } = aClearingAccount();

  test.each([
    [
      'a balance',
      `account ${accountId} is kept as 20001 but its entries give 20000`,
      ["UPDATE balance SET amount_minor = amount_minor + 1 WHERE side = 'debit'"],
    ],
    [
      'a balance that was never kept',
      `account ${accountId} is kept as 0`,
      ['DROP TRIGGER balance_no_delete', "DELETE FROM balance WHERE side = 'debit'"],
    ],
    ['the number of postings', `account ${accountId}`, ["UPDATE balance SET version = 9 WHERE side = 'debit'"]],
    [
      'a posting',
      `account ${accountId}`,
      ['DROP TRIGGER posting_no_update', 'UPDATE posting SET amount_minor = amount_minor + 1 WHERE rowid = 2'],
    ],
    [
      'a deleted entry',
      'entry 10|total|table leaf',
      [
        'DROP TRIGGER journal_no_delete',
        'DROP TRIGGER posting_no_delete',
        'PRAGMA foreign_keys = OFF',
        'DELETE FROM receipt WHERE 0',
        'DROP TRIGGER receipt_no_delete',
        "DELETE FROM receipt WHERE effect_key = 'paid:stripe:pi_9'",
        "DELETE FROM journal WHERE effect_key = 'paid:stripe:pi_9'",
        'DELETE FROM posting WHERE journal_id NOT IN (SELECT journal_id FROM journal)',
        'UPDATE balance SET amount_minor = amount_minor - 2000 * iif(amount_minor > 0, 1, -1), version = version - 1',
      ],
    ],
    [
      'an entry’s amount',
      'entry 1 is kept as 1 but its entries give 2000',
      ['DROP TRIGGER journal_no_update', 'UPDATE journal SET amount_minor = 1 WHERE seq = 1'],
    ],
    [
      'a total',
      'total of project .*, donation.settled is kept as 19999',
      ['UPDATE journal_total SET amount_minor = amount_minor - 1'],
    ],
    [
      'a total of nothing',
      'total of project x',
      ["INSERT INTO journal_total VALUES ('x', 'k', 's', 'CNY', 't', 5, 1)"],
    ],
    [
      'a total of a region',
      'total of region 511802, donation.settled is kept as 19999',
      ['UPDATE place_total SET amount_minor = amount_minor - 1'],
    ],
    ['what a region counts', 'project of region 51 is kept as 2', ['UPDATE place_count SET count = 2']],
    ['whose duties a region has', 'in region 51', ['DELETE FROM place_owner']],
    [
      'the promises',
      'promises of project .* is kept as 0 but its entries give 20000',
      ['UPDATE project_intake SET held_minor = 0'],
    ],
  ])('LED-04 LED-07 in %s are refused by name', async (_, message, statements) => {
    await writeBooks();
    await edit(...statements);
    await expectRefusal('damaged', new RegExp(message));
  });
});
