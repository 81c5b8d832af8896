// The SQL is the truth; the tables in schema.ts and the guards must say the same. Raw statements stand for a mistake in
// our own code: the database refuses them by itself.

import type { Client } from '@libsql/client';
import { createClient, LibsqlBatchError } from '@libsql/client';
import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aDecision,
  aPublication,
  aReimbursedSpending,
  aReservation,
  booking,
  disclosing,
  heldUnits,
  pledgeUnit,
  sessionUnit,
  settleUnit,
  someTerms,
  tempLibsqlStore,
} from '../../testing/index.ts';
import { MONEY, WITHOUT_GUARD } from '../../testing/schema-lists.ts';
import { lostGuard } from './lost-guard.ts';
import * as schema from './schema.ts';

/** Written once, and never again. */
const FOR_EVER = 'audit decision disclosure evidence inbox journal management_terms receipt'.split(' ');
const TABLES = Object.values(schema).flatMap((value) => (is(value, SQLiteTable) ? [value] : []));

let temp: Awaited<ReturnType<typeof tempLibsqlStore>>;
let raw: Client;

beforeAll(async () => {
  temp = await tempLibsqlStore();
  await temp.store.commit([...aPublication(), ...pledgeUnit(1), ...sessionUnit(1), ...settleUnit(1)]);
  await temp.store.commit([
    { kind: 'insert-inbox', record: { provider: 'p', eventId: 'e', eventType: 't', outcome: 'o', receivedMs: 1 } },
    { kind: 'append-audit', record: { atMs: 1, actor: 'a', tenantId: null, action: 'b', subject: 'c' } },
    ...heldUnits(2),
    ...disclosing(),
    booking(aReimbursedSpending()),
    { kind: 'insert-reservation', record: aReservation() },
    { kind: 'pin-management', record: someTerms() },
    { kind: 'insert-decision', record: aDecision() },
  ]);
  await temp.store.close();
  raw = createClient({ url: temp.url });
});

afterAll(async () => {
  raw.close();
  await temp.remove();
});

describe('the tables of Drizzle', () => {
  test('are all the tables there are, but for those that only SQL touches', async () => {
    const { rows } = await raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    const onlySql = /^(?:blob|leaf|log_|place_|schema_migration|verdict|work_|write_guard)/;
    const names = rows.flatMap(({ name }) => (onlySql.test(String(name)) ? [] : [name]));
    expect(names).toEqual(TABLES.map(getTableName).toSorted());
  });

  test.each(TABLES.map((table) => [getTableName(table), table] as const))(
    '%s has the same columns',
    async (name, table) => {
      const { rows } = await raw.execute(`PRAGMA table_info(${name})`);
      const primary = rows.filter(({ pk }) => Number(pk) > 0).length;
      const inSql = rows.map((row) => {
        // A single primary key is not null by itself in a STRICT table.
        const isRequired = row['notnull'] === 1 || (primary === 1 && Number(row['pk']) > 0);
        return [row['name'], String(row['type']).toLowerCase(), isRequired];
      });
      const inDrizzle = getTableConfig(table).columns.map((column) => [
        column.name,
        column.getSQLType(),
        column.notNull,
      ]);
      expect(inDrizzle).toEqual(inSql);
    },
  );
});

