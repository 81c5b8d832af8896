// What SQLite does for each statement of a hot read. A page must cost the same at a thousand gifts and at a million, so
// nothing may go through a table; what may is named here with the reason.

import type { ResultSet } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anId, NOW_MS, tempLibsqlStore } from '../../../testing/index.ts';
import { SerialClient } from '../client.ts';
import { bookReads } from './books.ts';
import { directoryReads } from './directory.ts';
import { fundReads } from './fund.ts';
import { limitReads } from './limits.ts';
import { logReads } from './log.ts';
import { pledgeReads } from './pledge.ts';
import type { ReadClient } from './record.ts';
import { workReads } from './work.ts';

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

/** Runs what it is given and says what SQLite did, one line a step. */
class Explaining implements ReadClient {
  readonly steps: string[] = [];

  async execute(statement: Parameters<ReadClient['execute']>[0]): Promise<ResultSet> {
    const { rows } = await client.execute({ ...statement, sql: `EXPLAIN QUERY PLAN ${statement.sql}` });
    this.steps.push(...rows.map(({ detail }) => String(detail)));
    return client.execute({ ...statement });
  }
}

const project = anId('project');
const before = { paidMs: NOW_MS, pledgeId: anId('pledge') };
const today = '2026-11-22';

const DUTIES = {
  tenantIds: [anId('tenant')],
  charityIds: null,
  subjectIds: null,
  met: false,
  newestFirst: false,
  legalTo: today,
  limit: 10,
};

const READS: readonly (readonly [string, (database: ReadClient) => Promise<unknown>])[] = [
  ['a project with all its parents', (d) => directoryReads(d).file(project)],
  ['a project by how its id begins', (d) => directoryReads(d).projectLike('2222222')],
  ['what a capped project may still promise', (d) => directoryReads(d).roomLeft(project)],
  ['a site by its origin', (d) => directoryReads(d).siteByOrigin(anId('tenant'), 'https://a.example.org')],
  ['a site by its id', (d) => directoryReads(d).siteById(anId('site'))],
  ['a record by its name', (d) => directoryReads(d).campaign(anId('tenant'), 'name')],
  [
    'the newest projects of one federation',
    (d) => directoryReads(d).files({ tenantIds: [anId('tenant')], today, limit: 10 }),
  ],
  ['campaigns of a federation', (d) => directoryReads(d).campaigns({ tenantId: anId('tenant'), limit: 10 })],
  ['charities of a federation', (d) => directoryReads(d).charities({ tenantId: anId('tenant'), limit: 10 })],
  [
    'charities of a federation by their words',
    (d) => directoryReads(d).charities({ tenantId: anId('tenant'), text: '示例', limit: 10 }),
  ],
  ['websites that asked', (d) => directoryReads(d).siteRequests({ tenantId: anId('tenant'), limit: 10 })],
  ['websites of a federation', (d) => directoryReads(d).sites({ tenantId: anId('tenant'), limit: 10 })],
  ['an API key', (d) => directoryReads(d).apiKey('hash')],
  ['endpoints', (d) => directoryReads(d).endpoints({ tenantId: anId('tenant'), limit: 10 })],
  ['deliveries that are due', (d) => directoryReads(d).dueDeliveries(NOW_MS, 10)],
  ['deliveries', (d) => directoryReads(d).deliveries({ tenantId: anId('tenant'), limit: 10 })],
  ['duties of federations', (d) => directoryReads(d).duties(DUTIES)],
  ['duties of subjects', (d) => directoryReads(d).duties({ ...DUTIES, subjectIds: [project] })],
  ['whose duties are asked for next', (d) => directoryReads(d).staleDuties({ today, limit: 10 })],
  ['what hangs on a campaign', (d) => directoryReads(d).lastOfNext({ parentId: project, after: '', limit: 10 })],
  ['federations below', (d) => directoryReads(d).federationsBelow(anId('tenant'), 10)],
  ['federations that owe', (d) => directoryReads(d).federationsOwing({ strictOn: [today], legalOn: today }, 9)],
  ['projects of a campaign', (d) => directoryReads(d).projectsUnder(anId('campaign'), 9)],
  ['the newest public entry', (d) => directoryReads(d).lastPublicEntry([project])],
  ['money of a region', (d) => directoryReads(d).placeTotals('51')],
  ['what a region counts', (d) => directoryReads(d).placeCounts({ place: '51', today })],
  ['cities of a province', (d) => directoryReads(d).placesIn({ place: '51', digits: 4, after: '', limit: 10 })],
  ['what was published of duties', (d) => directoryReads(d).dutyAnswers([project, anId('campaign')])],
  ['a balance at the end of a day', (d) => fundReads(d).balanceOn('account', today)],
  ['a disclosure', (d) => fundReads(d).disclosure(project, 'digest')],
  ['disclosures of a project', (d) => fundReads(d).disclosures(project, 10)],
  ['reconciliations', (d) => logReads(d).reconciliations(10)],
  ['a pledge', (d) => pledgeReads(d).pledge(anId('pledge'))],
  ['a pledge by its session', (d) => pledgeReads(d).bySession('cs_1')],
  ['an idempotency key', (d) => pledgeReads(d).idempotency(anId('tenant'), 'hash')],
  ['a read token', (d) => pledgeReads(d).readToken('hash')],
  ['a receipt', (d) => pledgeReads(d).receipt('hh2222222222222222')],
  ['the receipt of a pledge', (d) => pledgeReads(d).receiptOf(anId('pledge'))],
  ['a receipt by how it begins', (d) => pledgeReads(d).receiptLike({ prefix: 'hh2222222222', amountMinor: 2000 })],
  ['pledges that are due', (d) => pledgeReads(d).due(NOW_MS, 10)],
  ['messages of gifts', (d) => pledgeReads(d).messages(anId('tenant'), [anId('pledge'), anId('other')])],
  ['the wall', (d) => pledgeReads(d).named({ projectId: project, limit: 10 })],
  ['the wall from a place on', (d) => pledgeReads(d).named({ projectId: project, before, limit: 10 })],
  ['held gifts of one federation', (d) => pledgeReads(d).held(anId('tenant'), { limit: 10 })],
  ['held gifts of all', (d) => pledgeReads(d).held(null, { limit: 10 })],
  ['the refund of a held gift', (d) => pledgeReads(d).heldRefund(anId('tenant'), anId('pledge'))],
  ['decisions on a held gift', (d) => pledgeReads(d).heldDecisions(anId('tenant'), anId('pledge'), 1)],
  ['whether a campaign was given to', (d) => bookReads(d).isGivenTo(anId('tenant'), anId('campaign'))],
  ['the totals of one project', (d) => bookReads(d).totals([project])],
  ['the totals of several projects', (d) => bookReads(d).totals([project, anId('other')])],
  ['the balances of one project', (d) => bookReads(d).balances([project])],
  ['the balances of several projects', (d) => bookReads(d).balances([project, anId('other')])],
  ['a page of entries', (d) => bookReads(d).entries({ projectId: project, afterSeq: 5, limit: 10 })],
  ['the newest entries', (d) => bookReads(d).latest(project, 10)],
  ['the corrections', (d) => bookReads(d).corrections(project, 10)],
  ['the newest spending', (d) => bookReads(d).spending(project, 10)],
  ['what moved between a project and its partners', (d) => bookReads(d).partnerTotals(project)],
  ['an entry by its name', (d) => bookReads(d).entryNamed('journal')],
  ['the approved refunds of a gift', (d) => bookReads(d).refundsOf('journal')],
  ['what settled a matter', (d) => bookReads(d).settlementsOf('journal')],
  ['the open matters of a charity', (d) => bookReads(d).openMatters('charity', 10)],
  ['an entry by its fact', (d) => bookReads(d).byEffect('paid:stripe:pi_1')],
  ['a notice', (d) => bookReads(d).seen('stripe', 'evt_1')],
  ['the standing of a caller', (d) => limitReads(d, pledgeReads(d)).standing(STANDING)],
  ['the gift of the same tab', (d) => limitReads(d, pledgeReads(d)).twin('hash')],
];

