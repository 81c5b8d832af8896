// Reports about projects, from the form to the answer: what is public of them, and what is nobody else's business.

import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import { beforeEach, describe, expect, test } from 'vitest';
import { LIMITS_DEFAULT } from '../domain/access/limits.ts';
import { replayErasures } from '../domain/pledge/erasure.ts';
import type { TestAnswer } from '../testing/index.ts';
import { OWN_ORIGIN, slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';

const TEXT = '三号楼的扶手没有装，联系我：13800138000（示例）';
const CONTACT = '王女士 13900139000（示例）';
const ANSWER = '三号楼的扶手已于本周装好（示例）。';

let world: TwoFederations;
let projectId: string;

beforeEach(async () => {
  world = await twoFederations();
  ({ projectId } = world.here);
});

function report(body: object = { about: 'progress', text: TEXT, contact: CONTACT }, headers = {}): Promise<TestAnswer> {
  return world.call(`/v1/projects/${projectId}/complaints`, { body, headers });
}

function post(path: string, fields: Record<string, string>, headers = {}): Promise<TestAnswer> {
  const type = { 'content-type': 'application/x-www-form-urlencoded', origin: OWN_ORIGIN };
  return world.call(path, { body: new URLSearchParams(fields).toString(), headers: { ...type, ...headers } });
}

function step(itemId: string, name: string, body: object = { answer: ANSWER }): Promise<TestAnswer> {
  return world.call(`/v1/manage/complaints/${itemId}/${name}`, { body, headers: bearer(world.here.apiKey) });
}

describe('a report', () => {
  test('is answered with a number, a secret, and the day of five working days later', async () => {
    world.ports.clock.set(Date.parse('2026-09-29T03:00:00Z'));
    const { json, status } = await report();
    expect(status).toBe(201);
    // 1 to 7 October are holidays, and offices work on Saturday the 10th in their place.
    expect(json.dueOn).toBe('2026-10-12');
    expect(json.href).toBe(`${world.ports.settings.publicUrl}/reports/${json.complaintNo}/${json.secret}`);
    const own = await world.call(`/v1/complaints/${json.complaintNo}`, { headers: bearer(json.secret) });
    expect(own.json).toMatchObject({ complaint: { state: 'received' }, words: { text: TEXT, contact: CONTACT } });
  });

  test('PRV-08 leaves nothing of what was said in work, events, lists, pages or the log', async () => {
    const { json } = await report(undefined, { 'idempotency-key': crypto.randomUUID() });
    await step(json.complaintNo, 'answer');
    const { store } = world.ports;
    const kept = JSON.stringify([await store.work.item(json.complaintNo), await store.work.events(json.complaintNo)]);
    const read = await Promise.all(
      [`/v1/projects/${projectId}/complaints`, `/p/${projectId}`, `/v1/projects/${projectId}/ledger`].map((path) =>
        world.call(path),
      ),
    );
    const manage = await world.call(`/v1/manage/complaints/${json.complaintNo}`, {
      headers: bearer(world.here.apiKey),
    });
    for (const text of [kept, manage.text, JSON.stringify(world.ports.reported), ...read.map((one) => one.text)]) {
      expect(text).not.toMatch(/13800138000|13900139000|扶手没有装|王女士/);
    }
    expect(kept).not.toContain(json.secret);
    // Not even a hash that somebody who guesses the words could compare.
    const said = { about: 'progress', text: TEXT, contact: CONTACT };
    const guessed = await world.ports.secrets.digest(canonicalJson({ projectId, input: said }));
    expect(kept).not.toContain(guessed);
  });

  test('sent again with its key is the same report, and with another text a refusal', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const [first, again] = [await report(undefined, key), await report(undefined, key)];
    expect(again.json).toEqual(first.json);
    expect(slugOf(await report({ about: 'money', text: '另一件' }, key))).toBe('idempotency-key-reused');
    const { figures } = (await world.call(`/v1/projects/${projectId}/complaints`)).json;
    // One item of each kind is opened by hand beside the one that the world sends.
    expect(figures.received).toBe(3);
  });

  test('is taken so often from one address, and then later', async () => {
    world = await twoFederations({ limits: LIMITS_DEFAULT });
    ({ projectId } = world.here);
    world.ports.clock.advance(3_600_000);
    const most = LIMITS_DEFAULT.complaints;
    for (let at = 0; at < most; at += 1) expect((await report()).status).toBe(201);
    const refused = await report();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '600']);
    world.ports.clock.advance(600_000);
    expect((await report()).status).toBe(201);
    expect((await report()).status).toBe(429);
  });

  test('opens to its secret alone, and guesses are counted', async () => {
    world = await twoFederations({ limits: LIMITS_DEFAULT });
    ({ projectId } = world.here);
    const [mine, other] = [(await report()).json, world.here];
    const path = `/v1/complaints/${mine.complaintNo}`;
    expect((await world.call(path)).status).toBe(401);
    expect((await world.call(path, { headers: bearer(other.complaintSecret) })).status).toBe(404);
    const last = await Promise.all(Array.from({ length: 20 }, () => world.call(path, { headers: bearer('guess') })));
    expect(last.some(({ status }) => status === 429)).toBe(true);
  });

  test('TEN-01 is read in full by those who answer it, and by no other federation', async () => {
    const { complaintNo } = world.here;
    const path = `/v1/manage/complaints/${complaintNo}/words`;
    const read = await world.call(path, { headers: bearer(world.here.apiKey) });
    expect(read.json.words.text).toContain('举报金丝雀here');
    expect((await world.call(path, { headers: bearer(world.there.apiKey) })).status).toBe(404);
  });
});

