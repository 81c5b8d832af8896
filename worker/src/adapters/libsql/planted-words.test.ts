// Two givers told everything a form asks. The file is then searched, table by table and byte by byte, for their words and
// for every key and secret that went through.

import { readFile } from 'node:fs/promises';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slugOf } from '../../testing/index.ts';
import { tempLibsqlStore } from '../../testing/temp-libsql-store.ts';
import type { TwoFederations } from '../../testing/two-federations.ts';
import { bearer, twoFederations } from '../../testing/two-federations.ts';

/** The one table that may name a person. */
const PRIVATE_TABLE = 'donor_private';

let temp: Awaited<ReturnType<typeof tempLibsqlStore>>;
let world: TwoFederations;
let tables: ReadonlyMap<string, string>;

beforeAll(async () => {
  temp = await tempLibsqlStore();
  world = await twoFederations({ store: temp.store });
  tables = await everyTable(temp.url);
});

afterAll(() => temp.remove());

async function everyTable(url: string): Promise<Map<string, string>> {
  const client = createClient({ url });
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
  const found = new Map<string, string>();
  for (const { name } of rows)
    found.set(String(name), JSON.stringify((await client.execute(`SELECT * FROM ${name}`)).rows));
  client.close();
  return found;
}

const holding = (words: string) => [...tables].filter(([, rows]) => rows.includes(words)).map(([name]) => name);

describe('the file', () => {
  test('PRV-08 names givers in one table and nowhere else', () => {
    expect(tables.size).toBeGreaterThan(15);
    for (const { giver } of [world.here, world.there]) {
      for (const words of Object.values(giver)) expect([words, holding(words)]).toEqual([words, [PRIVATE_TABLE]]);
    }
  });

  test('PRV-08 holds no key and no secret, in no table and in no byte', async () => {
    const bytes = (
      await Promise.all(['', '-wal'].map((suffix) => readFile(`${temp.path}${suffix}`).catch(() => Buffer.alloc(0))))
    )
      .map(String)
      .join('');
    expect(bytes).toContain(world.here.giver.email);
    const { here, there, operatorKey } = world;
    for (const secret of [operatorKey, here.apiKey, there.apiKey, here.secret, there.secret, 'sk_test', 'whsec_']) {
      expect([secret, holding(secret)]).toEqual([secret, []]);
      expect(bytes).not.toContain(secret);
    }
  });
});

describe('a query that is SQL', () => {
  test.each([
    "'",
    '"',
    "' OR '1'='1",
    '%',
    '_',
    '\\',
    '\u0000',
    "'; DELETE FROM donor_private; --",
    ') UNION SELECT email',
    '😀',
    '\u202e',
  ])('API-09 in the words to search for is words: %j', async (text) => {
    for (const parameter of ['q', 'category', 'region', 'cursor']) {
      const answer = await world.call(`/v1/projects?${parameter}=${encodeURIComponent(text)}`);
      if (answer.status === 200) expect([parameter, answer.json.items]).toEqual([parameter, []]);
      else expect([parameter, answer.status]).toEqual([parameter, 400]);
    }
  });

  test('API-09 in a path or a name is a name', async () => {
    const path = `/v1/projects/${encodeURIComponent("x' OR '1'='1")}`;
    for (const rest of ['', '/ledger', '/ledger.csv', '/donations', '/disclosures', '/channel']) {
      expect([rest, slugOf(await world.call(`${path}${rest}`))]).toEqual([rest, 'not-found']);
    }
    const body = { federation: "here' --", name: '示例', origin: 'https://x.example.org' };
    const put = await world.call(`/v1/manage/sites/${encodeURIComponent("x';--")}`, {
      method: 'PUT',
      body,
      headers: bearer(world.operatorKey),
    });
    expect(put.status).toBe(422);
    expect((await world.call('/v1/projects')).json.items).toHaveLength(4);
  });
});
