// The least of an SMTP server, on the loopback address: it takes what it is told and says what it heard.

import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { SecureContext } from 'node:tls';
import { createSecureContext, createServer as createSecureServer, Server as SecureServer, TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.ts';

export interface MailServerOptions {
  /** From the first byte on, by STARTTLS, or not at all. */
  readonly tls?: 'at-once' | 'starttls' | 'none';
  readonly certificate?: Certificate;
  /** Refuses every recipient. */
  readonly refuses?: boolean;
}

export interface MailServer {
  /** Every line that was said to it, of commands and of letters. */
  readonly heard: string[];
  /** With user and password where there is TLS, and under the name that the loopback address has on every machine. */
  readonly url: string;
  /** The text of the newest letter. */
  newest(): string;
  /** Shows another certificate from now on. */
  present(certificate: Certificate): void;
  close(): void;
}

/** Listens on a port of its own. */
export async function startMailServer({ certificate, ...options }: MailServerOptions = {}): Promise<MailServer> {
  const { tls = 'none' } = options;
  const heard: string[] = [];
  let context = createSecureContext(certificate);
  const greet = (socket: Socket) => {
    socket.write('220 mail.example.org\r\n');
    converse(socket, { heard, options, secureContext: () => context });
  };
  const server = tls === 'at-once' ? createSecureServer({ ...certificate }, greet) : createServer(greet);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const whom = tls === 'none' ? '127.0.0.1' : 'user:secret@localhost';
  return {
    heard,
    url: `${tls === 'at-once' ? 'smtps' : 'smtp'}://${whom}:${port}`,
    newest: () => textOf(heard),
    present: (next) => {
      context = createSecureContext(next);
      if (server instanceof SecureServer) server.setSecureContext(next);
    },
    close: () => server.close(),
  };
}

// A letter of plain text is sent in one of two encodings, whichever is shorter.
function textOf(heard: readonly string[]): string {
  const begin = heard.lastIndexOf('DATA');
  const body = heard.slice(heard.indexOf('', begin) + 1, heard.lastIndexOf('.'));
  const isBase64 = heard.lastIndexOf('Content-Transfer-Encoding: base64') > begin;
  if (isBase64) return Buffer.from(body.join(''), 'base64').toString('utf8');
  const bytes = body
    .join('\n')
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => {
      return String.fromCharCode(Number.parseInt(hex, 16));
    });
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

interface Conversation {
  readonly heard: string[];
  readonly options: MailServerOptions;
  readonly secureContext: () => SecureContext;
}

function converse(socket: Socket, { heard, options, secureContext }: Conversation): void {
  let isData = false;
  let text = '';
  // Whoever does not believe the certificate hangs up in the middle.
  socket.on('error', () => undefined);
  const listen = (part: Uint8Array) => {
    text += Buffer.from(part).toString('utf8');
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      heard.push(line);
      if (isData && line !== '.') continue;
      isData = line === 'DATA';
      socket.write(`${answerTo(line, options)}\r\n`);
      if (line === 'STARTTLS' && options.tls === 'starttls') {
        socket.off('data', listen);
        const secured = new TLSSocket(socket, { isServer: true, secureContext: secureContext() });
        converse(secured, { heard, options, secureContext });
      }
    }
  };
  socket.on('data', listen);
}

function answerTo(line: string, { tls = 'none', refuses = false }: MailServerOptions): string {
  if (line.startsWith('EHLO') && tls !== 'none') return '250-mail.example.org\r\n250-STARTTLS\r\n250 AUTH PLAIN';
  if (line.startsWith('AUTH')) return '235 known';
  if (line === 'DATA') return '354 go on';
  if (line === 'STARTTLS') return tls === 'starttls' ? '220 go on' : '502 no such command';
  if (line.startsWith('RCPT') && refuses) return '550 no such user';
  return line === 'QUIT' ? '221 bye' : '250 fine';
}
