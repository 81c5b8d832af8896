import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { LIMITS_DEFAULT } from './domain/access/limits.ts';
import { LOG_ENV } from './testing/index.ts';

const ENV = {
  STRIPE_SECRET_KEY: 'sk_test_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
  PLEDGE_KEY: 'a key that only tests use, forty characters',
  ...LOG_ENV,
};

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig({ ...ENV, ...env });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('the proxies in front', () => {
  test('must be named, or denied, where the public address is https', () => {
    const env = { PUBLIC_URL: 'https://give.example.org' };
    expect(faultsOf(env)).toEqual([expect.stringContaining('TRUSTED_PROXIES must name the proxy')]);
    expect(faultsOf({ ...env, TRUSTED_PROXIES: 'none' })).toEqual([]);
    expect(faultsOf({ ...env, TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1' })).toEqual([]);
    expect(faultsOf({})).toEqual([]);
  });

  test.each(['10.0.0.0/33', 'proxy.example.org', '127.0.0.1,,'])('refuses “%s”', (TRUSTED_PROXIES) => {
    expect(faultsOf({ TRUSTED_PROXIES })).toEqual([expect.stringContaining('addresses or ranges')]);
  });
});

describe('the limits', () => {
  test('are those of the project unless they are set', () => {
    expect(readConfig(ENV).limits).toEqual(LIMITS_DEFAULT);
    expect(readConfig({ ...ENV, LIMIT_TENANT: '600' }).limits).toEqual({ ...LIMITS_DEFAULT, tenant: 600 });
  });

  test.each(['0', '-1', '1.5', 'many', '1000001'])('refuse %s', (LIMIT_ADDRESS) => {
    expect(faultsOf({ LIMIT_ADDRESS })).toEqual([expect.stringContaining('LIMIT_ADDRESS must be a whole number')]);
  });
});