describe('an answer', () => {
  test('is public, counted as in time or late, and names nobody', async () => {
    const { complaintNo } = (await report()).json;
    expect(slugOf(await step(complaintNo, 'answer', { answer: '请打 13800138000' }))).toBe('invalid-body');
    expect((await step(complaintNo, 'answer')).status).toBe(200);
    world.ports.clock.advance(30 * 86_400_000);
    // A later word does not make the first one late.
    expect((await step(complaintNo, 'uphold', { answer: '查实，已整改（示例）。' })).status).toBe(200);
    const { items, figures } = (await world.call(`/v1/projects/${projectId}/complaints`)).json;
    const shown = items.find((item: { complaintNo: string }) => item.complaintNo === complaintNo);
    expect(shown).toMatchObject({ state: 'upheld', answer: '查实，已整改（示例）。', isLate: false });
    expect(figures).toEqual({ received: 3, open: 2, overdue: 2, answeredInTime: 1, answeredLate: 0 });
    expect((await step(world.here.complaintNo, 'dismiss')).status).toBe(200);
    const page = (await world.call(`/p/${projectId}`)).text;
    expect(page).toContain('查实，已整改（示例）。');
    expect((await world.call(`/v1/projects/${projectId}/complaints`)).json.figures).toEqual({
      ...figures,
      open: 1,
      overdue: 1,
      answeredLate: 1,
    });
  });
});

describe('the form', () => {
  const fields = { about: 'money', text: TEXT, contact: CONTACT };

  test('leads without script to a page of its own, where the words can be destroyed', async () => {
    const form = await world.call(`/p/${projectId}/report`);
    const [, key = ''] = /name="key" value="([^"]+)"/.exec(form.text) ?? [];
    const sent = await post(`/p/${projectId}/report`, { ...fields, key });
    expect(sent.status).toBe(303);
    const path = sent.headers.get('location') ?? '';
    expect((await post(`/p/${projectId}/report`, { ...fields, key })).headers.get('location')).toBe(path);
    const page = await world.call(path);
    expect(page.text).toContain('扶手没有装');
    expect(page.text).toContain('待答复');
    expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'same-origin',
    ]);
    expect((await post(path, {}, { origin: 'https://evil.example.org' })).status).toBe(403);
    expect((await post(path, {})).status).toBe(303);
    const after = await world.call(path);
    expect(after.text).toContain('已销毁');
    expect(after.text).not.toContain('13800138000');
  });

  test('says beside each field what is missing, and keeps what was typed', async () => {
    const page = await post(`/p/${projectId}/report`, { about: '', text: '', contact: '我的电话' });
    expect(page.status).toBe(422);
    expect([...page.text.matchAll(/<li><a href="#(\w+)"/g)].map(([, field]) => field)).toEqual(['about', 'text']);
    expect(page.text).toContain('value="我的电话"');
    expect((await world.call('/p/nosuchproject/report')).status).toBe(404);
    expect((await post(`/p/${projectId}/report`, fields, { origin: 'https://evil.example.org' })).status).toBe(403);
  });
});

test('PRV-07 an older database that is restored forgets the words again', async () => {
  const { complaintNo, complaintSecret, apiKey } = world.here;
  const words = await world.ports.store.work.complaintWords(complaintNo);
  await world.call(`/v1/complaints/${complaintNo}/forget`, { method: 'POST', headers: bearer(complaintSecret) });
  expect(await world.ports.store.work.complaintWords(complaintNo)).toBeNull();
  if (words === null) throw new Error('there were words');
  await world.ports.store.commit([{ kind: 'insert-complaint-words', record: words }]);
  expect([await replayErasures(world.ports), await replayErasures(world.ports)]).toEqual([1, 0]);
  const read = await world.call(`/v1/manage/complaints/${complaintNo}/words`, { headers: bearer(apiKey) });
  expect(read.json.words).toBeNull();
});
