import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, readEdgeConfig } from './config.ts';
import { LOG_ENV } from './testing/index.ts';

const SHARED = {
  STRIPE_SECRET_KEY: 'sk_test_of_nobody',
  STRIPE_WEBHOOK_SECRET: 'whsec_of_nobody',
  PLEDGE_KEY: 'a key that only tests use, forty characters',
  ...LOG_ENV,
};
const EDGE = {
  ...SHARED,
  PUBLIC_URL: 'https://give.example.org',
  LIBSQL_URL: 'libsql://give.example.org',
  LIBSQL_AUTH_TOKEN: 'token',
};

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

/** The names that the sentences begin with. */
const named = (read: () => unknown) => faultsOf(read).map((fault) => fault.split(' ', 1)[0]);

describe('the configuration of a Worker', () => {
  test('that has nothing names everything it needs, at once', () => {
    expect(named(() => readEdgeConfig({}))).toEqual([
      'PUBLIC_URL',
      'LIBSQL_URL',
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'PLEDGE_KEY',
      'LOG_ORIGIN',
      'LOG_KEY',
    ]);
  });

  test('needs no proxy to be named, because the platform says who calls', () => {
    expect(readEdgeConfig(EDGE)).toMatchObject({ publicUrl: 'https://give.example.org', libsqlAuthToken: 'token' });
  });

  test('takes a mail server and the address that letters are from, both or neither', () => {
    expect(readEdgeConfig(EDGE).mail).toBeUndefined();
    const mail = { MAIL_URL: 'smtps://user:secret@mail.example.org', MAIL_FROM: 'fund@example.org' };
    expect(readEdgeConfig({ ...EDGE, ...mail }).mail).toEqual({ url: mail.MAIL_URL, from: mail.MAIL_FROM });
    expect(named(() => readEdgeConfig({ ...EDGE, MAIL_URL: mail.MAIL_URL }))).toEqual(['MAIL_FROM']);
  });

  test('refuses a token in the clear, a file, and a database without a token', () => {
    const url = (LIBSQL_URL: string) => named(() => readEdgeConfig({ ...EDGE, LIBSQL_URL }));
    for (const wrong of ['http://give.example.org', 'file:books.db', 'ws://x', 'wss://give.example.org', ''])
      expect(url(wrong)).toEqual(['LIBSQL_URL']);
    expect(url('http://127.0.0.1:8080')).toEqual([]);
    expect(named(() => readEdgeConfig({ ...EDGE, LIBSQL_AUTH_TOKEN: '' }))).toEqual(['LIBSQL_AUTH_TOKEN']);
  });
});

test('on Node the same keys are required, and everything else has a default', () => {
  expect(named(() => readConfig({ HH_BOOTSTRAP_KEY: 'short' }))).toEqual([
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'PLEDGE_KEY',
    'LOG_ORIGIN',
    'LOG_KEY',
    'HH_BOOTSTRAP_KEY',
  ]);
  // Kept once and never sent: the operator would be locked out of an empty database.
  for (const key of ['correct horse battery staple, forty chars', `${'钥'.repeat(32)}`, 'k'.repeat(201)]) {
    expect(named(() => readConfig({ ...SHARED, HH_BOOTSTRAP_KEY: key }))).toEqual(['HH_BOOTSTRAP_KEY']);
  }
  expect(readConfig({ ...SHARED, HH_BOOTSTRAP_KEY: 'k'.repeat(32) }).bootstrapKey).toHaveLength(32);
  expect(readConfig(SHARED)).toMatchObject({ port: 8787, libsqlUrl: 'file:.data/happy-homeland.db' });
});

test('an account of WeChat is taken with its secret, both or neither, and the secret is in no fault', () => {
  expect(readConfig(SHARED).weChat).toBeUndefined();
  const account = { WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: 'not-to-be-seen' };
  expect(readConfig({ ...SHARED, ...account }).weChat).toEqual({
    appId: account.WECHAT_APP_ID,
    appSecret: account.WECHAT_APP_SECRET,
    apiUrl: undefined,
  });
  expect(named(() => readConfig({ ...SHARED, WECHAT_APP_ID: account.WECHAT_APP_ID }))).toEqual(['WECHAT_APP_SECRET']);
  const wrong = { ...SHARED, ...account, WECHAT_APP_ID: 'mine', WECHAT_API_URL: 'nowhere' };
  expect(named(() => readConfig(wrong))).toEqual(['WECHAT_APP_ID', 'WECHAT_API_URL']);
  expect(faultsOf(() => readConfig(wrong)).join()).not.toContain('not-to-be-seen');
});
