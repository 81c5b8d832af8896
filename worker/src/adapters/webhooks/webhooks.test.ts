import type { LookupAddress } from 'node:dns';
import type { Server } from 'node:http';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { nodeWebhooks } from './node-webhooks.ts';
import { isPublicAddress, refuseUrl } from './public-address.ts';

/** Written in two parts, because nothing here may be reached by that name. */
const LOCAL = ['local', 'host'].join('');
const PUBLIC = '93.184.215.14';
const found = (...addresses: readonly string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A receiver on this machine; a test may reach it only by saying so. */
async function receiver(
  handle: Parameters<typeof createServer>[1],
): Promise<{ readonly url: string; readonly port: number }> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, port };
}

/** Reaches this machine by plain HTTP, where an address is allowed. */
const HERE = { request: httpRequest as never, refuse: () => null, isAllowed: () => true };
const MESSAGE = { headers: { 'content-type': 'application/json', 'webhook-id': 'msg' }, body: '{"a":"一"}' };

describe('API-12 an address to be told at', () => {
  test.each([
    'http://hooks.example.org',
    'ftp://hooks.example.org',
    `https://${LOCAL}`,
    `https://${LOCAL}.`,
    'https://LOCALHOST:8443/x',
    'https://a.localhost',
    'https://intranet',
    'https://printer.local',
    'https://metadata.google.internal',
    'https://169.254.169.254/latest/meta-data',
    'https://100.100.100.200',
    'https://127.0.0.1',
    'https://127.1',
    'https://0x7f.1',
    'https://0x7f000001',
    'https://2130706433',
    'https://017700000001',
    'https://0',
    'https://0.0.0.0',
    'https://10.0.0.1',
    'https://172.16.0.1',
    'https://172.31.255.255',
    'https://192.168.1.1',
    'https://198.18.0.1',
    'https://224.0.0.1',
    'https://255.255.255.255',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[::ffff:a9fe:a9fe]',
    'https://[::127.0.0.1]',
    'https://[64:ff9b::7f00:1]',
    'https://[fe80::1]',
    'https://[fc00::1]',
    'https://[fd00:ec2::254]',
    'https://[2002:7f00:1::]',
    'https://[2001:0:7f00:1::]',
    'https://[2001:db8::1]',
    'https://[ff02::1]',
    'https://１２７.０.０.１',
    `https://user:${'password'}@hooks.example.org`,
    'https://user@hooks.example.org',
    'https://hooks.example.org/#part',
    'not an address',
    '',
    'javascript:alert(1)',
  ])('API-12 is refused: %s', async (url) => {
    expect(refuseUrl(url)).not.toBeNull();
    const webhooks = nodeWebhooks({ resolve: async () => found(PUBLIC) });
    expect(await webhooks.refuse(url)).not.toBeNull();
    expect(await webhooks.post({ url, ...MESSAGE })).toMatchObject({ kind: 'failed' });
  });

  test.each(['https://hooks.example.org/hh?a=1', 'https://93.184.215.14', 'https://[2606:2800:21f::1]:8443/x'])(
    'is taken: %s',
    async (url) => {
      expect(refuseUrl(url)).toBeNull();
      expect(await nodeWebhooks({ resolve: async () => found(PUBLIC) }).refuse(url)).toBeNull();
    },
  );

  test('API-12 is refused when it is registered where any of its addresses is inside, or it has none', async () => {
    const refuse = (...addresses: readonly string[]) =>
      nodeWebhooks({ resolve: async () => found(...addresses) }).refuse('https://hooks.example.org');
    expect(await refuse(PUBLIC)).toBeNull();
    expect(await refuse(PUBLIC, '10.0.0.1')).not.toBeNull();
    expect(await refuse('::1')).not.toBeNull();
    expect(await refuse()).not.toBeNull();
    const failing = nodeWebhooks({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await failing.refuse('https://hooks.example.org')).toBe('its name does not resolve');
  });

  test('API-12 that resolves to another address by the time of the delivery is not reached (DNS rebinding)', async () => {
    let asked = 0;
    const { port } = await receiver((_, response) => {
      asked += 1;
      response.end();
    });
    let answers = 0;
    const resolve = async () => {
      answers += 1;
      return answers === 1 ? found(PUBLIC) : found('127.0.0.1');
    };
    const { request } = HERE;
    const webhooks = nodeWebhooks({ resolve, request, refuse: () => null });
    const url = `http://rebinding.example.org:${port}/`;
    expect(await webhooks.refuse(url)).toBeNull();
    expect(await webhooks.post({ url, ...MESSAGE })).toEqual({
      kind: 'failed',
      because: 'it is not an address of the public Internet',
    });
    expect([asked, answers]).toEqual([0, 2]);
    // The same server is reached where the address is allowed, so it was the address that kept it out.
    const open = nodeWebhooks({ resolve, request, refuse: () => null, isAllowed: () => true });
    expect(await open.post({ url, ...MESSAGE })).toMatchObject({ kind: 'answered', status: 200 });
    expect(asked).toBe(1);
  });

  test('API-12 that sends on to somewhere inside is not followed', async () => {
    let inside = 0;
    const secret = await receiver((_, response) => {
      inside += 1;
      response.end();
    });
    const { url } = await receiver((_, response) => {
      response.writeHead(302, { location: secret.url }).end();
    });
    expect(await nodeWebhooks(HERE).post({ url, ...MESSAGE })).toMatchObject({ kind: 'answered', status: 302 });
    expect(inside).toBe(0);
  });
});

test.each([
  ['8.8.8.8', true],
  ['9.255.255.255', true],
  ['11.0.0.0', true],
  ['100.63.255.255', true],
  ['100.64.0.0', false],
  ['100.127.255.255', false],
  ['100.128.0.0', true],
  ['172.15.255.255', true],
  ['172.32.0.0', true],
  ['223.255.255.255', true],
  ['224.0.0.0', false],
  ['2606:4700::1111', true],
  ['2001:200::1', true],
  ['4000::1', false],
  ['1fff::1', false],
  ['nonsense', false],
])('the address %s is of the public Internet: %j', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

describe('a message', () => {
  test('arrives as it was signed', async () => {
    const heard: string[] = [];
    const { url } = await receiver((incoming, response) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('end', () => {
        heard.push(`${incoming.method} ${incoming.url} ${incoming.headers['webhook-id']} ${Buffer.concat(parts)}`);
        response.writeHead(200, { 'retry-after': '7' }).end('an answer that nobody reads');
      });
    });
    const answer = await nodeWebhooks(HERE).post({ url, ...MESSAGE });
    expect(answer).toEqual({ kind: 'answered', status: 200, retryAfter: '7' });
    expect(heard).toEqual(['POST /hook msg {"a":"一"}']);
  });

  test('WHK-20 waits for a receiver that hangs no longer than its time', async () => {
    const { url } = await receiver(() => undefined);
    const started = performance.now();
    expect(await nodeWebhooks({ ...HERE, timeoutMs: 200 }).post({ url, ...MESSAGE })).toEqual({
      kind: 'failed',
      because: 'it did not answer in time',
    });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('reads nothing of an answer without end, and no headers without end', async () => {
    const endless = await receiver((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await nodeWebhooks(HERE).post({ url: endless.url, ...MESSAGE })).toMatchObject({ status: 200 });
    const wide = await receiver((_, response) => {
      response.writeHead(200, { 'x-wide': 'x'.repeat(20_000) }).end();
    });
    expect(await nodeWebhooks(HERE).post({ url: wide.url, ...MESSAGE })).toMatchObject({ kind: 'failed' });
  });

  test('to nobody fails in our own words', async () => {
    const { url } = await receiver((_, response) => response.end());
    for (const server of servers.splice(0)) server.close();
    expect(await nodeWebhooks(HERE).post({ url, ...MESSAGE })).toEqual({
      kind: 'failed',
      because: 'it could not be reached',
    });
  });
});
