// One byte of the closed file is changed, wherever an amount of one gift stands, and each time the file is opened: it
// must be refused, and the sentence must name what differs.

import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoreError } from '../../ports/index.ts';
import { aPublication, pledgeUnit, projectMigrations, sessionUnit, settleUnit } from '../../testing/index.ts';
import { openLibsqlStore } from './open.ts';

/** The amount of one gift, in minor units: three bytes that stand in the file for nothing else. */
const AMOUNT = 0x12_34_56;
const GIFTS = 5;

let folder: string;
let sound: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'happy-homeland-damage-'));
  const store = await openAt('sound.db');
  await store.commit(aPublication());
  for (let number = 0; number < GIFTS; number += 1) {
    const facts = { amountMinor: number === 1 ? AMOUNT : 2000, name: `giver ${number}` };
    await store.commit([...pledgeUnit(number, facts), ...sessionUnit(number), ...settleUnit(number, facts)]);
  }
  await store.close();
  const client = createClient({ url: `file:${join(folder, 'sound.db')}` });
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  client.close();
  sound = await readFile(join(folder, 'sound.db'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function openAt(name: string) {
  return openLibsqlStore({ url: `file:${join(folder, name)}`, migrations: await projectMigrations() });
}

/** What the start says of the file with one byte changed; null if it takes it. */
async function saidOf(at: number, value: number): Promise<string | null> {
  const name = `changed-${at}.db`;
  await copyFile(join(folder, 'sound.db'), join(folder, name));
  const changed = Buffer.from(sound);
  changed[at] = value;
  await writeFile(join(folder, name), changed);
  try {
    await (await openAt(name)).close();
    return null;
  } catch (error) {
    if (error instanceof StoreError) return error.message;
    throw error;
  }
}

async function wholeCheck(name: string): Promise<unknown> {
  const client = createClient({ url: `file:${join(folder, name)}` });
  const { rows } = await client.execute('PRAGMA integrity_check(1)');
  const orphans = await client.execute('PRAGMA foreign_key_check');
  client.close();
  return orphans.rows.length > 0 ? 'orphans' : rows[0]?.[0];
}

/** How many rows of money have another currency, by table; only tables that have any. */
async function currenciesTurned(name: string): Promise<readonly number[]> {
  const client = createClient({ url: `file:${join(folder, name)}` });
  const counts: number[] = [];
  for (const table of ['account', 'posting', 'journal', 'journal_total', 'receipt', 'pledge']) {
    const { rows } = await client.execute(`SELECT count(*) FROM ${table} WHERE currency <> 'CNY'`);
    counts.push(Number(rows[0]?.[0]));
  }
  client.close();
  return counts.filter((count) => count > 0);
}

function placesOf(bytes: readonly number[]): readonly number[] {
  const places: number[] = [];
  for (let at = sound.indexOf(Buffer.from(bytes)); at !== -1; at = sound.indexOf(Buffer.from(bytes), at + 1))
    places.push(at);
  return places;
}

const bytesOf = (signed: number) => [(signed >> 16) & 0xff, (signed >> 8) & 0xff, signed & 0xff];

describe('one changed byte', () => {
  test('LED-04 in an amount, wherever it is kept, is found and named at the next start', async () => {
    // The gift, its entry, its receipt, and the two postings of opposite sign.
    const places = [...placesOf(bytesOf(AMOUNT)), ...placesOf(bytesOf(-AMOUNT))];
    expect(places.length).toBeGreaterThanOrEqual(5);
    for (const at of places) {
      const said = await saidOf(at + 2, (sound[at + 2] ?? 0) ^ 0x01);
      expect(said, `byte ${at + 2}`).toMatch(/the database is damaged: (?:account|entry|total|gift|receipt|promises) /);
    }
  });

  test('LED-04 in a currency of the books is found at the next start', async () => {
    const places = placesOf([...Buffer.from('CNY')]);
    const served: number[] = [];
    for (const at of places) {
      if ((await saidOf(at, 'c'.charCodeAt(0))) === null) served.push(...(await currenciesTurned(`changed-${at}.db`)));
    }
    expect(places.length).toBeGreaterThanOrEqual(GIFTS * 5);
    expect(served).toEqual([]);
  });

  // The start compares sums, and reads the table and its index as if they said the same; a backup is checked whole.
  test('LED-04 in a name that an index repeats is found by the whole check of a backup', async () => {
    const places = placesOf([...Buffer.from('paid:stripe:pi_1')]);
    expect(places.length).toBeGreaterThanOrEqual(3);
    for (const at of places) {
      const last = at + 'paid:stripe:pi_'.length;
      const isFound =
        (await saidOf(last, '9'.charCodeAt(0))) !== null || (await wholeCheck(`changed-${last}.db`)) !== 'ok';
      expect([last, isFound]).toEqual([last, true]);
    }
    expect(await wholeCheck('sound.db')).toBe('ok');
  });

  test('in no byte is the file as sound as it was', async () => {
    expect(await saidOf(0, sound[0] ?? 0)).toBeNull();
  });

  // Dates add up to nothing, so no fold can miss them; but an index repeats them, and the public log does.
  test('LED-04 in a date of an entry is found by the index that repeats it', async () => {
    const [at = 0] = placesOf([...Buffer.from('donation.settled')]);
    const date = sound.indexOf(Buffer.from('2026-11-22'), at);
    expect(await saidOf(date + 9, '3'.charCodeAt(0))).toContain('journal_by_day');
  });
});
