import type { Server } from 'node:http';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { getRequestListener } from '@hono/node-server';
import type { HostBindings } from './host.ts';
import { SWEEP_INTERVAL_MS } from './limits.ts';
import type { SandboxOptions } from './options.ts';
import { reportToStandardError } from './options.ts';
import type { Sandbox } from './sandbox.ts';
import { createSandbox } from './sandbox.ts';
import { SandboxError } from './sandbox-error.ts';

/** The sandbox is for the machine it runs on and for nobody else. */
const HOSTNAME = '127.0.0.1';

export interface ServerOptions extends SandboxOptions {
  /** 0 picks a free port, which is the default. */
  readonly port?: number;
}

/** A sandbox that listens on 127.0.0.1. */
export interface RunningSandbox extends Omit<Sandbox, 'setPublicUrl'> {
  /** Where API clients reach it: `http://127.0.0.1:{port}`. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
}

/**
 * Starts a sandbox. Point the SDK at it with `new Stripe(secretKey, { host, port, protocol: 'http' })`.
 * @throws SandboxError as `createSandbox` does, and `bad-option` when the port cannot be had
 */
export async function startSandbox(options: ServerOptions = {}): Promise<RunningSandbox> {
  const sandbox = await createSandbox(options);
  const server = createServer(getRequestListener((request, host) => sandbox.fetch(request, hostOf(host))));
  const port = await listen(server, options.port ?? 0).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  const url = `http://${HOSTNAME}:${port}`;
  sandbox.setPublicUrl(url);
  const sweep = setInterval(() => {
    sandbox.tick().catch(options.report ?? reportToStandardError);
  }, SWEEP_INTERVAL_MS);
  sweep.unref();
  const { app, secretKey, fetch, counts, now, advance, tick, settled, drain } = sandbox;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    clearInterval(sweep);
    // Requests that are held open by a fault are let go first; only then can the server end.
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    await sandbox.close();
    server.closeAllConnections();
    await ended;
  };
  return {
    url,
    host: HOSTNAME,
    port,
    app,
    secretKey,
    fetch,
    counts,
    now,
    advance,
    tick,
    settled,
    drain,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** HTTP/2 has no place here, so the bindings are those of a plain Node server. */
function hostOf(host: HttpBindings | Http2Bindings): HostBindings {
  return 'incoming' in host && host.incoming instanceof IncomingMessage && host.outgoing instanceof ServerResponse
    ? { incoming: host.incoming, outgoing: host.outgoing }
    : {};
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error): void => {
      const message = `The sandbox cannot listen on ${HOSTNAME}:${port}: ${cause.message}`;
      reject(new SandboxError({ code: 'bad-option', message, cause }));
    };
    server.once('error', refuse);
    server.listen(port, HOSTNAME, () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
