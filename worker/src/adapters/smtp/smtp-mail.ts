// Letters by SMTP, on Node and on Workers alike. The library makes the message and its headers; what would break a header is
// refused before it gets there.

import { createTransport } from 'nodemailer';
import type { Mail } from '../../ports/index.ts';
import { MailError } from '../../ports/index.ts';
import { connectByName } from './connect-by-name.ts';
import { isMailAddress } from './mail-address.ts';

export interface SmtpOptions {
  /** `smtps://user:password@host:465`, or `smtp://…:587`, where STARTTLS is required. */
  readonly url: string;
  /** Who a letter is from: one address. */
  readonly from: string;
  /** Only for a test of this adapter, which has no certificate. */
  readonly requireTls?: boolean;
}

const TIMEOUT_MS = 20_000;
const BREAK = /[\r\n\0]/;

export function smtpMail({ url, from, requireTls = true }: SmtpOptions): Mail {
  const { protocol, hostname: host, port: named, username, password } = new URL(url);
  const isSecure = protocol === 'smtps:';
  const port = Number(named) || (isSecure ? 465 : 587);
  const transport = createTransport({
    host,
    port,
    secure: isSecure,
    getSocket: (_options, done) => {
      connectByName({ host, port, isSecure, timeoutMs: TIMEOUT_MS }).then((opened) => done(null, opened), done);
    },
    requireTLS: !isSecure && requireTls,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A letter is our own text: no file and no address is ever read into it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, unsubscribeUrl }) {
      if (!isMailAddress(to) || BREAK.test(subject))
        throw new MailError('the letter has an address or a subject that is none');
      try {
        const { rejected } = await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          ...endOf(unsubscribeUrl),
        });
        if (rejected.length > 0) throw new MailError('the server refused the address');
      } catch (error) {
        if (error instanceof MailError) throw error;
        // What the server said may hold the address, so it goes no further than the cause.
        throw new MailError('the letter was not taken', { cause: error });
      }
    },
  };
}

/** The headers by which a mail program offers to stop such letters (RFC 2369, RFC 8058). */
function endOf(unsubscribeUrl: string | undefined) {
  if (unsubscribeUrl === undefined) return {};
  const oneClick = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  return { list: { unsubscribe: { url: unsubscribeUrl, comment: '' } }, headers: oneClick };
}
