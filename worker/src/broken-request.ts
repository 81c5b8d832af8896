// What never reaches the application, or could not be sent by it, still ends as a problem that says nothing more, with
// the headers of every other answer, and ends its connection: who framed one request wrongly has framed the next one too.

import type { IncomingMessage, RequestListener } from 'node:http';
import type { ProblemSlug } from '@happy-homeland/contract';
import { PROBLEMS } from '@happy-homeland/contract';
import { BARE_HEADERS } from './http/security-headers.ts';

/** An answer outside the application. */
export function brokenAnswer(slug: ProblemSlug) {
  const { status, en } = PROBLEMS[slug];
  const headers = { ...BARE_HEADERS, 'content-type': 'application/problem+json; charset=utf-8', connection: 'close' };
  return { status, headers, body: JSON.stringify({ type: `about:blank#${slug}`, title: en, status }) };
}

/**
 * Node takes the first of two Host headers and a proxy in front may have taken the other, so such a request is refused
 * (RFC 9112 section 3.2).
 */
export function withOneHost(listener: RequestListener): RequestListener {
  return (incoming, outgoing) => {
    if (hostsOf(incoming) <= 1) return listener(incoming, outgoing);
    const { status, headers, body } = brokenAnswer('malformed-request');
    return outgoing.writeHead(status, headers).end(body);
  };
}

function hostsOf({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
}
