// The real program, its real log. What givers say, what attackers send and every key it was started with must not be in
// what it writes; nor in what browsers are given.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { aCampaign, aCharity, aFederation, aProject, LOG_ENV } from '@happy-homeland/worker/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import type { LaunchedProcess } from '../support/launched-process.ts';
import { launch } from '../support/launched-process.ts';
import { openSocket } from '../support/raw-request.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SECRETS = {
  STRIPE_SECRET_KEY: 'sk_test_canaryofthelogtest',
  STRIPE_WEBHOOK_SECRET: 'whsec_canaryofthelogtest',
  PLEDGE_KEY: 'canary pledge key of the log test, forty chars',
  LOG_KEY: LOG_ENV.LOG_KEY,
  HH_BOOTSTRAP_KEY: 'canary-bootstrap-key-of-the-log-test-forty',
};
const FORGED = 'x\r\n{"level":"fatal","event":"forged"}';
const GIVER = {
  name: '名字金丝雀',
  message: `留言金丝雀 ${'x'.repeat(20)}`,
  title: '抬头金丝雀',
  email: 'canary-mail@example.org',
};
const LIMIT_MS = 60_000;

const directory = temporaryDirectory('log');
let server: LaunchedProcess;
let url: string;
let answers: string[];

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = await launch({
    command: process.execPath,
    args: [join(ROOT, 'worker/src/node.ts')],
    cwd: ROOT,
    // Nobody listens where the provider would be: faults of the provider are part of what is logged.
    env: {
      ...SECRETS,
      LOG_ORIGIN: LOG_ENV.LOG_ORIGIN,
      PORT: String(port),
      DATA_DIR: directory.path,
      STRIPE_API_URL: `http://127.0.0.1:${await freePort()}`,
    },
    readyLine: /"event":"listening"/,
  });
  answers = [];
  await publish();
  await misbehave();
}, LIMIT_MS);

afterAll(async () => {
  await server.stop();
  directory.remove();
});

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
  answers.push(await response.clone().text());
  return response;
}

async function put(path: string, body: object): Promise<string> {
  const headers = { authorization: `Bearer ${SECRETS.HH_BOOTSTRAP_KEY}`, 'content-type': 'application/json' };
  const response = await ask(`/v1/manage/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
  const json = (await response.json()) as { id: string };
  expect([path, response.status]).toEqual([path, 200]);
  return json.id;
}

async function publish(): Promise<void> {
  const federation = 'shili';
  const platform = { name: '示例平台', listingUrl: 'https://platform.example.org/1' };
  await put('federations/shili', aFederation().body);
  // The program reads the real clock, so nothing of this may end.
  const charity = aCharity().body;
  const certificate = { ...charity.certificate, validTo: null };
  await put('charities/fund', { ...charity, certificate, federation, ownSites: [url] });
  await put('campaigns/joint', {
    ...aCampaign().body,
    federation,
    charity: 'fund',
    filedOn: '2019-12-01',
    startsOn: '2020-01-01',
    endsOn: '2099-12-31',
    designatedPlatforms: [platform],
  });
  const projectId = await put('projects/handrails', { ...aProject().body, federation, campaign: 'joint' });
  for (const display of [{ mode: 'name', name: GIVER.name }, { mode: 'anonymous' }]) {
    const body = {
      projectId,
      amount: { amountMinor: 2000, currency: 'CNY' },
      display,
      message: GIVER.message,
      fiscalReceipt: { mode: 'requested', title: GIVER.title, email: GIVER.email },
    };
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), origin: url };
    const response = await ask('/v1/pledges', { method: 'POST', headers, body: JSON.stringify(body) });
    expect(response.status).toBe(502);
  }
}

async function misbehave(): Promise<void> {
  const text = encodeURIComponent(FORGED);
  for (const path of [
    `/p/${text}`,
    `/v1/projects?q=${text}`,
    `/${text}`,
    `/v1/projects?${text}=1`,
    '/v1/projects?cursor=forged',
  ]) {
    await ask(path, { headers: { 'user-agent': 'forged', 'x-request-id': 'forged', 'x-forwarded-for': 'forged' } });
  }
  const headers = {
    'content-type': 'application/json',
    authorization: 'Bearer forged',
    'stripe-signature': 't=1,v1=forged',
  };
  for (const path of ['/v1/webhooks/stripe', '/v1/pledges', '/v1/manage/corrections', '/v1/site-requests']) {
    await ask(path, { method: 'POST', headers, body: JSON.stringify({ [FORGED]: GIVER.name }) });
    await ask(path, { method: 'POST', headers, body: FORGED });
  }
  await breakOff('Content-Length: 500\r\n\r\n{');
  await breakOff('Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n');
}

// Goes away in the middle of a body.
async function breakOff(rest: string): Promise<void> {
  const socket = await openSocket(url);
  const key = crypto.randomUUID();
  socket.write(
    `POST /v1/pledges HTTP/1.1\r\nHost: ${new URL(url).host}\r\nContent-Type: application/json\r\nIdempotency-Key: ${key}\r\n${rest}`,
  );
  await ask('/healthz');
  socket.destroy();
}

describe('the log', () => {
  test('PRV-10 is one line of JSON an entry, and no line that somebody else wrote', async () => {
    const lines = server.output().trim().split('\n');
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: expect.stringMatching(/^(?:info|warn|error)$/) });
    expect(server.output()).not.toMatch(/forged|fatal/);
  });

  test('PRV-08 names no giver and no key', () => {
    const log = server.output();
    expect(log).toContain('"event":"payment-not-opened"');
    for (const words of [...Object.values(GIVER), ...Object.values(SECRETS), 'canary', '金丝雀'])
      expect(log).not.toContain(words);
  });
});

test('a caller that goes away while it sends is told of as that, and not as a fault of ours', async () => {
  await expect.poll(() => server.output().match(/"event":"request-broken-off"/g)?.length).toBe(2);
  expect(server.output()).not.toContain('"reason":"internal"');
});

test('PRV-08 no answer repeats a key, and no refusal what a giver said', () => {
  const said = answers.join('\n');
  for (const secret of Object.values(SECRETS)) expect(said).not.toContain(secret);
  for (const words of [GIVER.message, GIVER.title, GIVER.email]) expect(said).not.toContain(words);
  expect(said).not.toMatch(/\bat [\w.]+ \(|node:internal|SQLITE|\.ts:\d/);
});

test('PRV-08 what browsers are given holds no key and no path of the machine it was built on', () => {
  const folder = join(ROOT, 'packages/widget/dist/browser');
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.(?:js|css|json|map)$/.test(name));
  expect(files.length).toBeGreaterThan(1);
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect([name, /\bsk_(?:test|live)_\w|whsec_\w|hhk_\w|BEGIN [A-Z ]*PRIVATE KEY/.exec(text)?.[0]]).toEqual([
      name,
      undefined,
    ]);
    expect([name, text.includes(ROOT)]).toEqual([name, false]);
  }
});
