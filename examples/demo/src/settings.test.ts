import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const FREE = { PORT: '0', SITE_PORT: '0', SANDBOX_PORT: '0' };

test('port 0 takes a free port, and the addresses follow the ports', async () => {
  const settings = await readSettings(FREE);
  const { port, sitePort, sandboxPort } = settings;
  expect(new Set([0, port, sitePort, sandboxPort]).size).toBe(4);
  expect(settings).toMatchObject({
    sandbox: true,
    publicUrl: `http://127.0.0.1:${port}`,
    siteUrl: `http://127.0.0.1:${sitePort}`,
  });
});

test('addresses that are given win, without their trailing slash', async () => {
  const env = { ...FREE, PUBLIC_URL: 'https://give.example.org/', SITE_URL: 'https://qingyi.example.org' };
  expect(await readSettings(env)).toMatchObject({
    publicUrl: 'https://give.example.org',
    siteUrl: 'https://qingyi.example.org',
  });
});

test.each([[{ STRIPE_API_URL: 'http://127.0.0.1:1' }], [{ STRIPE_SECRET_KEY: 'sk_test_x' }]])(
  'no sandbox is started when the environment brings a provider: %j',
  async (env) => {
    expect(await readSettings({ ...FREE, ...env })).toMatchObject({ sandbox: false });
  },
);

test.each([
  [{ PORT: 'http' }, /PORT.*“http”/],
  [{ PORT: '65536' }, /65535/],
  [{ PORT: '-1' }, /PORT/],
  [{ PUBLIC_URL: 'give.example.org' }, /PUBLIC_URL/],
  [{ PUBLIC_URL: 'https://give.example.org/path' }, /PUBLIC_URL/],
  [{ SITE_URL: 'javascript:alert(1)' }, /SITE_URL/],
])('%j is refused in one sentence', async (env, expected) => {
  await expect(readSettings({ ...FREE, ...env })).rejects.toMatchObject({
    code: 'setting',
    zh: expect.stringMatching(expected),
  });
});

test('a port that is taken is named, with the variable that changes it', async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  await expect(readSettings({ ...FREE, SITE_PORT: port })).rejects.toMatchObject({
    code: 'port-in-use',
    zh: expect.stringMatching(new RegExp(`端口 ${port} .*SITE_PORT`)),
  });
  await new Promise((closed) => other.close(closed));
});