describe('every table', () => {
  test('is STRICT', async () => {
    const { rows } = await raw.execute('PRAGMA table_list');
    // A view keeps nothing.
    const kept = rows.filter(({ name, type }) => type !== 'view' && !String(name).startsWith('sqlite_'));
    const loose = kept.filter(({ strict }) => strict !== 1);
    expect(loose.map(({ name }) => name)).toEqual([]);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(MONEY));
  });

  test('answers a guard for each unique key, or needs none', async () => {
    const unanswered: string[] = [];
    for (const key of await uniqueKeys()) {
      const error = new LibsqlBatchError(`SQLITE_CONSTRAINT: UNIQUE constraint failed: ${key}`, 0, 'SQLITE_CONSTRAINT');
      if (lostGuard(error, []) === null) unanswered.push(key);
    }
    expect(unanswered.toSorted()).toEqual(WITHOUT_GUARD);
  });

  test('TEN-03 with a tenant names its parents together with the tenant', async () => {
    for (const table of TABLES) {
      const name = getTableName(table);
      const columns = getTableConfig(table).columns.map((column) => column.name);
      if (!columns.includes('tenant_id')) continue;
      const { rows } = await raw.execute(`PRAGMA foreign_key_list(${name})`);
      const keys = Map.groupBy(rows, ({ id }) => id);
      for (const parts of keys.values()) {
        const from = parts.map((part) => part['from']);
        // A person is of no federation, and a federation itself is one.
        const isOfNone = parts.some(({ table: parent }) => parent === 'person') || name === 'federation';
        const isOfTenant = from.includes('tenant_id') || parts.some(({ table: parent }) => parent === 'journal');
        expect([name, from, isOfTenant || isOfNone]).toEqual([name, from, true]);
      }
    }
  });
});

describe('money columns', () => {
  test('LED-09 of every money table refuse fractions and text', async () => {
    const columns: string[] = [];
    for (const table of MONEY) {
      const { rows } = await raw.execute(`PRAGMA table_info(${table})`);
      columns.push(
        ...rows
          .map(({ name }) => String(name))
          .flatMap((name) => (name.endsWith('_minor') ? [`${table}.${name}`] : [])),
      );
    }
    expect(columns).toHaveLength(17);
    for (const place of columns) {
      const [table = '', column = ''] = place.split('.');
      for (const value of ['1.5', "'12abc'", "x'01'"]) {
        await expect(raw.execute(copyWith(table, column, value)), `${place} = ${value}`).rejects.toThrow(
          /cannot store/,
        );
      }
    }
  });

  function copyWith(table: string, column: string, value: string): string {
    const names = getTableConfig(tableOf(table)).columns.map(({ name }) => name);
    const values = names.map((name) => (name === column ? value : name));
    return `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} LIMIT 1`;
  }
});

