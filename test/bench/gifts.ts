// A database with as many settled gifts as asked for. One INSERT … SELECT a table and thousand gifts instead of three
// units a gift; every trigger, CHECK and key of the schema is in force, and the store's own start checks the books.

import type { DatabaseSync } from 'node:sqlite';
import {
  aListedPublication,
  anId,
  aProject,
  NOW_MS,
  openLibsqlStore,
  pledgeUnit,
  projectMigrations,
  sessionUnit,
  settleUnit,
} from '@happy-homeland/worker/testing';
import { bulkDatabase } from './bulk-database.ts';
import { ID_KIND } from './scattered-id.ts';

export const PROJECTS = 20;
/** Half of all gifts are this one's. */
export const LARGEST = anId('project');
const GIFTS_AT_ONCE = 20_000;

/** Makes a new database at `path`. */
export async function writeGifts(path: string, count: number): Promise<void> {
  await publish(path);
  const database = bulkDatabase(path);
  // One gift of each project was made by the store's own units, with the accounts that the others need.
  for (let first = PROJECTS; first < count; first += GIFTS_AT_ONCE) {
    writeSome(database, first, Math.min(count, first + GIFTS_AT_ONCE));
  }
  database.close();
}

async function publish(path: string): Promise<void> {
  const store = await openLibsqlStore({ url: `file:${path}`, migrations: await projectMigrations() });
  await store.commit(aListedPublication({ atGoal: 'continue' }));
  for (let number = 0; number < PROJECTS; number += 1) {
    const projectId = projectOf(number);
    const record = aProject({ projectId, externalId: `project-${number}` });
    if (number > 0) await store.commit([{ kind: 'put-project', record }]);
    const facts = { projectId };
    await store.commit([...pledgeUnit(number, facts), ...sessionUnit(number), ...settleUnit(number, facts)]);
  }
  await store.close();
}

function projectOf(number: number): string {
  return number === 0 ? LARGEST : anId(`project${number}`);
}

const GIFTS = `WITH RECURSIVE number (n) AS (VALUES (CAST(:first AS INTEGER)) UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :end),
  gift AS (SELECT n, scattered_id(${ID_KIND.pledge}, n) AS pledge_id, scattered_id(${ID_KIND.journal}, n) AS journal_id,
    100 + n * 37 % 5000 AS amount_minor, ${NOW_MS} - 86400000 + n AS at_ms, 'pi_' || n AS payment_ref,
    project.tenant_id, project.project_id, project.charity_id
    FROM number JOIN project ON project.position = iif(n % 2 = 0, 1, 2 + n / 2 % ${PROJECTS - 1}))`;

const TABLES = [
  `INSERT INTO pledge (tenant_id, pledge_id, project_id, charity_id, amount_minor, currency, payment_state,
     receipt_choice, named, payment_title, payee_name, give_url, opening_attempt, created_ms, updated_ms, provider,
     session_ref, session_url, session_expires_ms, payment_ref, paid_ms)
   ${GIFTS} SELECT tenant_id, pledge_id, project_id, charity_id, amount_minor, 'CNY', 'paid', 'waived', n % 3 = 0,
     '给老人装扶手', '示例县慈善基金会', 'https://give.example.org/give/' || project_id, 1, at_ms, at_ms, 'stripe',
     'cs_' || n, 'https://pay.example.org/cs_' || n, at_ms, payment_ref, at_ms FROM gift`,
  `INSERT INTO donor_private (tenant_id, pledge_id, display_name, salt, consented_ms)
   ${GIFTS} SELECT tenant_id, pledge_id, iif(n % 3 = 0, '居民 ' || n, NULL), journal_id, at_ms FROM gift`,
  `INSERT INTO posting (journal_id, line, account_id, amount_minor, currency)
   ${GIFTS} SELECT journal_id, line, account_id, iif(line = 0, amount_minor, -amount_minor), account.currency
   FROM gift JOIN (SELECT 0 AS line UNION ALL SELECT 1) JOIN account ON account.charity_id = gift.charity_id
     AND account.code = iif(line = 0, 'A:Clearing:stripe', 'F:Restricted:' || gift.project_id)`,
  // The store's own gifts, one a project, have the places before; the first place is kept for the genesis.
  `INSERT INTO leaf (seq, kind, project_id, journal_id, bytes)
   ${GIFTS} SELECT n + 2, 'donation.settled', project_id, journal_id, CAST('{"amountMinor":' || amount_minor ||
     ',"charity":"' || charity_id || '","currency":"CNY","date":"2026-11-21","entry":"' || journal_id ||
     '","kind":"donation.settled","postings":[["A:Clearing:stripe",' || amount_minor || '],["F:Restricted:' ||
     project_id || '",-' || amount_minor || ']],"project":"' || project_id || '","receiptNo":"hh' ||
     substr(scattered_id(${ID_KIND.receipt}, n), -16) || '","source":"own-site","v":1}' AS BLOB)
   FROM gift ORDER BY n`,
  `INSERT INTO journal (journal_id, tenant_id, charity_id, project_id, kind, source, amount_minor, currency,
     effective_on, effect_key, posting_count, public, recorded_ms)
   ${GIFTS} SELECT journal_id, tenant_id, charity_id, project_id, 'donation.settled', 'own-site', amount_minor, 'CNY',
     '2026-11-21', 'paid:stripe:' || payment_ref, 2, 1, at_ms FROM gift`,
  `INSERT INTO receipt (receipt_no, tenant_id, pledge_id, project_id, amount_minor, currency, issued_on, effect_key)
   ${GIFTS} SELECT 'hh' || substr(scattered_id(${ID_KIND.receipt}, n), -16), tenant_id, pledge_id, project_id,
     amount_minor, 'CNY', '2026-11-21', 'paid:stripe:' || payment_ref FROM gift`,
];

function writeSome(database: DatabaseSync, first: number, end: number): void {
  database.exec('BEGIN');
  for (const sql of TABLES) database.prepare(sql).run({ first, end });
  database.exec('COMMIT');
}
