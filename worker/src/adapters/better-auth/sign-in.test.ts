import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SignIn, SignInAnswer } from '../../ports/index.ts';
import { insertPerson } from '../../testing/access-builders.ts';
import { anId } from '../../testing/builders.ts';
import type { TempLibsqlStore } from '../../testing/temp-libsql-store.ts';
import { tempLibsqlStore } from '../../testing/temp-libsql-store.ts';
import { createSignIn } from './sign-in.ts';

const EMAIL = 'person@example.org';
const PASSWORD = 'correct horse battery';
const HOUR_MS = 60 * 60_000;

let temp: TempLibsqlStore;
let signIn: SignIn;
let sent: { readonly email: string; readonly token: string }[];

beforeEach(async () => {
  temp = await tempLibsqlStore();
  sent = [];
  signIn = createSignIn({
    people: await temp.store.people(),
    secret: 'a-secret-of-a-test-that-is-long-enough',
    publicUrl: 'http://127.0.0.1:8787',
    newId: () => crypto.randomUUID(),
    sendRecovery: async (letter) => void sent.push(letter),
  });
  const passwordHash = await signIn.passwordHash(PASSWORD);
  await temp.store.commit([{ ...insertPerson(), passwordHash } as never]);
});

afterEach(async () => {
  vi.useRealTimers();
  await temp.store.close();
  await temp.remove();
});

/** The `Cookie` header of a browser that took these. */
function cookieOf(answer: SignInAnswer): string {
  if (answer.kind === 'refused') throw new Error(answer.reason);
  return answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

const enter = (password = PASSWORD, email = EMAIL) => signIn.step({ kind: 'password', email, password }, null);

describe('a password', () => {
  test('opens a session, whose cookie is the host’s own and cannot be read by scripts', async () => {
    const answer = await enter();
    expect(answer).toMatchObject({ kind: 'done', cookies: [expect.stringMatching(/^__Host-hh-session=/)] });
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) {
      expect(answer.kind === 'done' && answer.cookies[0]).toContain(attribute);
    }
    expect(await signIn.session(cookieOf(answer))).toEqual({
      personId: anId('person'),
      name: '示例 person',
      email: EMAIL,
      twoFactor: false,
    });
  });

  test('API-13 that is wrong is told like an address that nobody has', async () => {
    expect(await enter('wrong horse battery')).toEqual({ kind: 'refused', reason: 'wrong' });
    expect(await enter(PASSWORD, 'nobody@example.org')).toEqual({ kind: 'refused', reason: 'wrong' });
    expect(await enter(PASSWORD, 'no address at all')).toEqual({ kind: 'refused', reason: 'wrong' });
    expect(await enter('x'.repeat(5000))).toEqual({ kind: 'refused', reason: expect.any(String) });
  });

  test('is kept as a salted hash, and a session as a token that no cookie can be made from', async () => {
    const cookie = cookieOf(await enter());
    const { db } = await temp.store.people();
    const kept = JSON.stringify([
      await db.query.account.findMany(),
      await db.query.session.findMany(),
      await db.query.verification.findMany(),
    ]);
    expect(kept).not.toContain(PASSWORD);
    const [session] = await db.query.session.findMany();
    expect(session?.ipAddress ?? '').toBe('');
    expect(await signIn.session(`__Host-hh-session=${session?.token}`)).toBeNull();
    expect(await signIn.session(`__Host-hh-session=${session?.token}.AAAA`)).toBeNull();
    expect(decodeURIComponent(cookie)).toContain(`${session?.token}.`);
  });
});

describe('a session', () => {
  test('API-14 is a new one at every entry, whatever cookie the browser brought', async () => {
    const fixed = cookieOf(await enter());
    const answer = await signIn.step({ kind: 'password', email: EMAIL, password: PASSWORD }, fixed);
    expect(cookieOf(answer)).not.toBe(fixed);
  });

  test('API-14 ends when the person leaves, for whoever kept its cookie', async () => {
    const cookie = cookieOf(await enter());
    const left = await signIn.step({ kind: 'leave' }, cookie);
    expect(left.kind).toBe('done');
    expect(await signIn.session(cookie)).toBeNull();
  });

  test('API-14 ends twelve hours after it began, however busy it was', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const cookie = cookieOf(await enter());
    for (let hour = 0; hour < 12; hour += 1) {
      expect(await signIn.session(cookie), `hour ${hour}`).not.toBeNull();
      vi.setSystemTime(Date.now() + HOUR_MS);
    }
    vi.setSystemTime(Date.now() + 1);
    expect(await signIn.session(cookie)).toBeNull();
  });

  test('is nobody’s without a cookie, or with one that was made up', async () => {
    expect(await signIn.session(null)).toBeNull();
    expect(await signIn.session('other=1')).toBeNull();
    expect(await signIn.session('__Host-hh-session=aaaa.bbbb')).toBeNull();
  });
});

