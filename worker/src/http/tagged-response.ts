// Public answers carry a tag of their bytes, so that a reader that has them already is told so in a few bytes (RFC 9110
// sections 8.8.3 and 13.1.2). The tag is made from the text before it is sent: reading a response back costs more than
// making it.

import type { RequestContext } from './environment.ts';

/** Answers with JSON and its tag, or 304. */
export function answerTaggedJson(c: RequestContext, value: object): Response {
  return answerTagged(c, JSON.stringify(value), 'application/json');
}

/** Answers with text and its tag, or 304. */
export function answerTagged(c: RequestContext, text: string, mediaType: string): Response {
  const tag = tagOf(text);
  c.header('etag', tag);
  if (isKnown(c.req.header('if-none-match'), tag)) return c.body(null, 304);
  return c.body(text, 200, { 'content-type': mediaType });
}

// A weak comparison: what a cache has compressed on its way is still what we sent.
function isKnown(asked: string | undefined, tag: string): boolean {
  if (asked === undefined) return false;
  return asked.trim() === '*' || (asked.match(/"[^"]*"/g)?.includes(tag) ?? false);
}

const SEEDS = [0xdeadbeef, 0x41c6ce57] as const;
const FACTORS = [0x9e3779b1, 0x5f356495] as const;

/** 64 bits that differ where the texts differ. Nothing secret hangs on them, so two multiplicative mixes will do. */
export function tagOf(text: string): string {
  let [low, high]: [number, number] = [...SEEDS];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, FACTORS[0]);
    high = Math.imul(high ^ code, FACTORS[1]);
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  return `"${text.length.toString(36)}-${hex(low ^ (high >>> 16))}${hex(high ^ (low >>> 16))}"`;
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
