// Figures have a listener of their own on the loopback address: a proxy in front of the application cannot publish them
// by accident, and a scraper needs no key that could be lost.

import { createServer } from 'node:http';
import type { Prometheus } from '../adapters/prometheus/prometheus.ts';
import type { Listening } from '../serving.ts';
import { listen } from '../serving.ts';

const PATH = '/metrics';
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Serves `/metrics` on 127.0.0.1. Rejects when the port is taken. */
export function serveMetrics(prometheus: Prometheus, port: number): Promise<Listening> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== PATH) {
      response.writeHead(404, HEADERS).end();
      return;
    }
    try {
      const text = await prometheus.text();
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
    } catch (error) {
      // A database that does not answer is a finding, not a reason to end the process.
      response.writeHead(503, HEADERS).end(`${error instanceof Error ? error.name : 'not an error'}\n`);
    }
  });
  return listen(server, port);
}
