// A deployment with as many projects as asked for, ten settled gifts and two verified lines of spending for each, and some
// spending that waits for a signature. Written through every trigger of the schema: entries with their postings, leaves and
// evidence, and work items by their events.

import { createHash } from 'node:crypto';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import {
  aFundAccount,
  aListedPublication,
  anApiKey,
  anId,
  aPartner,
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

export const FEDERATION = 'shili';
export const OFFICER_KEY = 'hh-a-key-that-only-benches-use';
/** Of twenty projects, however many there are. */
export const RARE_REGION = '659001';
const RARE = 20;
const GIFTS = 10;
const SPENDINGS = 2;
/** One open line of spending for so many projects. */
const PROJECTS_OF_ONE_OPEN = 25;
const PROJECTS_OF_A_CAMPAIGN = 100;
const AT_ONCE = 20_000;

/** Makes a new database at `path`. */
export async function writeWideBooks(path: string, projects: number): Promise<void> {
  await publishFirst(`${path}-first`);
  await moveDatabase(`${path}-first`, path);
  const database = bulkDatabase(path);
  const inSlices = (tables: readonly string[], first: number, end: number) => {
    for (let from = first; from < end; from += AT_ONCE) {
      writeSlice(database, tables, { first: from, end: Math.min(end, from + AT_ONCE), projects });
    }
  };
  inSlices(CAMPAIGNS, 1, projects / PROJECTS_OF_A_CAMPAIGN + 1);
  // The first project was published by the store's own units, with a gift of its own.
  inSlices(PROJECTS, 2, projects + 1);
  inSlices(GIFT_TABLES, 1, projects * GIFTS);
  const booked = projects * SPENDINGS;
  inSlices([...BOOKED_SPENDING, ...ITEMS, ...VERIFIED], 0, booked);
  inSlices(ITEMS, booked, booked + projects / PROJECTS_OF_ONE_OPEN);
  database.close();
}

async function publishFirst(path: string): Promise<void> {
  const store = await openLibsqlStore({ url: `file:${path}`, migrations: await projectMigrations() });
  const { tenantId, projectId } = aProject();
  const keyHash = createHash('sha256').update(OFFICER_KEY).digest('hex');
  const units = [
    aListedPublication({ atGoal: 'continue' }),
    [{ kind: 'insert-api-key', record: anApiKey({ tenantId, keyHash, label: 'officer' }) }],
    [{ kind: 'put-partner', record: aPartner() }],
    [...pledgeUnit(0, { projectId }), ...sessionUnit(0), ...settleUnit(0, { projectId })],
  ] as const;
  for (const unit of units) {
    const outcome = await store.commit(unit);
    if (outcome.kind === 'lost') throw new Error(`a bench lost its guard ${outcome.guard}`);
  }
  await store.close();
}

// A store that is closed keeps its locks until its statements are collected; a copy is another file, and nobody's.
async function moveDatabase(from: string, to: string): Promise<void> {
  const name = basename(from);
  for (const file of await readdir(dirname(from))) {
    if (!file.startsWith(name)) continue;
    const old = join(dirname(from), file);
    // The index of the write-ahead log is made anew by whoever opens it.
    if (!file.endsWith('-shm')) await copyFile(old, `${to}${file.slice(name.length)}`);
    await rm(old);
  }
}

interface Slice {
  readonly first: number;
  readonly end: number;
  readonly projects: number;
}

function writeSlice(database: DatabaseSync, tables: readonly string[], { first, end, projects }: Slice): void {
  database.exec('BEGIN');
  for (const sql of tables) {
    database.prepare(sql).run({ first, end, ...(sql.includes(':projects') && { projects }) });
  }
  database.exec('COMMIT');
}

// What a number of JavaScript is bound as is no integer, and a leaf would say 1037.0.
const NUMBERS =
  'number (n) AS (VALUES (CAST(:first AS INTEGER)) UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :end)';
const { campaignId } = aProject();
const PARTNER = anId('partner');
const PARTNER_NAME = aPartner().name;
const CLEARING = aFundAccount().accountId.replace(/F:Restricted:[^/]*/, 'A:Clearing:stripe');

const CAMPAIGNS = [
  `WITH RECURSIVE ${NUMBERS} INSERT INTO campaign (tenant_id, campaign_id, charity_id, external_id, filing_number, starts_on,
     ends_on, expected_minor, currency, listed, body, revision, updated_ms)
   SELECT tenant_id, scattered_id(${ID_KIND.campaign}, n), charity_id, 'campaign-' || n, filing_number || '-' || n, starts_on,
     ends_on, 1000000000, currency, listed, body, 1, updated_ms FROM number JOIN campaign ON campaign_id = '${campaignId}'`,
];

const ACCOUNT = 'INSERT INTO account (account_id, tenant_id, charity_id, project_id, code, currency, side)';
const PROJECTS = [
  `WITH RECURSIVE ${NUMBERS}, placed AS (SELECT n, iif(n % (CAST(:projects AS INTEGER) / ${RARE}) = 1, '${RARE_REGION}',
     printf('%d%02d%02d', 51 + n % 2, 17 + n / 2 % 2, 1 + n / 4 % 4)) AS place FROM number)
   INSERT INTO project (tenant_id, project_id, campaign_id, charity_id, external_id, position, title, category, region,
     goal_minor, currency, at_goal, hard_cap, body, revision, updated_ms)
   SELECT tenant_id, scattered_id(${ID_KIND.project}, n), scattered_id(${ID_KIND.campaign}, 1 + (n - 1) / ${PROJECTS_OF_A_CAMPAIGN}),
     charity_id, 'project-' || n, n, title || ' ' || n, category, place, goal_minor, currency, at_goal, hard_cap,
     json_set(body, '$.title', title || ' ' || n, '$.region', place), 1, updated_ms
   FROM placed JOIN project ON position = 1`,
  `WITH RECURSIVE ${NUMBERS} ${ACCOUNT} SELECT charity_id || '/F:Restricted:' || project_id || '/CNY', tenant_id, charity_id,
     project_id, 'F:Restricted:' || project_id, 'CNY', 'credit' FROM number JOIN project ON position = n`,
  `WITH RECURSIVE ${NUMBERS} ${ACCOUNT}
   SELECT charity_id || '/L:PartnerPayable:${PARTNER}:' || project_id || '/CNY', tenant_id, charity_id, project_id,
     'L:PartnerPayable:${PARTNER}:' || project_id, 'CNY', 'credit' FROM number JOIN project ON position = n`,
];

const GIFT = `WITH RECURSIVE ${NUMBERS},
  gift AS (SELECT n, scattered_id(${ID_KIND.pledge}, n) AS pledge_id, scattered_id(${ID_KIND.journal}, n) AS journal_id,
    'hh' || substr(scattered_id(${ID_KIND.receipt}, n), -16) AS receipt_no, 1000 + n * 37 % 5000 AS amount_minor,
    ${NOW_MS} - 86400000 + n AS at_ms, 'pi_' || n AS payment_ref, tenant_id, project_id, charity_id
    FROM number JOIN project ON position = 2 + n % (CAST(:projects AS INTEGER) - 1))`;

const GIFT_TABLES = [
  `INSERT INTO pledge (tenant_id, pledge_id, project_id, charity_id, amount_minor, currency, payment_state,
     receipt_choice, named, payment_title, payee_name, give_url, opening_attempt, created_ms, updated_ms, provider,
     session_ref, session_url, session_expires_ms, payment_ref, paid_ms)
   ${GIFT} SELECT tenant_id, pledge_id, project_id, charity_id, amount_minor, 'CNY', 'paid', 'waived', n % 3 = 0,
     '给老人装扶手', '示例县慈善基金会', 'https://give.example.org/give/' || project_id, 1, at_ms, at_ms, 'stripe',
     'cs_' || n, 'https://pay.example.org/cs_' || n, at_ms, payment_ref, at_ms FROM gift`,
  `INSERT INTO donor_private (tenant_id, pledge_id, display_name, salt, consented_ms)
   ${GIFT} SELECT tenant_id, pledge_id, iif(n % 3 = 0, '居民 ' || n, NULL), journal_id, at_ms FROM gift`,
  `INSERT INTO posting (journal_id, line, account_id, amount_minor, currency)
   ${GIFT} SELECT journal_id, line, iif(line = 0, '${CLEARING}', charity_id || '/F:Restricted:' || project_id || '/CNY'),
     iif(line = 0, amount_minor, -amount_minor), 'CNY' FROM gift JOIN (SELECT 0 AS line UNION ALL SELECT 1)`,
  // The first project's own gift stands before, and the first place of all is kept for the genesis.
  `INSERT INTO leaf (seq, kind, project_id, journal_id, bytes)
   ${GIFT} SELECT n + 2, 'donation.settled', project_id, journal_id, CAST('{"amountMinor":' || amount_minor ||
     ',"charity":"' || charity_id || '","currency":"CNY","date":"2026-11-21","entry":"' || journal_id ||
     '","kind":"donation.settled","postings":[["A:Clearing:stripe",' || amount_minor || '],["F:Restricted:' ||
     project_id || '",-' || amount_minor || ']],"project":"' || project_id || '","receiptNo":"' || receipt_no ||
     '","source":"own-site","v":1}' AS BLOB) FROM gift ORDER BY n`,
  `INSERT INTO journal (journal_id, tenant_id, charity_id, project_id, kind, source, amount_minor, currency,
     effective_on, effect_key, posting_count, public, recorded_ms)
   ${GIFT} SELECT journal_id, tenant_id, charity_id, project_id, 'donation.settled', 'own-site', amount_minor, 'CNY',
     '2026-11-21', 'paid:stripe:' || payment_ref, 2, 1, at_ms FROM gift`,
  `INSERT INTO receipt (receipt_no, tenant_id, pledge_id, project_id, amount_minor, currency, issued_on, effect_key)
   ${GIFT} SELECT receipt_no, tenant_id, pledge_id, project_id, amount_minor, 'CNY', '2026-11-21',
     'paid:stripe:' || payment_ref FROM gift`,
];

const EVIDENCE = `'{"bytes":2048,"mime":"image/jpeg","sha256":"' || sha256_hex('evidence ' || n) || '"}'`;
const SPENT = `WITH RECURSIVE ${NUMBERS},
  spent AS (SELECT n, scattered_id(${ID_KIND.spending}, n) AS journal_id, scattered_id(${ID_KIND.item}, n) AS item_id,
    100 + n % 400 AS amount_minor, ${NOW_MS} + n AS at_ms, tenant_id, project_id, charity_id, ${EVIDENCE} AS evidence
    FROM number JOIN project ON position = 2 + n % (CAST(:projects AS INTEGER) - 1))`;

const BOOKED_SPENDING = [
  `INSERT INTO posting (journal_id, line, account_id, amount_minor, currency)
   ${SPENT} SELECT journal_id, line, charity_id || iif(line = 0, '/F:Restricted:', '/L:PartnerPayable:${PARTNER}:') || project_id
     || '/CNY', iif(line = 0, amount_minor, -amount_minor), 'CNY' FROM spent JOIN (SELECT 0 AS line UNION ALL SELECT 1)`,
  `INSERT INTO leaf (seq, kind, project_id, journal_id, bytes)
   ${SPENT} SELECT CAST(:projects AS INTEGER) * ${GIFTS} + 2 + n, 'spending.reimbursed', project_id, journal_id, CAST('{"amountMinor":' ||
     amount_minor || ',"category":"扶手及安装","charity":"' || charity_id || '","currency":"CNY","date":"2026-11-22","entry":"' ||
     journal_id || '","evidence":[' || evidence || '],"kind":"spending.reimbursed","partner":"${PARTNER}","postings":[["F:Restricted:' ||
     project_id || '",' || amount_minor || '],["L:PartnerPayable:${PARTNER}:' || project_id || '",-' || amount_minor ||
     ']],"project":"' || project_id || '","v":1}' AS BLOB) FROM spent ORDER BY n`,
  `INSERT INTO journal (journal_id, tenant_id, charity_id, project_id, kind, amount_minor, currency, effective_on, effect_key,
     posting_count, public, recorded_ms, detail, approvers)
   ${SPENT} SELECT journal_id, tenant_id, charity_id, project_id, 'spending.reimbursed', amount_minor, 'CNY', '2026-11-22',
     'spending:' || journal_id, 2, 1, at_ms, '{"category":"扶手及安装","partner":"${PARTNER}","partnerName":"${PARTNER_NAME}","evidence":['
     || evidence || ']}', '["checker","approver"]' FROM spent`,
];

const CONTENT = `'{"amount":{"amountMinor":' || amount_minor || ',"currency":"CNY"},"category":"扶手及安装","evidence":[' || evidence
  || '],"paidFrom":"own-money","partner":"${PARTNER_NAME}","payee":"supplier","spentOn":"2026-11-20"}'`;

/** One step of every item of a slice. */
function step(
  revision: number,
  [name, from, to, actor]: readonly [string, string, string, string],
  outcome = `'{}'`,
): string {
  return `INSERT INTO work_event (item_id, tenant_id, revision, step, from_state, to_state, actor, role, at_ms, input,
      desk_tenant_id, content, digest, outcome)
    ${SPENT} SELECT item_id, tenant_id, ${revision}, '${name}', '${from}', '${to}', '${actor}', NULL, at_ms + ${revision}, '{}',
      tenant_id, ${CONTENT}, sha256_hex(${CONTENT}), ${outcome} FROM spent`;
}

const ITEMS = [
  `INSERT INTO work_item (item_id, tenant_id, kind, project_id, partner_id, opened_by, opened_ms, state, revision,
     desk_tenant_id, content, digest, outcome, updated_ms)
   ${SPENT} SELECT item_id, tenant_id, 'spendings', project_id, '${PARTNER}', 'partner', at_ms, '', 0, tenant_id, ${CONTENT},
     sha256_hex(${CONTENT}), '{}', at_ms FROM spent ORDER BY n`,
  step(1, ['open', '', 'submitted', 'partner']),
];
const VERIFIED = [
  step(2, ['sign', 'submitted', 'signed', 'supervisor']),
  step(3, ['check', 'signed', 'checked', 'checker']),
  step(4, ['verify', 'checked', 'verified', 'approver'], `'{"journalId":"' || journal_id || '"}'`),
];
