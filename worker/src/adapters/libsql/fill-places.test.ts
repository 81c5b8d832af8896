// Migrations that work something out from what is already there: on a database as the version before them wrote it.

import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change, Store, WriteUnit } from '../../ports/index.ts';
import { aDuty } from '../../testing/duty-builders.ts';
import {
  aDonor,
  aFee,
  aJournal,
  anId,
  aPledge,
  aProject,
  aPublication,
  aReversal,
  booking,
  NOW_MS,
  openLibsqlStore,
  pledgeUnit,
  projectMigrations,
  sessionUnit,
  settleUnit,
} from '../../testing/index.ts';
import { compile } from './changes/compile.ts';
import { SerialClient } from './client.ts';
import { applyMigrations } from './migrate.ts';

const TODAY = '2026-11-22';
const [TENANT, CAMPAIGN, CHARITY] = [anId('tenant'), anId('campaign'), anId('charity')];
const [PROJECT, NEXT] = [anId('project'), anId('next')];

let path: string;
let database: SerialClient;

beforeEach(() => {
  path = join(tmpdir(), `happy-homeland-places-${crypto.randomUUID()}.db`);
  database = new SerialClient({ url: `file:${path}` });
});

afterEach(async () => {
  for (const suffix of ['', '-wal', '-shm', '-life', '-log']) await rm(`${path}${suffix}`, { force: true });
});

/** Units as the version before a migration wrote them. */
async function writeBefore(name: string, units: readonly WriteUnit[]): Promise<void> {
  await database.verify();
  const all = await projectMigrations();
  await applyMigrations(
    database,
    all.slice(
      0,
      all.findIndex((migration) => migration.name === name),
    ),
  );
  // What the store of today fills in, and nobody read then.
  await database.batch(['ALTER TABLE donor_private ADD COLUMN message_shown INTEGER'], 'write');
  for (const unit of units) {
    const statements = unit.flatMap((change) => compile(change)).map(({ sql, args }) => ({ sql, args }));
    await database.batch(statements, 'write');
  }
  await database.batch(['ALTER TABLE donor_private DROP COLUMN message_shown'], 'write');
}

async function openedToday(): Promise<Store & { close(): Promise<void> }> {
  await database.drained();
  return openLibsqlStore({ url: `file:${path}`, migrations: await projectMigrations() });
}

function keep(subjectId: string, duties: readonly ReturnType<typeof aDuty>[]): Change {
  return { kind: 'keep-duties', subjectId, stamp: 1, judgedOn: TODAY, duties };
}

function report(name: string, outcome: { readonly answeredOn: string; readonly dueOn: string } | null): WriteUnit {
  const itemId = anId(name);
  const [content, digest] = [{ about: 'money' }, 'd1'.repeat(32)];
  const opening = { itemId, tenantId: TENANT, kind: 'complaints', projectId: PROJECT, partnerId: null } as const;
  const first = { itemId, tenantId: TENANT, revision: 1, step: 'open', fromState: '', toState: 'received' };
  const by = { actor: 'public', role: null, requestKey: null, requestHash: null, deskTenantId: TENANT, input: {} };
  const event = { ...first, ...by, atMs: NOW_MS, dueOn: '2026-11-20', content, digest, outcome: {} };
  const record = { ...opening, charityId: null, openedBy: 'public', openedMs: NOW_MS };
  const step = {
    revision: 2,
    step: 'answer',
    fromState: 'received',
    toState: 'answered',
    dueOn: null,
    outcome: outcome ?? {},
  };
  return [
    { kind: 'open-work', record, content, digest },
    { kind: 'append-work-event', record: event },
    ...(outcome === null ? [] : [{ kind: 'append-work-event', record: { ...event, ...step } } as const]),
  ];
}

async function moneyOf(store: Store, place: string) {
  const totals = await store.directory.placeTotals(place);
  return totals.map(({ kind, amountMinor, entries }) => [kind, amountMinor, entries]);
}

async function countsOf(store: Store, place: string): Promise<readonly string[]> {
  const counts = await store.directory.placeCounts({ place, today: TODAY });
  return counts.map(({ what, isPast, count }) => [what, ...(isPast ? ['past'] : []), count].join(' '));
}

test('regions begin with everything that was booked, owed and reported before there were any', async () => {
  const wrong = aJournal({ journalId: anId('wrong'), effectKey: 'paid:stripe:pi_wrong', amountMinor: 900 });
  const far = { projectId: NEXT, journalId: anId('far'), effectKey: 'paid:stripe:pi_far', amountMinor: 500 };
  const own = { projectId: PROJECT, subjectId: PROJECT };
  const ofCharity = { projectId: null, campaignId: null, subjectId: CHARITY };
  const record = aProject({ projectId: NEXT, externalId: 'next', region: '511803', goalMinor: 100 });
  await writeBefore('regions', [
    aPublication({ region: '511802' }),
    [{ kind: 'put-project', record }],
    ...[1, 2].map((gift) => [...pledgeUnit(gift), ...sessionUnit(gift), ...settleUnit(gift)]),
    [booking(wrong)],
    [booking(aReversal(wrong, 3))],
    [booking(aFee())],
    [booking(aJournal(far))],
    [keep(CAMPAIGN, [aDuty({ dueStrict: '2026-11-20' })])],
    [keep(CHARITY, [aDuty({ dutyId: anId('yearly'), ...ofCharity })])],
    // The second is due on the day of the charity’s, and both are counted.
    [keep(PROJECT, [aDuty({ dutyId: anId('own'), ...own, met: true }), aDuty({ dutyId: anId('owed'), ...own })])],
    report('late', { answeredOn: '2026-11-21', dueOn: '2026-11-20' }),
    report('in-time', { answeredOn: '2026-11-20', dueOn: '2026-11-20' }),
    report('open', null),
  ]);
  const store = await openedToday();
  const county = [
    ['donation.settled', 4000, 2],
    ['fee.charged', 12, 1],
  ];
  expect(await moneyOf(store, '511802')).toEqual(county);
  expect(await moneyOf(store, '511803')).toEqual([['donation.settled', 500, 1]]);
  const province = [
    ['donation.settled', 4500, 3],
    ['fee.charged', 12, 1],
  ];
  for (const place of ['5118', '51']) expect(await moneyOf(store, place)).toEqual(province);
  const duties = ['duty-met 1', 'duty-owed 2', 'duty-owed past 1'];
  const reports = ['report-in-time 1', 'report-late 1', 'report-open past 1'];
  expect(await countsOf(store, '511802')).toEqual([...duties, 'project 1', ...reports]);
  expect(await countsOf(store, '511803')).toEqual(['duty-owed 1', 'duty-owed past 1', 'project 1']);
  for (const place of ['5118', '51'])
    expect(await countsOf(store, place)).toEqual([...duties, 'project 2', ...reports]);
  await store.close();
});

test('messages that were written before anybody asked are shown to nobody', async () => {
  const pledgeId = anId('gift');
  const given = aPledge({ pledgeId, sessionRef: null, paymentRef: null, paymentState: 'paid', paidMs: NOW_MS });
  const donor = aDonor({ pledgeId, message: '祝老人们平安（示例）', messageShown: true });
  await writeBefore('donor-messages', [aPublication(), [{ kind: 'insert-pledge', record: given, donor }]]);
  await applyMigrations(database, await projectMigrations());
  const { rows } = await database.execute('SELECT message, message_shown FROM donor_private');
  expect(rows.map((row) => [row['message'], row['message_shown']])).toEqual([['祝老人们平安（示例）', 0]]);
  await database.drained();
});
