// Letters to givers who asked for news: to whom, when, once, and no more.

import { beforeEach, describe, expect, test } from 'vitest';
import { aProject, OFFICER, OWN_ORIGIN, publishedPorts, testClient } from '../../testing/index.ts';
import type { TestPorts } from '../../testing/test-ports.ts';
import { itemIn, take } from '../../testing/work-walk.ts';
import { settle } from '../gift/settlement.ts';
import { eraseGiver } from '../pledge/erasure.ts';
import { drainOutbox } from './sending.ts';

const { projectId, tenantId } = aProject();
const ADDRESS = 'giver@example.org';

let ports: TestPorts;

beforeEach(async () => {
  ports = await publishedPorts();
});

async function give(email: string | null = ADDRESS, { paid = true } = {}): Promise<string> {
  const body = {
    projectId,
    amount: { amountMinor: 2000, currency: 'CNY' },
    ...(email === null ? {} : { news: { email } }),
  };
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: OWN_ORIGIN };
  const { json } = await testClient(ports)('/v1/pledges', { body, headers });
  const pledge = await ports.store.pledges.pledge(String(json.pledgeId));
  if (pledge === null) throw new Error(json.detail);
  if (paid) ports.payments.pay(pledge.sessionRef ?? '', { paidAtMs: ports.clock.nowMs() });
  if (paid) await settle(ports, pledge.pledgeId);
  return pledge.pledgeId;
}

async function publish(): Promise<void> {
  ports.clock.advance(1000);
  await itemIn(ports, 'updates', 'published');
}

const drain = () => drainOutbox(ports, () => true);
/** While letters cannot be sent: who is told is written down, and tried again later. */
async function withoutMail(deed: () => Promise<void>): Promise<void> {
  const { mail } = ports;
  Object.assign(ports, { mail: undefined });
  await deed();
  Object.assign(ports, { mail });
}

const addresses = () => ports.letters.map(({ to }) => to).sort();

describe('news of a project', () => {
  test('goes once to each address that asked for it, with a way to stop it', async () => {
    await give();
    await give();
    await give('other@example.org');
    await give(null);
    await publish();
    await drain();
    await drain();
    expect(addresses()).toEqual([ADDRESS, 'other@example.org']);
    const [letter] = ports.letters;
    expect(letter?.text).toContain('扶手已安装（示例）');
    expect(letter?.text).toContain(`${ports.settings.publicUrl}/p/${projectId}`);
    expect(letter?.text).toContain(letter?.unsubscribeUrl ?? 'no way');
    await publish();
    await drain();
    expect(ports.letters).toHaveLength(4);
  });

  test('is not sent before the gift is settled, nor of what was published before it', async () => {
    await give(ADDRESS, { paid: false });
    await publish();
    ports.clock.advance(1000);
    await give('after@example.org');
    await drain();
    expect(addresses()).toEqual([]);
  });

  test('is not told anew by a correction', async () => {
    await give();
    ports.clock.advance(1000);
    const { itemId } = await itemIn(ports, 'updates', 'published');
    await take(ports, 'updates', { itemId, step: 'correct' });
    await drain();
    expect(addresses()).toEqual([ADDRESS]);
  });

  test('PRV-05 ends with the erasure of the giver, also on its way', async () => {
    const pledgeId = await give();
    await publish();
    await withoutMail(drain);
    await eraseGiver(ports, OFFICER, { input: { pledgeId }, requestId: 'r' });
    ports.clock.advance(3_600_000);
    await drain();
    expect(addresses()).toEqual([]);
    expect(await ports.store.directory.deliveries({ tenantId, limit: 9 })).toMatchObject([{ state: 'dropped' }]);
    await publish();
    await drain();
    expect(addresses()).toEqual([]);
  });

  test('is tried again where the mail is not taken, and its address stands nowhere else', async () => {
    await give();
    await publish();
    await withoutMail(drain);
    ports.clock.advance(3_600_000);
    await drain();
    expect(addresses()).toEqual([ADDRESS]);
    const rows = await ports.store.directory.deliveries({ tenantId, limit: 9 });
    expect(rows).toMatchObject([{ state: 'delivered', endpointId: null, personId: null }]);
    expect(JSON.stringify([rows, ports.reported])).not.toContain(ADDRESS);
  });
});

describe('the link of a letter', () => {
  async function link(): Promise<string> {
    await give();
    await give();
    await publish();
    await drain();
    return new URL(ports.letters.at(-1)?.unsubscribeUrl ?? '').pathname;
  }

  test('opened changes nothing, and posted to by a mail program ends the letters to the address', async () => {
    const path = await link();
    const call = testClient(ports);
    const asked = await call(path);
    expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(asked.text).not.toContain(ADDRESS);
    await publish();
    await drain();
    expect(ports.letters).toHaveLength(2);
    const body = 'List-Unsubscribe=One-Click';
    const ended = await call(path, { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect([ended.status, ended.text.includes('您的邮箱已删除')]).toEqual([200, true]);
    await publish();
    await drain();
    expect(ports.letters).toHaveLength(2);
    const gifts = await ports.store.pledges.newsReaders({
      ...{ tenantId, projectId, paidBeforeMs: ports.clock.nowMs() },
      ...{ after: '', limit: 9 },
    });
    expect(gifts).toEqual([]);
  });

  test('with another secret is as if it were not there', async () => {
    const path = await link();
    const call = testClient(ports);
    const wrong = `${path.slice(0, path.lastIndexOf('/'))}/wrong`;
    expect((await call(wrong)).status).toBe(404);
    expect((await call(wrong, { method: 'POST' })).status).toBe(404);
    expect(
      await ports.store.pledges.newsReaders({
        tenantId,
        projectId,
        paidBeforeMs: ports.clock.nowMs(),
        after: '',
        limit: 9,
      }),
    ).toHaveLength(1);
  });
});
