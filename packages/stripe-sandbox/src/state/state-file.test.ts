import { spawn } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Stripe from 'stripe';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { giftParams, pay, raw, startHarness, startReceiver } from '../testing/harness.ts';

let stateFile = '';

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stripe-sandbox-'));
  stateFile = join(folder, 'state.jsonl');
  return () => rm(folder, { recursive: true, force: true });
});

describe('with a state file', () => {
  test('a sandbox that starts again knows everything it knew', async () => {
    const first = await startHarness({ stateFile });
    const options = { idempotencyKey: 'k1' };
    const open = await first.stripe.checkout.sessions.create(giftParams(), options);
    const { session } = await pay(first.sandbox, await first.stripe.checkout.sessions.create(giftParams()));
    const counts = first.sandbox.counts();
    await first.sandbox.close();

    const again = await startHarness({ stateFile });
    expect(again.sandbox.counts()).toEqual(counts);
    expect(await again.stripe.checkout.sessions.retrieve(session.id)).toEqual(session);
    const replay = await again.stripe.checkout.sessions.create(giftParams(), options);
    expect(replay.id).toBe(open.id);
    expect(replay.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await pay(again.sandbox, open)).session.status).toBe('complete');
  });

  test('a change is in the file before its answer, also without an idempotency key', async () => {
    const { sandbox, stripe } = await startHarness({ stateFile });
    const session = await stripe.checkout.sessions.create(giftParams());
    const response = await raw(sandbox, `/v1/checkout/sessions/${session.id}/expire`, { method: 'POST' });
    expect(response.status).toBe(200);
    expect(await readFile(stateFile, 'utf8')).toContain('"status":"expired"');
  });

  test('only the owner may read it', async () => {
    const { stripe } = await startHarness({ stateFile });
    await stripe.checkout.sessions.create(giftParams());
    expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
  });

  test('a line torn by a crash is dropped, and what came before it stays', async () => {
    const first = await startHarness({ stateFile });
    await first.stripe.checkout.sessions.create(giftParams());
    await first.sandbox.close();
    await appendFile(stateFile, '[{"table":"sessions","id":"cs_test_torn","row":{"sess');
    const again = await startHarness({ stateFile });
    expect(again.sandbox.counts().sessions.open).toBe(1);
    expect(await readFile(stateFile, 'utf8')).not.toContain('torn');
  });

  test.each([
    'not a state file\n',
    '{"stripeSandbox":1}\nnot json\n',
    '{"stripeSandbox":1}\n[{"table":"gold","id":"x","row":{}}]\n',
  ])('a file that cannot be trusted is refused and left as it is', async (content) => {
    await writeFile(stateFile, content);
    await expect(startHarness({ stateFile })).rejects.toMatchObject({ code: 'state-unreadable' });
    expect(await readFile(stateFile, 'utf8')).toBe(content);
  });

  test('webhooks that waited are delivered by the next run, under the same endpoint', async () => {
    const receiver = await startReceiver([500, 500, 500, 500]);
    const webhooks = [{ url: receiver.url, secret: 'whsec_x' }];
    const first = await startHarness({ stateFile, webhooks, retryBaseMs: 60_000 });
    await pay(first.sandbox, await first.stripe.checkout.sessions.create(giftParams()));
    await first.sandbox.settled();
    expect(first.sandbox.counts().deliveries.waiting).toBe(4);
    await first.sandbox.close();
    const inAnHour = { now: () => Date.now() + 3_600_000 };
    const again = await startHarness({ stateFile, webhooks, clock: inAnHour });
    await again.sandbox.drain();
    expect(again.sandbox.counts()).toMatchObject({ deliveries: { delivered: 4 }, webhookEndpoints: 1 });
  });

  test('an endpoint that is no longer configured ceases', async () => {
    const first = await startHarness({ stateFile, webhooks: [{ url: 'http://127.0.0.1:9/old', secret: 'whsec_x' }] });
    await first.sandbox.close();
    const again = await startHarness({ stateFile });
    expect(again.sandbox.counts().webhookEndpoints).toBe(0);
  });
});

test('nothing that was answered is lost when the process is killed', async () => {
  const entry = fileURLToPath(new URL('../index.ts', import.meta.url));
  const script = `
    const { startSandbox } = await import(${JSON.stringify(entry)});
    const { port } = await startSandbox({ secretKey: 'sk_test_x', stateFile: ${JSON.stringify(stateFile)} });
    process.stdout.write(String(port) + '\\n');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const port = await new Promise<number>((resolve) => {
    child.stdout.once('data', (line: Buffer) => resolve(Number(line.toString())));
  });
  const stripe = new Stripe('sk_test_x', { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });
  const answered = new Set<string>();
  const writer = async (): Promise<void> => {
    for (;;) answered.add((await stripe.checkout.sessions.create(giftParams())).id);
  };
  const writers = Promise.allSettled(Array.from({ length: 4 }, writer));
  await expect.poll(() => answered.size, { timeout: 5_000, interval: 5 }).toBeGreaterThan(40);
  child.kill('SIGKILL');
  await writers;

  const { stripe: after } = await startHarness({ secretKey: 'sk_test_x', stateFile });
  const kept = new Set<string>();
  for await (const session of after.checkout.sessions.list({ limit: 100 })) kept.add(session.id);
  expect([...answered].filter((id) => !kept.has(id))).toEqual([]);
});
