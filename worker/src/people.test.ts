// The doors as a browser goes through them: real forms, real passwords, the real database, and letters in a list.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyActor } from './domain/access/actor.ts';
import { invitePerson } from './domain/access/people.ts';
import { isRefusal } from './domain/refusal.ts';
import { pruneExpired } from './domain/tick/pruning.ts';
import { openSignIn } from './people.ts';
import { aFederation } from './testing/builders.ts';
import type { TempLibsqlStore } from './testing/temp-libsql-store.ts';
import { tempLibsqlStore } from './testing/temp-libsql-store.ts';
import type { TestAnswer, TestClient } from './testing/test-client.ts';
import { testClient } from './testing/test-client.ts';
import type { TestPorts } from './testing/test-ports.ts';
import { testPorts } from './testing/test-ports.ts';

const OWN = { origin: 'https://give.example.org' };
const EMAIL = 'li@example.org';
const PASSWORD = 'correct horse battery';
const OPERATOR = keyActor({ keyId: 'operator', tenantId: null });

let temp: TempLibsqlStore;
let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  temp = await tempLibsqlStore();
  ports = await testPorts({ store: temp.store });
  const { secrets, ids, reporter, mail, settings } = ports;
  const signIn = openSignIn({ store: temp.store, secrets, ids, reporter, mail, publicUrl: settings.publicUrl });
  Object.assign(ports, { signIn });
  call = testClient(ports);
  await temp.store.commit([{ kind: 'put-federation', record: aFederation() }]);
});

afterEach(async () => {
  await temp.remove();
});

