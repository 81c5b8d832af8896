import { donorMessage } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../domain/access/actor.ts';
import { settle } from '../domain/gift/settlement.ts';
import { readMessageWords } from '../domain/message/donor-message.ts';
import { eraseGiver, replayErasures } from '../domain/pledge/erasure.ts';
import { takeStep } from '../domain/work/take-step.ts';
import type { TestClient, TestPorts } from '../testing/index.ts';
import { anId, aProject, OWN_ORIGIN, publishedPorts, slugOf, testClient } from '../testing/index.ts';
import { bearer } from '../testing/two-federations.ts';
import { somebody } from '../testing/work-walk.ts';

const { projectId } = aProject();
const TEXT = '祝老人们平安金丝雀（示例）';
const OFFICER = somebody(['finance']);

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

interface Given {
  readonly message?: string;
  readonly showMessage?: boolean;
  readonly name?: string;
}

async function give({ message = TEXT, showMessage = true, name }: Given = {}) {
  const body = {
    projectId,
    amount: { amountMinor: 2000, currency: 'CNY' },
    fiscalReceipt: { mode: 'waived' },
    ...(name === undefined ? {} : { display: { mode: 'name', name } }),
    ...(message === '' ? {} : { message }),
    showMessage,
  };
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: OWN_ORIGIN };
  const { json, text } = await call('/v1/pledges', { body, headers });
  if (json?.pledgeId === undefined) throw new Error(text);
  const { sessionRef } = (await ports.store.pledges.pledge(json.pledgeId)) ?? {};
  ports.payments.pay(sessionRef ?? '', { paidAtMs: ports.clock.nowMs() });
  await settle(ports, json.pledgeId);
  return { pledgeId: String(json.pledgeId), secret: String(json.secret), sessionRef: sessionRef ?? '' };
}

async function waiting() {
  return ports.store.work.items({ kind: 'donor-messages', projectId, limit: 9 });
}

async function step(name: string, input: Readonly<Record<string, unknown>> = {}) {
  const [item] = await waiting();
  const taken = { kind: 'donor-messages', itemId: item?.itemId ?? '', step: name, input, requestKey: null } as const;
  return takeStep(ports, OFFICER, taken);
}

async function shown(): Promise<readonly { readonly text: string; readonly name: string | null }[]> {
  const { json } = await call(`/v1/projects/${projectId}/messages`);
  return json.items.map((one: unknown) => donorMessage.parse(one)).map(({ text, name }: never) => ({ text, name }));
}