describe('append-only tables', () => {
  test.each([...FOR_EVER, 'account', 'posting'])('LED-02 %s aborts UPDATE and DELETE', async (table) => {
    const { rows } = await raw.execute(`SELECT count(*) AS rows FROM ${table}`);
    expect(Number(rows[0]?.['rows'])).toBeGreaterThan(0);
    const [column] = getTableConfig(tableOf(table)).columns;
    await expect(raw.execute(`UPDATE ${table} SET ${column?.name} = ${column?.name}`)).rejects.toThrow('append_only');
    await expect(raw.execute(`DELETE FROM ${table}`)).rejects.toThrow('append_only');
  });

  test.each([...FOR_EVER, 'reservation'])(
    'LED-02 %s refuses INSERT OR REPLACE of a row that is there',
    async (table) => {
      const before = await raw.execute(`SELECT * FROM ${table}`);
      expect(before.rows).not.toHaveLength(0);
      await expect(raw.execute(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`)).rejects.toThrow();
      expect((await raw.execute(`SELECT * FROM ${table}`)).rows).toEqual(before.rows);
    },
  );

  test('balances are never deleted and pledges neither, nor is their promise changed', async () => {
    await expect(raw.execute('DELETE FROM balance')).rejects.toThrow('append_only');
    await expect(raw.execute('DELETE FROM pledge')).rejects.toThrow('pledge_is_kept');
    await expect(raw.execute('UPDATE pledge SET amount_minor = 1')).rejects.toThrow('pledge_promise_is_fixed');
  });
});

describe('raw statements', () => {
  test('cannot leave a posting without its entry', async () => {
    const orphan = `INSERT INTO posting VALUES ('nobody', 0, (SELECT account_id FROM account WHERE side = 'debit'), 5, 'CNY')`;
    await expect(raw.batch([orphan], 'write')).rejects.toThrow('FOREIGN KEY');
  });

  test('cannot resolve a promise twice, take it back, or change what was promised', async () => {
    const resolve = (state: string) => `UPDATE reservation SET state = '${state}', resolved_ms = reserved_ms`;
    await expect(raw.execute('UPDATE reservation SET amount_minor = 1')).rejects.toThrow('reservation');
    await expect(raw.execute('DELETE FROM reservation')).rejects.toThrow('append_only');
    await raw.execute(resolve('voided'));
    await expect(raw.execute(resolve('voided'))).rejects.toThrow('reservation');
    await expect(raw.execute("UPDATE reservation SET state = 'pending', resolved_ms = NULL")).rejects.toThrow();
  });

  test('cannot list evidence that an entry does not name', async () => {
    const foreign = "SELECT journal_id, line, replace(sha256, 'c', 'd'), bytes, mime FROM evidence";
    await expect(raw.execute(`INSERT INTO evidence ${foreign}`)).rejects.toThrow('append_only');
    const further = 'SELECT journal_id, line + 1, sha256, bytes, mime FROM evidence';
    await expect(raw.execute(`INSERT INTO evidence ${further}`)).rejects.toThrow('append_only');
  });

  test('cannot add a posting to a sealed entry', async () => {
    const late =
      'INSERT INTO posting SELECT journal_id, 7, account_id, amount_minor, currency FROM posting WHERE line = 0';
    await expect(raw.execute(late)).rejects.toThrow('posting_not_after_seal');
  });

  // A refund and a decision are refused by their triggers before any key is looked at.
  test.each([
    ['site_request', 'FOREIGN KEY'],
    ['campaign', 'FOREIGN KEY'],
    ['project', 'FOREIGN KEY'],
    ['pledge', 'FOREIGN KEY'],
    ['donor_private', 'FOREIGN KEY'],
    ['idempotency', 'FOREIGN KEY'],
    ['receipt', 'FOREIGN KEY'],
    ['refund', 'refund_is_of_a_held_gift'],
    ['reservation', 'reservation'],
    ['management_terms', 'FOREIGN KEY'],
    ['held_decision', 'held_decision_while_open'],
  ])('TEN-03 cannot hang a %s under the parent of another tenant', async (table, refusal) => {
    const names = getTableConfig(tableOf(table)).columns.map(({ name }) => name);
    const values = names.map((name) => FOREIGN_ROW[`${table}.${name}`] ?? FOREIGN_ROW[name] ?? name);
    const from = table === 'site_request' ? 'project' : table;
    const sql = `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${from} LIMIT 1`;
    await expect(raw.batch([OTHER_TENANT, sql], 'write')).rejects.toThrow(refusal);
  });
});

const OTHER_TENANT = "INSERT INTO federation VALUES ('other', 'other', 'n', 'cn', '{}', 1, 1, NULL, NULL)";

/** A copy of a row that is right in everything but its tenant. */
const FOREIGN_ROW: Readonly<Record<string, string>> = {
  tenant_id: "'other'",
  'campaign.campaign_id': "'x'",
  'project.project_id': "'x'",
  'pledge.pledge_id': "'x'",
  filing_number: "'x'",
  position: '99',
  session_ref: "'x'",
  payment_ref: "'x'",
  key_hash: "'x'",
  receipt_no: "'x'",
  'receipt.pledge_id': "'x'",
  'reservation.reservation_id': "'x'",
  'management_terms.project_id': "'x'",
  request_id: "'x'",
  origin: "'x'",
  'site_request.name': "'x'",
  contact: "'x'",
  created_ms: '1',
};

function tableOf(name: string): SQLiteTable {
  const table = TABLES.find((candidate) => getTableName(candidate) === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

async function uniqueKeys(): Promise<string[]> {
  const keys: string[] = [];
  for (const table of TABLES.map(getTableName)) {
    const { rows } = await raw.execute(`PRAGMA index_list(${table})`);
    for (const index of rows.filter(({ unique }) => unique === 1)) {
      const { rows: columns } = await raw.execute(`PRAGMA index_info(${String(index['name'])})`);
      keys.push(columns.map(({ name }) => `${table}.${String(name)}`).join(', '));
    }
  }
  return keys;
}
