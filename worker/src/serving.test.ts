import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { listen } from './serving.ts';

const SHORT_MS = 200;
const LOOKS_EVERY_MS = 50;

let server: Server | null = null;

afterEach(() => server?.close());

test('API-04 gives ten seconds for headers and thirty for a whole request', async () => {
  server = createServer();
  await listen(server, 0);
  expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 30_000]);
});

test('API-04 a body that never ends is answered 408 and its connection is over', async () => {
  let bytes = 0;
  server = createServer({ connectionsCheckingInterval: LOOKS_EVERY_MS }, (incoming) => {
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    incoming.on('error', () => undefined);
  });
  const { url } = await listen(server, 0);
  server.headersTimeout = SHORT_MS;
  server.requestTimeout = SHORT_MS;
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{');
  const dribble = setInterval(() => socket.write(' '), LOOKS_EVERY_MS);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(dribble);
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 408 /);
  expect(bytes).toBeLessThan(100);
});
