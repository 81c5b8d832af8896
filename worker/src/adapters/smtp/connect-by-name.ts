// The connection to a mail server is made under its name. The library alone would look the name up and connect to an
// address; Workers compare the certificate with what was connected to, so that no server's certificate would fit there.

import type { Socket } from 'node:net';
import { connect as connectPlain, isIP } from 'node:net';
import { connect as connectSecure } from 'node:tls';

interface Server {
  readonly host: string;
  readonly port: number;
  /** TLS before the first word; without it the library asks for STARTTLS on this connection. */
  readonly isSecure: boolean;
  readonly timeoutMs: number;
}

/** What the library takes over: an open connection, and whether it is under TLS already. */
interface Opened {
  readonly connection: Socket;
  readonly secured: boolean;
}

/** Resolves once the server is connected and, where that was asked for, its certificate was believed. Throws what the runtime says. */
export function connectByName({ host, port, isSecure, timeoutMs }: Server): Promise<Opened> {
  return new Promise((opened, failed) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const connection = isSecure ? connectSecure({ host, port, ...name }) : connectPlain({ host, port });
    const timer = setTimeout(() => connection.destroy(new Error('the mail server did not answer')), timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      failed(error);
    };
    connection.once('error', fail);
    connection.once(isSecure ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      opened({ connection, secured: isSecure });
    });
  });
}
