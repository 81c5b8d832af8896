// The gift as a program makes it, with nothing but HTTP; and the promise behind all others: the file on disk, read by a
// process that had no part in it, adds up to what the pages said.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDemo } from '@happy-homeland/demo';
import { createClient } from '@happy-homeland/sdk';
import { expect, test } from 'vitest';
import { Child } from '../support/durability/child.ts';
import { freePorts } from '../support/free-port.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const GIFTS_MINOR = [100, 2000, 3550, 12_345];

test('gifts by HTTP are counted to the fen, survive a restart, and a fresh process adds the books up to the same', async () => {
  const directory = temporaryDirectory('books');
  const [port, sitePort, sandboxPort] = await freePorts(3);
  const env = {
    PORT: String(port),
    SITE_PORT: String(sitePort),
    SANDBOX_PORT: String(sandboxPort),
    DATA_DIR: directory.path,
    LOG_LEVEL: 'error',
    DEMO_STORY: 'off',
  };
  const first = await startDemo(env);
  const projectId = first.projectIds['stairwell-lights'] ?? '';
  const client = createClient({ baseUrl: first.url });
  for (const amountMinor of GIFTS_MINOR) {
    const made = await client.pledges.create({ projectId, amount: { amountMinor, currency: 'CNY' } });
    expect(made.next.kind).toBe('redirect');
    await payInSandbox(made.next.kind === 'redirect' ? made.next.url : '');
    await expect.poll(async () => (await client.pledges.get(made.pledgeId, made.secret)).status).toBe('paid');
    const settled = await client.pledges.get(made.pledgeId, made.secret);
    expect(await client.receipts.get(settled.receipt?.receiptNo ?? '')).toMatchObject({ amount: { amountMinor } });
  }
  const total = GIFTS_MINOR.reduce((sum, amountMinor) => sum + amountMinor, 0);
  expect(await client.projects.get(projectId)).toMatchObject({ raisedMinor: total, donors: GIFTS_MINOR.length });
  await first.close();

  const second = await startDemo(env);
  expect(second.published.created + second.published.updated).toBe(0);
  const again = await createClient({ baseUrl: second.url }).projects.get(projectId);
  expect(again).toMatchObject({ raisedMinor: total, donors: GIFTS_MINOR.length });
  await second.close();

  await using reader = new Child('add-up-books', [`file:${join(directory.path, 'happy-homeland.db')}`]);
  const [line = ''] = await reader.done();
  expect(JSON.parse(line)).toEqual({ faults: [], raised: { [projectId]: total } });
  rmSync(directory.path, { recursive: true, force: true });
});

async function payInSandbox(payUrl: string): Promise<void> {
  const url = new URL(payUrl);
  const sessionId = url.pathname.split('/').at(-1);
  const response = await fetch(`${url.origin}/_sandbox/checkout/sessions/${sessionId}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'alipay', outcome: 'succeed' }),
  });
  expect(response.status).toBe(200);
}
