// The demo inside workerd, with its database across a network: the whole gift through real HTTP, and then two Workers
// at once on the same books.

import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '@happy-homeland/contract';
import { createClient, createManageClient } from '@happy-homeland/sdk';
import { prepareHere } from '@happy-homeland/worker/prepared';
import type { MailServer } from '@happy-homeland/worker/testing';
import { certificateFor, startMailServer } from '@happy-homeland/worker/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doubled, readBooks } from '../support/durability/books.ts';
import { Child } from '../support/durability/child.ts';
import { eventually } from '../support/eventually.ts';
import { freePorts } from '../support/free-port.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { WIDE_LIMITS_ENV } from '../support/wide-limits.ts';
import type { RunningEdge } from '../support/workers/edge.ts';
import { startEdge } from '../support/workers/edge.ts';
import type { EdgeDemo } from '../support/workers/edge-demo.ts';
import { startEdgeDemo } from '../support/workers/edge-demo.ts';

const directory = temporaryDirectory('edge-journey');
const trusted = join(directory.path, 'trusted.pem');
const certificate = certificateFor('localhost');
const ofAnother = certificateFor('another.example.org');
let demo: EdgeDemo;
let mail: MailServer;
let projectId: string;

beforeAll(async () => {
  writeFileSync(trusted, certificate.cert + ofAnother.cert);
  mail = await startMailServer({ tls: 'at-once', certificate });
  const [port, sitePort, sandboxPort] = await freePorts(3);
  demo = await startEdgeDemo({
    PORT: String(port),
    SITE_PORT: String(sitePort),
    SANDBOX_PORT: String(sandboxPort),
    DATA_DIR: directory.path,
    LOG_LEVEL: 'error',
    MAIL_URL: mail.url,
    MAIL_FROM: 'fund@example.org',
    NODE_EXTRA_CA_CERTS: trusted,
    ...WIDE_LIMITS_ENV,
  });
  projectId = demo.projectIds['qingyi-canteen'] ?? '';
});

afterAll(async () => {
  await demo.close();
  mail.close();
  directory.remove();
});

interface Pledged {
  readonly pledgeId: string;
  readonly secret: string;
  readonly payUrl: string;
}

type Key = ReturnType<typeof randomUUID>;

async function pledge(origin: string, key: Key = randomUUID(), amountMinor = 2000): Promise<Pledged> {
  const response = await fetch(`${origin}/v1/pledges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({
      projectId,
      amount: { amountMinor, currency: 'CNY' },
      display: { mode: 'anonymous' },
      fiscalReceipt: { mode: 'waived' },
    }),
  });
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(201);
  return { pledgeId: answer.pledgeId, secret: answer.secret, payUrl: answer.next.url };
}

async function pay({ payUrl }: Pledged): Promise<string> {
  const url = new URL(payUrl);
  const session = url.pathname.split('/').at(-1) ?? '';
  const response = await fetch(`${url.origin}/_sandbox/checkout/sessions/${session}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'alipay', outcome: 'succeed' }),
  });
  expect(response.status).toBe(200);
  return session;
}

async function readPledge({ pledgeId, secret }: Pledged, origin = demo.url) {
  const response = await fetch(`${origin}/v1/pledges/${pledgeId}`, { headers: { authorization: `Bearer ${secret}` } });
  return response.json();
}

const WANG = { federation: 'shili', name: '王示例', role: 'auditor' } as const;
const invite = (baseUrl: string, email: string) =>
  createManageClient({ baseUrl, apiKey: demo.apiKey }).invitePerson({ ...WANG, email });
const toldTo = (server: MailServer) => server.heard.filter((line) => /^(?:AUTH|RCPT)/.test(line));

const card = async () => createClient({ baseUrl: demo.url }).projects.get(projectId);