/** Sends a form as a page of ours would, unless `headers` say otherwise. */
function send(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = OWN) {
  const body = new URLSearchParams(fields).toString();
  return call(path, { body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
}

function cookieOf({ headers }: TestAnswer): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function invited(role: 'administrator' | 'reviewer' = 'administrator', email = EMAIL): Promise<string> {
  const answer = await invitePerson(ports, OPERATOR, { federation: 'shili', email, name: '李示例', role });
  if (isRefusal(answer)) throw new Error(answer.reason);
  return linkIn('invitation');
}

/** The path of the link in the last letter. */
function linkIn(kind: 'invitation' | 'recover'): string {
  const text = ports.letters.at(-1)?.text ?? '';
  const [, path = ''] = new RegExp(`https://give\\.example\\.org(/${kind}/[\\w-]+)`).exec(text) ?? [];
  return path;
}

async function accepted(role?: 'administrator' | 'reviewer'): Promise<string> {
  return cookieOf(await send(await invited(role), { password: PASSWORD }));
}

const enter = (password = PASSWORD, email = EMAIL) => send('/sign-in', { email, password });
const peopleBy = (cookie: string) => call('/v1/manage/people?federation=shili', { headers: { cookie } });

describe('an invitation', () => {
  test('leads from the letter to an account with the role, signed in, and leads there once', async () => {
    const path = await invited();
    const page = await call(path);
    expect([page.status, page.text.includes('示例县慈善会'), page.text.includes('管理员')]).toEqual([200, true, true]);
    const weak = await send(path, { password: 'short' });
    expect([weak.status, weak.text.includes('10 到 128')]).toEqual([422, true]);
    const done = await send(path, { password: PASSWORD });
    expect([done.status, done.headers.get('location')]).toEqual([303, '/sign-in']);
    expect((await peopleBy(cookieOf(done))).json.items).toMatchObject([
      { email: EMAIL, grants: [{ role: 'administrator' }] },
    ]);
    const again = await send(path, { password: PASSWORD });
    expect([again.status, (await call(path)).status]).toEqual([409, 409]);
    const account = await call('/sign-in', { headers: { cookie: cookieOf(done) } });
    expect([account.text.includes(EMAIL), account.text.includes('管理员')]).toEqual([true, true]);
  });

  test('of somebody who is known takes that person’s own password, and no other', async () => {
    await accepted('reviewer');
    const path = await invited('administrator');
    const wrong = await send(path, { password: 'a password of somebody' });
    expect([wrong.status, wrong.text.includes('密码不对')]).toEqual([422, true]);
    const done = await send(path, { password: PASSWORD });
    expect(done.status).toBe(303);
    const [member] = (await peopleBy(cookieOf(done))).json.items;
    expect(member.grants.map(({ role }: { role: string }) => role).toSorted()).toEqual(['administrator', 'reviewer']);
  });

  test('runs out after seven days, and a token that was made up leads nowhere', async () => {
    const path = await invited();
    ports.clock.advance(7 * 86_400_000);
    expect((await call(path)).status).toBe(409);
    expect((await send(path, { password: PASSWORD })).status).toBe(409);
    expect(await ports.store.directory.personByEmail(EMAIL)).toBeNull();
    for (const token of ['x', 'a'.repeat(52), '../../etc']) {
      expect((await call(`/invitation/${encodeURIComponent(token)}`)).status).toBe(404);
    }
  });

  test('that two accept at once makes one account', async () => {
    const path = await invited();
    const answers = await Promise.all([1, 2, 3].map(() => send(path, { password: PASSWORD })));
    const taken = answers.filter(({ status, headers }) => status === 303 && headers.getSetCookie().length > 0);
    expect(taken.length).toBeGreaterThan(0);
    const person = await ports.store.directory.personByEmail(EMAIL);
    expect(await ports.store.directory.grantsOf(person?.personId ?? '')).toHaveLength(1);
  });
});

describe('signing in', () => {
  test('API-14 TEN-06 ends by leaving, and the cookie that somebody kept is worth nothing', async () => {
    await accepted();
    const cookie = cookieOf(await enter());
    expect((await peopleBy(cookie)).status).toBe(200);
    const left = await send('/sign-out', {}, { ...OWN, cookie });
    expect([left.status, left.headers.get('location')]).toEqual([303, '/sign-in?done=out']);
    expect((await peopleBy(cookie)).status).toBe(401);
  });

  test('API-13 is told apart by nothing where the address is unknown', async () => {
    await accepted();
    const shown = async (email: string) => {
      const { status, text } = await enter('wrong horse battery', email);
      return { status, text: text.replaceAll(email, 'ADDRESS') };
    };
    expect(await shown(EMAIL)).toEqual(await shown('nobody@example.org'));
  });

  test('API-13 takes ten wrong passwords a minute for one account, from however many machines', async () => {
    Object.assign(ports.settings, { limits: { ...ports.settings.limits, failures: 3 } });
    await accepted();
    const statuses: number[] = [];
    for (let machine = 0; machine < 6; machine += 1) {
      const headers = { ...OWN, 'test-network': `10.0.0.${machine}` };
      statuses.push((await send('/sign-in', { email: EMAIL, password: `wrong ${machine} horse` }, headers)).status);
    }
    expect(statuses).toEqual([422, 422, 422, 429, 429, 429]);
    expect((await enter()).headers.get('retry-after')).toBe('60');
    ports.clock.advance(60_000);
    expect((await enter()).status).toBe(303);
  });

  test('leads on only to a place of ours', async () => {
    await accepted();
    const places = [
      '/give/x',
      'https://evil.example.org',
      '//evil.example.org',
      '/\\evil.example.org',
      'javascript:alert(1)',
    ];
    const led: (string | null)[] = [];
    for (const next of places) {
      led.push((await send('/sign-in', { email: EMAIL, password: PASSWORD, next })).headers.get('location'));
    }
    expect(led).toEqual(['/give/x', '/console', '/console', '/console', '/console']);
  });

  test('asks for the code where the person wants it so, and offers a picture to begin with', async () => {
    const cookie = await accepted();
    const begun = await send('/sign-in/two-factor', { password: PASSWORD }, { ...OWN, cookie });
    expect([begun.status, begun.text.includes('data:image/svg+xml')]).toEqual([200, true]);
    const wrong = await send('/sign-in/two-factor', { code: '000000' }, { ...OWN, cookie });
    expect([wrong.status, wrong.text.includes('验证码不对')]).toEqual([422, true]);
    expect((await enter()).headers.get('location')).toBe('/console');
  });
});

describe('a new password', () => {
  test('API-14 comes by a letter, ends every session, and is told alike for every address', async () => {
    const cookie = await accepted();
    const ask = async (email: string) => {
      const { status, text } = await send('/recover', { email });
      return { status, text };
    };
    expect(await ask('nobody@example.org')).toEqual(await ask(EMAIL));
    expect(ports.letters.map(({ to }) => to)).toEqual([EMAIL, EMAIL]);
    const path = linkIn('recover');
    expect((await send(path, { password: 'short' })).status).toBe(422);
    const done = await send(path, { password: 'another horse battery' });
    expect(done.headers.get('location')).toBe('/sign-in?done=password');
    expect((await peopleBy(cookie)).status).toBe(401);
    expect([(await enter()).status, (await enter('another horse battery')).status]).toEqual([422, 303]);
    expect((await send(path, { password: 'a third horse battery' })).status).toBe(409);
  });
});

test('a mailbox is not filled by whoever asks for letters, from however many machines', async () => {
  Object.assign(ports.settings, { limits: { ...ports.settings.limits, failures: 2 } });
  await accepted();
  const statuses: number[] = [];
  for (let machine = 0; machine < 4; machine += 1) {
    statuses.push((await send('/recover', { email: EMAIL }, { ...OWN, 'test-network': `10.0.0.${machine}` })).status);
  }
  expect(statuses).toEqual([200, 200, 429, 429]);
  expect(ports.letters.filter(({ text }) => text.includes('/recover/'))).toHaveLength(2);
});

describe('every door', () => {
  const DOORS = [
    '/sign-in',
    '/sign-in/code',
    '/sign-in/two-factor',
    '/sign-out',
    '/recover',
    '/recover/x',
    '/invitation/x',
  ];

  test.each(DOORS)('%s takes no form that another site sent, or that nobody says where it is from', async (path) => {
    for (const headers of [
      {},
      { origin: 'https://evil.example.org' },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await send(path, { email: EMAIL, password: PASSWORD }, headers);
      expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 403, []]);
    }
  });

  test.each(['/sign-in', '/sign-in/code', '/sign-out', '/recover', '/recover/x'])(
    '%s is kept by no cache, found by no search, told to no other site, and runs no script',
    async (path) => {
      const { headers, text } = await call(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("form-action 'self';");
      expect(headers.get('content-security-policy')).toContain("connect-src 'none'");
      expect(text).toContain('<meta name="robots" content="noindex">');
      expect(text).not.toContain('<script');
    },
  );

  test('an old browser that names only the page it was on is believed for ours', async () => {
    await accepted();
    const form = { email: EMAIL, password: PASSWORD };
    expect((await send('/sign-in', form, { referer: 'https://give.example.org/sign-in' })).status).toBe(303);
    expect(
      (await send('/sign-in', form, { referer: 'https://evil.example.org/https://give.example.org/' })).status,
    ).toBe(403);
  });
});

test('what the library writes is committed by the one writer, and is there for a fresh process', async () => {
  const cookie = await accepted();
  const opened = await temp.reopen();
  const { secrets, ids, reporter, settings } = ports;
  const signIn = openSignIn({ store: opened, secrets, ids, reporter, publicUrl: settings.publicUrl });
  expect(await signIn.session(cookie)).toMatchObject({ email: EMAIL });
});

test('what has ended of a session is pruned, and what lasts is left', async () => {
  const cookie = await accepted();
  const sessions = async () => (await (await temp.store.people()).db.query.session.findMany()).length;
  ports.clock.set(Date.now());
  await pruneExpired(ports, () => true);
  expect([await sessions(), (await peopleBy(cookie)).status]).toEqual([1, 200]);
  ports.clock.advance(13 * 60 * 60_000);
  await pruneExpired(ports, () => true);
  expect(await sessions()).toBe(0);
});