describe('a message of a giver', () => {
  test('waits out of sight, shows once somebody has shown it, and is taken down again', async () => {
    await give({ name: '王阿姨（示例）' });
    expect(await shown()).toEqual([]);
    expect((await call(`/p/${projectId}`)).text).not.toContain(TEXT);
    expect(await step('show')).toMatchObject({ state: 'shown' });
    expect(await shown()).toEqual([{ text: TEXT, name: '王阿姨（示例）' }]);
    expect((await call(`/p/${projectId}`)).text).toContain(TEXT);
    expect(await step('hide', { reason: '捐赠人家属要求' })).toMatchObject({ state: 'hidden' });
    expect(await shown()).toEqual([]);
    expect((await call(`/p/${projectId}`)).text).not.toContain(TEXT);
  });

  test('is put up to nobody where its giver did not agree to show it, or said nothing', async () => {
    await give({ showMessage: false });
    await give({ message: '' });
    expect(await waiting()).toEqual([]);
  });

  test('carries a name only where the giver gave one to be shown', async () => {
    await give();
    await step('show');
    expect(await shown()).toEqual([{ text: TEXT, name: null }]);
  });

  test('does not show what was refused, and a reason is asked for', async () => {
    await give();
    expect(await step('refuse', { reason: '含有他人姓名' })).toMatchObject({ state: 'refused' });
    expect(await shown()).toEqual([]);
    expect(await step('show')).toMatchObject({ kind: 'refused', reason: 'illegal-transition' });
  });

  test('PRV-01 stands in no item, no event, no journal and no leaf', async () => {
    await give({ name: '名字金丝雀' });
    await step('show');
    const [item] = await waiting();
    const kept = JSON.stringify([
      item,
      await ports.store.work.events(item?.itemId ?? ''),
      await ports.store.books.latest(projectId, 99),
      (await ports.store.log.leaves({ from: 0, limit: 99 })).map(({ bytes }) => new TextDecoder().decode(bytes)),
    ]);
    expect(kept).not.toContain('金丝雀');
  });

  test.each(['shown', 'waiting'])('PRV-03 goes with the gift when its giver is forgotten: %s', async (state) => {
    const { pledgeId } = await give();
    if (state === 'shown') await step('show');
    const record = { tenantId: aProject().tenantId, pledgeId, erasedOn: '2026-11-22' };
    await ports.erasures.keep(record);
    expect(await replayErasures(ports)).toBe(1);
    expect(await shown()).toEqual([]);
    expect((await waiting()).map((item) => item.state)).toEqual(['withdrawn']);
    expect(JSON.stringify(await ports.store.pledges.donor(record.tenantId, pledgeId))).toBe('null');
  });

  test('is taken back by whoever holds the secret of the gift, once and for all', async () => {
    const { pledgeId, secret } = await give();
    await step('show');
    const path = `/v1/pledges/${pledgeId}/message/withdraw`;
    expect((await call(path, { method: 'POST' })).status).toBe(401);
    expect(slugOf(await call(path, { method: 'POST', headers: bearer('wrong') }))).toBe('not-found');
    expect(await shown()).toHaveLength(1);
    for (let twice = 0; twice < 2; twice += 1) {
      const answer = await call(path, { method: 'POST', headers: bearer(secret) });
      expect(answer.json).toEqual({ pledgeId, shows: false });
      expect(await shown()).toEqual([]);
    }
    expect(await step('show')).toMatchObject({ reason: 'illegal-transition' });
  });

  test('is taken back on the page after paying, which no other website can do', async () => {
    const { sessionRef } = await give();
    const path = `/give/${projectId}/return?session=${sessionRef}`;
    expect((await call(path)).text).toContain('撤回留言');
    const foreign = await call(path, { method: 'POST', headers: { origin: 'https://evil.example.org' } });
    expect(foreign.status).toBe(403);
    expect((await waiting()).map(({ state }) => state)).toEqual(['waiting']);
    const answer = await call(path, { method: 'POST', headers: { origin: OWN_ORIGIN } });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect((await waiting()).map(({ state }) => state)).toEqual(['withdrawn']);
    expect((await call(path)).text).not.toContain('撤回留言');
    expect((await call(`/give/${projectId}/return?session=nobody`, { method: 'POST' })).status).toBe(404);
  });

  test('that is markup or an address is shown as the text it is', async () => {
    await give({ message: '<img src=x onerror=alert(1)> https://evil.example.org/a' });
    await step('show');
    const { text } = await call(`/p/${projectId}`);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; https://evil.example.org/a');
    expect(text).not.toContain('href="https://evil.example.org');
  });

  test('PRV-03 is gone from list, page and desk with the next request after its giver is forgotten', async () => {
    const { pledgeId } = await give({ name: '王阿姨金丝雀' });
    await step('show');
    const [item] = await waiting();
    const list = `/v1/projects/${projectId}/messages`;
    const before = await call(list);
    expect(before.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=5, must-revalidate');
    await eraseGiver(ports, OFFICER, { input: { pledgeId }, requestId: 'r' });
    const after = await call(list, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } });
    expect([after.status, after.json.items]).toEqual([200, []]);
    const page = await call(`/p/${projectId}`);
    expect([page.headers.get('cache-control'), page.text.includes('金丝雀')]).toEqual(['private, no-cache', false]);
    const itemId = item?.itemId ?? '';
    expect(await readMessageWords(ports, OFFICER, itemId)).toEqual({ messageNo: itemId, words: null });
  });

  test('TEN-01 is read by those of its federation who look at messages, and by nobody of another one', async () => {
    await give();
    const [item] = await waiting();
    const read = (actor: Actor) => readMessageWords(ports, actor, item?.itemId ?? '');
    expect(await read(OFFICER)).toMatchObject({ words: { text: TEXT } });
    const grants = (['finance', 'approver', 'administrator'] as const).map((role) => {
      return { tenantId: anId('beside'), role, partnerId: null, charityId: null };
    });
    expect(await read(somebody([], { tenantId: anId('beside'), grants }))).toMatchObject({ reason: 'not-found' });
    expect(await read(somebody(['partner-editor']))).toMatchObject({ reason: 'forbidden' });
    expect(await readMessageWords(ports, OFFICER, anId('nothing'))).toMatchObject({ reason: 'not-found' });
  });

  test.each([
    ['of 10,000 characters', 'x'.repeat(10_000)],
    ['of 201 characters', '好'.repeat(201)],
    ['that turns its line around', '平安\u202egnp.exe'],
    ['with half a character', '平安\ud800'],
    ['with a bell', '平安\u0007'],
    ['of nothing that can be seen', '\u200b\u2060'],
  ])('%s is refused with the gift, before any payment', async (_, message) => {
    const body = {
      projectId,
      amount: { amountMinor: 2000, currency: 'CNY' },
      fiscalReceipt: { mode: 'waived' },
      message,
      showMessage: true,
    };
    const answer = await call('/v1/pledges', {
      body,
      headers: { 'idempotency-key': crypto.randomUUID(), origin: OWN_ORIGIN },
    });
    expect([answer.status, slugOf(answer), answer.json.errors[0].pointer]).toEqual([422, 'invalid-body', '/message']);
  });

  test('of two hundred characters and many lines is shown whole, as text', async () => {
    const message = `</p><script>alert(1)</script>\n${'好\n'.repeat(80)}&amp;`;
    await give({ message });
    await step('show');
    expect(await shown()).toEqual([{ text: message.trim(), name: null }]);
    const { text } = await call(`/p/${projectId}`);
    expect(text).toContain('&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('&amp;amp;');
  });

  test('is not shown where its gift is another project’s', async () => {
    await give();
    await step('show');
    const { store } = ports;
    const { messages } = store.pledges;
    store.pledges.messages = async (...asked) =>
      (await messages.call(store.pledges, ...asked)).map((one) => ({ ...one, projectId: anId('another') }));
    expect(await shown()).toEqual([]);
    store.pledges.messages = messages;
    expect(await shown()).toHaveLength(1);
  });

  test('is asked for on the donate page, not ticked before', async () => {
    const page = (await call(`/give/${projectId}`)).text;
    expect(page).toMatch(/<input type="checkbox" name="showMessage" value="yes" >/);
  });
});