const LIST = { today, limit: 10 };
const WORK = { kind: 'disbursements', limit: 10 } as const;
const STANDING = {
  rateKeys: ['c1', 't1'],
  addressHashes: ['a', 'b'],
  sessionHashes: ['c'],
  tenantId: anId('tenant'),
  declinesSinceMs: 0,
  declinesMax: 5,
  leastSinceMs: 0,
  proofId: null,
};

/** A list that SQLite was given as an argument, and rows that it made itself. */
const NO_TABLE = /^SCAN (?:json_each|wanted|below|CONSTANT ROW|\(subquery-\d+\))/;

describe('SQLite finds by a key or an index', () => {
  test.each(READS)('%s', async (_, read) => {
    const explaining = new Explaining();
    await read(explaining);
    expect(explaining.steps.length).toBeGreaterThan(0);
    expect(explaining.steps.filter((step) => step.startsWith('SCAN') && !NO_TABLE.test(step))).toEqual([]);
    expect(explaining.steps.filter((step) => step.includes('AUTOMATIC'))).toEqual([]);
  });

  test('facts to tell, in an index that holds no others', async () => {
    const explaining = new Explaining();
    await directoryReads(explaining).unspread(10);
    expect(explaining.steps).toEqual(['SCAN notice USING INDEX notice_to_spread']);
  });

  test('the postings of several entries', async () => {
    const sql = `SELECT posting.journal_id FROM posting JOIN account USING (account_id)
      WHERE posting.journal_id IN (SELECT value FROM json_each('["a","b"]')) ORDER BY posting.journal_id, posting.line`;
    const explaining = new Explaining();
    await explaining.execute({ sql, args: [] });
    expect(explaining.steps.filter((step) => step.startsWith('SCAN') && !NO_TABLE.test(step))).toEqual([]);
  });
});