describe('recovery', () => {
  const ask = (email: string) => signIn.step({ kind: 'ask-recovery', email }, null);
  const recover = (token: string, password: string) => signIn.step({ kind: 'recover', token, password }, null);

  test('says the same of an address that nobody has, and sends nothing there', async () => {
    expect(await ask('nobody@example.org')).toEqual(await ask(EMAIL));
    expect(sent.map(({ email }) => email)).toEqual([EMAIL]);
  });

  test('API-14 takes a new password once, ends every session, and leaves the old password useless', async () => {
    const cookie = cookieOf(await enter());
    await ask(EMAIL);
    const [{ token } = { token: '' }] = sent;
    expect(await recover(token, 'short')).toEqual({ kind: 'refused', reason: 'weak-password' });
    expect((await recover(token, 'another horse battery')).kind).toBe('done');
    expect(await signIn.session(cookie)).toBeNull();
    expect(await recover(token, 'a third horse battery')).toEqual({ kind: 'refused', reason: 'ended' });
    expect((await enter()).kind).toBe('refused');
    expect((await enter('another horse battery')).kind).toBe('done');
  });

  test('ends after an hour, and its token is not in the database', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await ask(EMAIL);
    const [{ token } = { token: '' }] = sent;
    expect(JSON.stringify(await (await temp.store.people()).db.query.verification.findMany())).not.toContain(token);
    vi.setSystemTime(Date.now() + HOUR_MS + 1);
    expect(await recover(token, 'another horse battery')).toEqual({ kind: 'refused', reason: 'ended' });
    expect((await enter()).kind).toBe('done');
  });
});

describe('a code of the moment', () => {
  async function begin() {
    const cookie = cookieOf(await enter());
    const begun = await signIn.step({ kind: 'begin-two-factor', password: PASSWORD }, cookie);
    if (begun.kind !== 'two-factor-begun') throw new Error(begun.kind);
    const secret = new URL(begun.uri).searchParams.get('secret') ?? '';
    const confirmed = await signIn.step({ kind: 'confirm-two-factor', code: await codeOf(secret) }, cookie);
    return { secret, spareCodes: begun.spareCodes, confirmed, cookie };
  }

  test('is asked for after the password once it was confirmed, and only then there is a session', async () => {
    const { secret } = await begin();
    const asked = await enter();
    expect(asked.kind).toBe('code-needed');
    const half = cookieOf(asked);
    expect(await signIn.session(half)).toBeNull();
    expect(await signIn.step({ kind: 'code', code: '000000' }, half)).toEqual({ kind: 'refused', reason: 'wrong' });
    expect(await signIn.step({ kind: 'code', code: await codeOf(secret) }, null)).toMatchObject({ kind: 'refused' });
    const done = await signIn.step({ kind: 'code', code: await codeOf(secret) }, half);
    expect(await signIn.session(cookieOf(done))).toMatchObject({ email: EMAIL, twoFactor: true });
  });

  test('has spare codes, each of which is good once', async () => {
    const { spareCodes } = await begin();
    const [code = ''] = spareCodes;
    const use = async () => signIn.step({ kind: 'spare-code', code }, cookieOf(await enter()));
    expect((await use()).kind).toBe('done');
    expect((await use()).kind).toBe('refused');
  });

  test('is not begun with a wrong password, and its secret is sealed in the database', async () => {
    const cookie = cookieOf(await enter());
    const wrong = await signIn.step({ kind: 'begin-two-factor', password: 'wrong horse battery' }, cookie);
    expect(wrong).toEqual({ kind: 'refused', reason: 'wrong' });
    const { secret } = await begin();
    expect(JSON.stringify(await (await temp.store.people()).db.query.twoFactor.findMany())).not.toContain(secret);
  });
});

/** RFC 6238 with SHA-1, six digits, thirty seconds: what a program on a phone shows. */
async function codeOf(base32: string): Promise<string> {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)));
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', new Uint8Array(bytes), algorithm, false, ['sign']);
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer));
  const at = mac.getUint8(19) & 0xf;
  return String((mac.getUint32(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
