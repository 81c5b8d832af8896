// HTTP byte by byte: what no client library would send.

import type { Socket } from 'node:net';
import { connect } from 'node:net';

export interface RawAnswer {
  /** Status of each answer on the connection, in order. */
  readonly statuses: readonly number[];
  readonly text: string;
  /** The server ended the connection, or broke it off. */
  readonly isClosed: boolean;
  readonly tookMs: number;
}

const WAIT_MS = 2_000;

/** Opens a connection to `http://127.0.0.1:<port>`. */
export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // A connection that the server breaks off is an answer here, not a failure.
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

/** Sends these bytes and listens until the server closes, or until it has been silent about more for `waitMs`. */
export async function sendRaw(url: string, bytes: string, waitMs = WAIT_MS): Promise<RawAnswer> {
  const socket = await openSocket(url);
  const answer = answerOf(socket, waitMs);
  socket.write(Buffer.from(bytes, 'latin1'));
  return answer;
}

/** What comes on a socket until the server closes it, or `waitMs` have passed. */
export async function answerOf(socket: Socket, waitMs = WAIT_MS): Promise<RawAnswer> {
  const startedMs = performance.now();
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const isClosed = await Promise.race([
    new Promise<boolean>((resolve) => socket.once('close', () => resolve(true))),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), waitMs)),
  ]);
  socket.destroy();
  const text = Buffer.concat(chunks).toString('utf8');
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  return { statuses, text, isClosed, tookMs: performance.now() - startedMs };
}