// Both are found by other indices as well, through all entries or all gifts of a project: what a page costs would grow.
test.each([
  ['the corrections', 'journal_corrections'],
  ['the wall', 'pledge_named'],
  ['the wall from a place on', 'pledge_named'],
  ['held gifts of one federation', 'pledge_held'],
])('%s are read from the index that holds nothing else', async (title, index) => {
  const explaining = new Explaining();
  await READS.find(([name]) => name === title)?.[1](explaining);
  expect(explaining.steps[0]).toContain(`USING INDEX ${index} (`);
  expect(explaining.steps.join()).not.toContain('ORDER BY');
});

describe('a list is read in its order from an index of what it shows', () => {
  const tenantId = anId('tenant');
  const lists: readonly (readonly [string, string, (database: ReadClient) => Promise<unknown>])[] = [
    ['projects of a province', 'project_of_province', (d) => directoryReads(d).files({ ...LIST, region: '51' })],
    ['projects of a city', 'project_of_city', (d) => directoryReads(d).files({ ...LIST, region: '5118' })],
    ['projects of a county', 'project_of_county', (d) => directoryReads(d).files({ ...LIST, region: '511802' })],
    ['projects of a category', 'project_of_category', (d) => directoryReads(d).files({ ...LIST, category: 'elders' })],
    ['work of a federation', 'work_item_newest', (d) => workReads(d).items({ ...WORK, tenantId })],
    ['its next page', 'work_item_newest', (d) => workReads(d).items({ ...WORK, tenantId, beforeSeq: 9 })],
    [
      'what waits there',
      'work_item_by_tenant',
      (d) => workReads(d).items({ ...WORK, tenantId, states: ['requested'] }),
    ],
    ['projects of part of a city', 'project_of_city', (d) => directoryReads(d).files({ ...LIST, region: '51180' })],
    [
      'work of a partner',
      'work_item_newest_of_partner',
      (d) => workReads(d).items({ ...WORK, tenantId, partnerId: anId('partner') }),
    ],
    [
      'work of a partner in a project',
      'work_item_newest_of_project',
      (d) => workReads(d).items({ ...WORK, tenantId, projectId: project, partnerId: anId('partner') }),
    ],
    [
      'work of a project',
      'work_item_newest_of_project',
      (d) => workReads(d).items({ ...WORK, tenantId, projectId: project }),
    ],
  ];

  test.each(lists)('%s', async (_, index, read) => {
    const explaining = new Explaining();
    await read(explaining);
    expect(explaining.steps[0]).toContain(`USING INDEX ${index} (`);
    expect(explaining.steps.join()).not.toContain('ORDER BY');
  });

  test('a desk, stage by stage', async () => {
    const explaining = new Explaining();
    const stages = [{ kind: 'disbursements', state: 'requested' }] as const;
    await workReads(explaining).desk({ tenantIds: [tenantId], stages, limit: 10 });
    expect(explaining.steps.filter((step) => step.includes('work_item_on_desk'))).toHaveLength(2);
    expect(explaining.steps.filter((step) => /^SCAN (?!desk|stage)/.test(step))).toEqual([]);
  });

  test('projects of a status, from the newest few or from the campaigns of that status', async () => {
    const explaining = new Explaining();
    await directoryReads(explaining).files({ ...LIST, status: 'ended' });
    expect(explaining.steps[0]).toMatch(/^SEARCH project USING INDEX .* \(position>\?\)$/);
    expect(explaining.steps.filter((step) => step.includes('project_of_campaign'))).toHaveLength(2);
    expect(
      explaining.steps.filter((step) => step.includes('SEARCH campaign USING INDEX campaign_by_end')),
    ).toHaveLength(1);
    // Only the few that were found are gone through.
    expect(explaining.steps.filter((step) => /^SCAN (?!\(subquery)/.test(step))).toEqual(['SCAN running']);
  });
});

describe('SQLite goes through projects, newest first, until the page is full', () => {
  test.each([
    ['all of them', {}],
    ['from a place on', { beforePosition: 7 }],
    ['with every filter', { status: 'open', category: 'elders', region: '51', text: 'a' }],
  ] as const)('%s', async (_, filter) => {
    const explaining = new Explaining();
    await directoryReads(explaining).files({ ...filter, today, limit: 10 });
    const [first = '', ...parents] = explaining.steps;
    expect(first).toMatch(/^(?:SCAN|SEARCH) project USING INDEX .*$/);
    // What was published of their duties, found by an index for each row of the page.
    expect(parents.filter((step) => !step.startsWith('SEARCH'))).toEqual(['CORRELATED SCALAR SUBQUERY 1']);
  });
});

test('whether an origin is known is asked of sites by index, and of each charity only when no site has it', async () => {
  const explaining = new Explaining();
  await directoryReads(explaining).originKnown('https://a.example.org');
  expect(explaining.steps.find((step) => step.includes('site_by_origin'))).toContain('SEARCH site');
  expect(explaining.steps.filter((step) => step.startsWith('SCAN'))).toEqual([
    'SCAN CONSTANT ROW',
    'SCAN charity',
    expect.stringMatching(/^SCAN own/),
  ]);
});
