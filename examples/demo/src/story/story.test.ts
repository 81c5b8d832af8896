// What somebody sees who opens the demo for the first time: books with a past, which anybody's tools find right.

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@happy-homeland/cli';
import type { JournalEntry } from '@happy-homeland/sdk';
import { createClient } from '@happy-homeland/sdk';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Demo } from '../index.ts';
import { PROJECT_SLUGS, startDemo } from '../index.ts';
import { STORY_PROJECT, YOUNG_PROJECT } from './story.ts';

const LIMIT_MS = 90_000;
const PUBLISHED_MAX_MS = 30_000;
const directory = mkdtempSync(join(tmpdir(), 'happy-homeland-story-'));
const dataDir = join(directory, 'data');
const env = { PORT: '0', SITE_PORT: '0', SANDBOX_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' };

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo(env);
}, LIMIT_MS);
afterAll(async () => {
  await demo.close();
  rmSync(directory, { recursive: true });
});

function projects() {
  return createClient({ baseUrl: demo.url }).projects;
}

async function journal(slug: string): Promise<readonly JournalEntry[]> {
  return (await projects().ledger(demo.projectIds[slug] ?? '', { limit: 100 })).items;
}

test('every kind of entry that a resident may ask about is there, in order and nothing in the future', async () => {
  const entries = await journal(STORY_PROJECT);
  const kinds = new Set(entries.map(({ kind }) => kind));
  for (const kind of [
    'donation.settled',
    'donation.batch',
    'fee.charged',
    'refund.paid',
    'settlement.received',
    'disbursement.paid',
    'spending.verified',
    'spending.reimbursed',
    'advance.returned',
    'management.accrued',
    'management.spent',
    'interest.received',
    'correction.reversed',
  ] as const) {
    expect(kinds).toContain(kind);
  }
  expect(entries.filter(({ kind }) => kind === 'disbursement.paid')).toHaveLength(2);
  expect(entries.find(({ kind }) => kind === 'correction.reversed')?.reason).toContain('金额录入有误');
  const dates = entries.map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted());
  expect(dates.filter((date) => date >= demo.startedOn)).toEqual([]);
});

test('the card adds up: with the partner, spent, kept, and to the fen what came in', async () => {
  const { raisedMinor, fundUse } = await projects().get(demo.projectIds[STORY_PROJECT] ?? '');
  expect(fundUse.advancesMinor).toBeGreaterThan(0);
  expect(fundUse.spentMinor).toBeGreaterThan(0);
  const { feesMinor, managementMinor, advancesMinor, spentMinor, heldMinor, interestMinor } = fundUse;
  const used = feesMinor + managementMinor + advancesMinor + spentMinor + heldMinor;
  expect(used).toBe(raisedMinor + interestMinor);
});

test('one project has gifts alone, and the others are as empty as they were', async () => {
  expect(new Set((await journal(YOUNG_PROJECT)).map(({ kind }) => kind))).not.toContain('disbursement.paid');
  const { items } = await projects().list({ limit: 100 });
  const isEmpty = (card: (typeof items)[number]) => card.raisedMinor === 0 && card.fundUse.advancesMinor === 0;
  expect(items.filter(isEmpty)).toHaveLength(PROJECT_SLUGS.length - 2);
});

test('every digest is that of a paper in the data directory, which says that it is none of anybody’s', async () => {
  const folder = join(dataDir, 'story-papers');
  const papers = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const digests = new Set(papers.map((paper) => createHash('sha256').update(paper).digest('hex')));
  const evidence = (await journal(STORY_PROJECT)).flatMap((entry) => entry.evidence);
  expect(evidence.length).toBeGreaterThan(5);
  expect(evidence.filter(({ sha256 }) => !digests.has(sha256))).toEqual([]);
  for (const paper of papers) expect(paper.toString('utf8')).toMatch(/^【示例】演示数据，不是真实凭证。\nSAMPLE/);
});

test('the log tells the statements of a month, a reconciliation and an attestation, and hh audit finds it right', {
  timeout: LIMIT_MS,
}, async () => {
  await vi.waitFor(async () => {
    const [, size] = (await (await fetch(`${demo.url}/log/cosigned`)).text()).split('\n');
    const [, all] = (await (await fetch(`${demo.url}/log/checkpoint`)).text()).split('\n');
    expect(Number(size)).toBeGreaterThan(60);
    expect(size).toBe(all);
  }, PUBLISHED_MAX_MS);
  const size = Number((await (await fetch(`${demo.url}/log/checkpoint`)).text()).split('\n')[1]);
  const bundle = await (await fetch(`${demo.url}/log/tile/entries/000.p/${size}`)).text();
  for (const kind of ['statement', 'reconciliation', 'attestation']) expect(bundle).toContain(`"kind":"${kind}"`);
  const said: string[] = [];
  const io = { print: (line: string) => said.push(line), warn: () => undefined, env: {} };
  const argv = ['audit', demo.url, '--data', join(directory, 'audit'), '--lang', 'en'];
  const code = await run(argv, { ...io, signal: new AbortController().signal });
  expect([code, said.filter((line) => line.startsWith('✗'))]).toEqual([0, []]);
});

test('a second start adds nothing, and finds the payments of the story at the sandbox', {
  timeout: LIMIT_MS,
}, async () => {
  const before = await journal(STORY_PROJECT);
  await demo.close();
  demo = await startDemo(env);
  expect(await journal(STORY_PROJECT)).toEqual(before);
  expect(existsSync(join(dataDir, 'story.part'))).toBe(false);
  const state = await (await fetch(`${demo.sandboxUrl}/_sandbox/state`)).json();
  expect(JSON.stringify(state)).toMatch(/"charges":1\d/);
});

test('DEMO_STORY=off starts with empty books', { timeout: LIMIT_MS }, async () => {
  const empty = await startDemo({ ...env, DATA_DIR: join(directory, 'off'), DEMO_STORY: 'off' });
  const { items } = await createClient({ baseUrl: empty.url }).projects.list({ limit: 100 });
  expect(items.filter(({ raisedMinor }) => raisedMinor > 0)).toEqual([]);
  await empty.close();
});
