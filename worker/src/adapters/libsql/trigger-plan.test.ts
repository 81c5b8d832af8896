// What SQLite does to decide whether a trigger fires. Every entry asks all of them, so none may go through a table, nor through
// what an account has ever been moved by: the tenth thousand would then cost ten times what the first does.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempLibsqlStore } from '../../testing/index.ts';
import { SerialClient } from './client.ts';

let temp: Awaited<ReturnType<typeof tempLibsqlStore>>;
let client: SerialClient;

beforeAll(async () => {
  temp = await tempLibsqlStore();
  client = new SerialClient({ url: temp.url });
});

afterAll(async () => {
  await client.drained();
  await temp.remove();
});

const OF_EVERY_ENTRY = ['journal', 'posting', 'leaf', 'receipt', 'pledge', 'work_item', 'work_event'];
/** A list inside the row itself, and rows that SQLite made. */
const OF_THE_ROW = /^SCAN (?:json_each|CONSTANT ROW|\(subquery-\d+\))/;

async function conditions(): Promise<{ readonly name: string; readonly condition: string }[]> {
  const sql = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (SELECT value FROM json_each(?))`;
  const { rows } = await client.execute({ sql, args: [JSON.stringify(OF_EVERY_ENTRY)] });
  return rows.flatMap((row) => {
    const [, condition] = /\bWHEN\b(.*?)\bBEGIN\b/s.exec(String(row['sql'])) ?? [];
    return condition === undefined ? [] : [{ name: String(row['name']), condition }];
  });
}

/** The condition as a question of its own: what the row says are arguments. */
async function stepsOf(condition: string): Promise<string[]> {
  const columns = [...new Set(condition.match(/\b(?:NEW|OLD)\.\w+/g) ?? [])];
  const asked = condition.replaceAll(/\b(?:NEW|OLD)\.\w+/g, (column) => `?${columns.indexOf(column) + 1}`);
  const sql = `EXPLAIN QUERY PLAN SELECT 1 WHERE ${asked}`;
  const { rows } = await client.execute({ sql, args: columns.map(() => null) });
  return rows.map(({ detail }) => String(detail));
}

test('whether a trigger fires is found by keys, and never by all postings of an account', async () => {
  const found = await conditions();
  expect(found.length).toBeGreaterThan(20);
  const slow: string[] = [];
  for (const { name, condition } of found) {
    for (const step of await stepsOf(condition)) {
      const isScan = /^SCAN/.test(step) && !OF_THE_ROW.test(step);
      if (isScan || /AUTOMATIC|posting_by_account/.test(step)) slow.push(`${name}: ${step}`);
    }
  }
  expect(slow).toEqual([]);
});
