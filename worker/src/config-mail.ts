// The mail server by which letters go out, on Node and on Workers.

import { isMailAddress } from './adapters/smtp/mail-address.ts';
import type { Env } from './config-log.ts';

export interface MailConfig {
  readonly url: string;
  readonly from: string;
}

/** Undefined: there is none. What is wrong is added to `faults`; the address may hold a password, so it is not repeated. */
export function readMailConfig(env: Env, faults: string[]): MailConfig | undefined {
  const url = env['MAIL_URL'] || undefined;
  const from = env['MAIL_FROM'] ?? '';
  if (url === undefined) {
    if (from !== '') faults.push('MAIL_URL must be set where MAIL_FROM is: smtps://user:password@mail.example.org');
    return undefined;
  }
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isServer = (parsed?.protocol === 'smtps:' || parsed?.protocol === 'smtp:') && parsed.hostname !== '';
  if (!isServer) faults.push('MAIL_URL must be smtps://user:password@host or smtp://user:password@host:587');
  if (!isMailAddress(from))
    faults.push('MAIL_FROM must be the one address that letters are from, such as fund@example.org');
  return { url, from };
}