describe('inside workerd', () => {
  test('a gift is pledged, paid, announced by the provider, thanked for, booked and receipted', async () => {
    const before = await card();
    const made = await pledge(demo.url);
    const session = await pay(made);
    // The sandbox sends its notice by itself; nobody has come back yet.
    await eventually(async () => expect((await readPledge(made)).status).toBe('paid'));
    const back = await fetch(`${demo.url}/give/${projectId}/return?session=${session}`);
    expect([back.status, await back.text()]).toEqual([200, expect.stringContaining('谢谢您，捐款已到账')]);
    const { receipt } = await readPledge(made);
    const found = await fetch(`${demo.url}/v1/receipts/${receipt.receiptNo}`);
    expect([found.status, (await found.json()).amount.amountMinor]).toEqual([200, 2000]);
    expect(await card()).toMatchObject({ raisedMinor: before.raisedMinor + 2000, donors: before.donors + 1 });
  });

  test('pages, reference, widget and readiness are there', async () => {
    for (const path of [
      '/',
      `/p/${projectId}`,
      `/give/${projectId}`,
      `/embed/${projectId}`,
      '/openapi.json',
      '/docs',
    ]) {
      expect([path, (await fetch(demo.url + path)).status]).toEqual([path, 200]);
    }
    const document = await (await fetch(`${demo.url}/openapi.json`)).json();
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument(demo.url))));
    expect(await (await fetch(`${demo.url}/docs`)).text()).toContain('>pledgeId</th>');
    const css = await fetch(`${demo.url}/assets/pages.css`);
    expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await css.text()).toBe(await prepareHere().pagesCss());
    const widget = await fetch(`${demo.url}/widget/v1/happy-homeland.js`);
    expect(widget.headers.get('access-control-allow-origin')).toBe('*');
    expect(widget.headers.get('content-type')).toMatch(/^text\/javascript/);
    // A deployment that cannot keep up for a moment says so; it must get over it.
    const health = async () => (await fetch(`${demo.url}/readyz`)).json();
    await eventually(async () => expect(await health()).toMatchObject({ status: 'ready' }));
  });

  test('the alarm sweeps a payment of which no notice came and nobody came back', async () => {
    const made = await pledge(demo.url);
    await dropNotices();
    await pay(made);
    expect((await readPledge(made)).status).toBe('awaiting_payment');
    await bringForward(made);
    await eventually(async () => expect((await readPledge(made)).status).toBe('paid'), 30_000);
  }, 60_000);

  test('somebody who was invited chooses a password, signs in, sees who is there and leaves', async () => {
    const token = 'a'.repeat(52);
    const tokenHash = createHash('sha256').update(token).digest('hex');
    const endsMs = Date.now() + 60_000;
    await execute(
      `INSERT INTO invitation (invitation_id, tenant_id, email, name, role, token_hash, invited_by, invited_ms, expires_ms)
        SELECT 'aaaaaaaa', tenant_id, 'li@example.org', '李示例', 'administrator', '${tokenHash}', 'a test', 1, ${endsMs}
        FROM federation ORDER BY external_id LIMIT 1`,
    );
    const send = (path: string, fields: Record<string, string>, cookie = '') =>
      fetch(demo.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: demo.url, cookie },
        body: new URLSearchParams(fields).toString(),
      });
    const people = (cookie: string) => fetch(`${demo.url}/v1/manage/people?federation=shili`, { headers: { cookie } });
    const password = 'correct horse battery';
    expect((await send('/sign-in', { email: 'li@example.org', password })).status).toBe(422);
    expect((await send(`/invitation/${token}`, { password })).status).toBe(303);
    const entered = await send('/sign-in', { email: 'li@example.org', password });
    const cookie = entered.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    expect([entered.status, (await (await people(cookie)).json()).items]).toMatchObject([303, [{ name: '李示例' }]]);
    expect((await send('/sign-out', {}, cookie)).status).toBe(303);
    expect((await people(cookie)).status).toBe(401);
  });

  test('an invitation goes to the mail server under TLS, and its link is good', async () => {
    await invite(demo.url, 'wang@example.org');
    expect(toldTo(mail)).toEqual([expect.stringMatching(/^AUTH PLAIN /), 'RCPT TO:<wang@example.org>']);
    const link = /http:\/\/127\S+\/invitation\/\S+/.exec(mail.newest())?.[0] ?? '';
    expect((await fetch(link)).status).toBe(200);
  });

  test('a server with the certificate of another name is told neither the password nor an address', async () => {
    mail.heard.length = 0;
    mail.present(ofAnother);
    await expect(invite(demo.url, 'zhao@example.org')).rejects.toMatchObject({ code: 'mail-unavailable' });
    expect(mail.heard).toEqual([]);
    mail.present(certificate);
  });

  test('the alarm sends the letters that are due', async () => {
    mail.heard.length = 0;
    await execute(
      `INSERT INTO notice (notice_id, tenant_id, event, data, at_ms)
        SELECT 'a-notice', tenant_id, 'duty.overdue', '{}', 1 FROM federation WHERE external_id = ?`,
      'shili',
    );
    await eventually(async () => {
      // Every write wakes the alarm.
      await fetch(`${demo.url}/v1/pledges`, { method: 'POST' });
      expect(toldTo(mail)).toContain('RCPT TO:<li@example.org>');
      // Who it is for is heard before what it says.
      expect(mail.newest()).toContain('下列信息公开已经逾期');
    }, 60_000);
  }, 90_000);

  /** The first look comes a minute after the payment page was opened; this gift is looked at now. */
  async function bringForward({ pledgeId }: Pledged): Promise<void> {
    await execute('UPDATE pledge SET check_at_ms = 1 WHERE pledge_id = ?', pledgeId);
  }

  /** One statement, past the application. */
  async function execute(sql: string, ...values: readonly string[]): Promise<void> {
    const stmt = { sql, args: values.map((value) => ({ type: 'text', value })) };
    const response = await fetch(`${demo.vars['LIBSQL_URL']}/v2/pipeline`, {
      method: 'POST',
      headers: { authorization: `Bearer ${demo.vars['LIBSQL_AUTH_TOKEN']}` },
      body: JSON.stringify({ requests: [{ type: 'execute', stmt }, { type: 'close' }] }),
    });
    expect(await response.json()).toMatchObject({ results: [{ response: { result: { affected_row_count: 1 } } }, {}] });
  }

  /** The next notices of the sandbox get lost. */
  async function dropNotices(): Promise<void> {
    const response = await fetch(`${demo.sandboxUrl}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ match: 'webhook *', fault: 'drop', times: 50 }),
    });
    expect(response.status, await response.text()).toBe(201);
  }
});

describe('two Workers on one database', () => {
  let other: RunningEdge;
  let submission: MailServer;

  beforeAll(async () => {
    submission = await startMailServer({ tls: 'starttls', certificate });
    other = await startEdge({ vars: { ...demo.vars, MAIL_URL: submission.url }, trusted });
  });

  afterAll(async () => {
    await other.close();
    submission.close();
  });

  test('send letters by STARTTLS too, and not where the certificate has another name', async () => {
    submission.present(ofAnother);
    await expect(invite(other.url, 'qian@example.org')).rejects.toMatchObject({ code: 'mail-unavailable' });
    expect([submission.heard.at(-1), toldTo(submission)]).toEqual(['STARTTLS', []]);
    submission.present(certificate);
    await invite(other.url, 'sun@example.org');
    expect(toldTo(submission)).toEqual([expect.stringMatching(/^AUTH PLAIN /), 'RCPT TO:<sun@example.org>']);
  });

  test('that are asked at once lose nothing, double nothing, and answer one key alike', async () => {
    const before = await card();
    const keys = Array.from({ length: 20 }, () => randomUUID());
    const origins = [demo.url, other.url];
    const asked = keys.flatMap((key) => origins.map((origin) => attempt(origin, key)));
    const answers = (await Promise.all(asked)).flatMap((answer) => (answer === null ? [] : [answer]));
    const byId = new Map(answers.map((answer) => [answer.pledgeId, answer]));
    expect(byId.size).toBe(keys.length);
    for (const answer of byId.values()) {
      const session = await pay(answer);
      await Promise.all(origins.map((origin) => fetch(`${origin}/give/${projectId}/return?session=${session}`)));
    }
    const after = await card();
    expect(after.raisedMinor - before.raisedMinor).toBe(keys.length * 2000);
    expect(after.donors - before.donors).toBe(keys.length);
  });

  /** Null while the other Worker is still busy with the same key: 409, and asking again would answer. */
  async function attempt(origin: string, key: Key): Promise<Pledged | null> {
    for (let tries = 0; tries < 20; tries += 1) {
      const made = await pledge(origin, key).catch(() => null);
      if (made !== null) return made;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return null;
  }
});

test('a process that wrote none of it finds books that add up', async () => {
  const books = await readBooks(demo.fileUrl);
  expect(books.faults).toEqual([]);
  expect(doubled([...books.effects, ...books.receipts])).toEqual([]);
  expect(books.receipts.length).toBe(books.paid.length);
  await using adder = new Child('add-up-books', [demo.fileUrl]);
  const [line = '{}'] = await adder.done();
  expect(JSON.parse(line).faults).toEqual([]);
});
