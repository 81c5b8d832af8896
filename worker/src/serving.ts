// An HTTP server on the loopback address that can be drained: it stops listening, lets what is under way finish, and
// cuts off what does not finish in time.

import type { Server, ServerResponse } from 'node:http';

/** How long requests under way may take once the server is asked to stop. */
export const DRAIN_MAX_MS = 10_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** How often Node looks for connections that are too slow; its own default of 30 s would add to every limit. */
export const CONNECTION_CHECK_MS = 1_000;
const REQUEST_TIMEOUT_MS = 30_000;
const LOOPBACK = '127.0.0.1';

/** Waits for `work`, but no longer than `limitMs`. What is late goes on, and its failure is its own. */
export async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. Rejects when the port is taken. Port 0 picks a free one. */
export async function listen(server: Server, port: number): Promise<Listening> {
  const underWay = new Set<ServerResponse>();
  let isDraining = false;
  server.prependListener('request', (_, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (isDraining) endAfter(response);
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    url: urlOf(server),
    close: () => {
      isDraining = true;
      for (const response of underWay) endAfter(response);
      return drain(server);
    },
  };
}

// A proxy keeps its connections and asks again and again: each is told to end with the answer that is under way, or a
// drain would last until the connections are cut.
function endAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  return `http://${LOOPBACK}:${address.port}`;
}

async function drain(server: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MAX_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cutOff);
}
