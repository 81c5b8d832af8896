// Notices over a real socket: what a server in process cannot show, sizes and encodings on the wire.

import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createApp } from '@happy-homeland/worker';
import { getRequestListener } from '@hono/node-server';
import { describe, expect, test } from 'vitest';
import type { ProviderHouse } from '../support/provider/provider-house.ts';
import { openProviderHouse } from '../support/provider/provider-house.ts';

const PATH = '/v1/webhooks/stripe';
const BODY_MAX_BYTES = 256 * 1024;

describe('over a socket', () => {
  async function listening(house: ProviderHouse) {
    const server = createServer(getRequestListener(createApp(house.ports).fetch));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = async (): Promise<void> => {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await ended;
    };
    return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: close };
  }

  const eventOf = (bytes: number): string => {
    const event = { id: 'evt_size', type: 'unheard.of', livemode: false, data: { object: {} }, padding: '' };
    return JSON.stringify({ ...event, padding: 'x'.repeat(bytes - JSON.stringify(event).length) });
  };

  test('WHK-07 a notice of 256 KB is taken and one byte more is not, with or without a declared length', async () => {
    await using house = await openProviderHouse();
    await using server = await listening(house);
    for (const [bytes, status] of [
      [BODY_MAX_BYTES, 200],
      [BODY_MAX_BYTES + 1, 413],
    ] as const) {
      const { body, headers } = house.signed(eventOf(bytes));
      for (const chunked of [false, true]) {
        const sent = chunked ? new Blob([body]).stream() : body;
        const init = { method: 'POST', headers, body: sent, ...(chunked ? { duplex: 'half' } : {}) };
        expect((await fetch(`${server.url}${PATH}`, init as RequestInit)).status).toBe(status);
      }
    }
  });

  test('WHK-07 a body without end is refused long before it could fill the memory', async () => {
    await using house = await openProviderHouse();
    await using server = await listening(house);
    const sentBytes = await sendForEver(`${server.url}${PATH}`);
    expect(sentBytes).toBeGreaterThan(BODY_MAX_BYTES);
    expect(sentBytes).toBeLessThan(64 * 1024 * 1024);
  });

  test('WHK-04 a notice that was packed on the way is not what was signed', async () => {
    await using house = await openProviderHouse();
    await using server = await listening(house);
    const { body, headers } = house.signed(eventOf(500));
    const init = { method: 'POST', headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) };
    const answer = await fetch(`${server.url}${PATH}`, init);
    expect([answer.status, (await answer.json()).type]).toEqual([400, expect.stringContaining('#invalid-signature')]);
    expect(await house.ports.store.books.seen('stripe', 'evt_size')).toBe(false);
  });
});

/** Writes chunks for as long as the server takes them, and answers how much had gone out when it refused. */
function sendForEver(url: string): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  return new Promise((resolve, reject) => {
    let sentBytes = 0;
    let isOver = false;
    const sending = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    const over = (error?: Error): void => {
      if (isOver) return;
      isOver = true;
      sending.destroy();
      if (error === undefined || 'code' in error) resolve(sentBytes);
      else reject(error);
    };
    sending.on('response', ({ statusCode }) =>
      over(statusCode === 413 ? undefined : new Error(`status ${statusCode}`)),
    );
    sending.on('error', over);
    const write = (): void => {
      while (!isOver) {
        sentBytes += chunk.length;
        if (!sending.write(chunk)) {
          sending.once('drain', write);
          return;
        }
      }
    };
    write();
  });
}
