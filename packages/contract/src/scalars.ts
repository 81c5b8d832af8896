// The small values every resource shares. Text is normalised to NFC once, here, so that what is stored is what is
// echoed; control and bidirectional-override characters are refused because they let one name look like another.

import * as z from 'zod/mini';
import './english.ts';
import './english.ts';
import { CURRENCIES, GIFT_MAX_MINOR } from './money.ts';
import { holdsPersonalData, NO_PERSONAL_DATA } from './personal-data.ts';

// Format characters hide or turn text; the two joiners stay, because emoji and some scripts need them. The fillers look
// like nothing and count as letters.
const UNSAFE_IN_LINE = /(?![\u{200c}\u{200d}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\u{115f}\u{1160}\u{3164}\u{ffa0}]/u;
const UNSAFE_IN_TEXT = /(?![\t\n\r\u{200c}\u{200d}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\u{115f}\u{1160}\u{3164}\u{ffa0}]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * One line of 1 … `max` code points, as JSON Schema counts them: trimmed, NFC, at least one visible character, no
 * control, format or text-direction characters. HTML is just text.
 */
export function plainText(max: number) {
  return textWithout(UNSAFE_IN_LINE, max);
}

/** As `plainText`, with line breaks allowed. */
export function paragraphs(max: number) {
  return textWithout(UNSAFE_IN_TEXT, max);
}

/** As `plainText`, for what stands in the public log, from which nothing can be taken out again. */
export function publicLine(max: number) {
  return plainText(max).check(z.refine((text) => !holdsPersonalData(text), { error: NO_PERSONAL_DATA }));
}

/** As `paragraphs`, for what everybody reads for as long as there is anything to read. */
export function publicParagraphs(max: number) {
  return paragraphs(max).check(z.refine((text) => !holdsPersonalData(text), { error: NO_PERSONAL_DATA }));
}

function textWithout(unsafe: RegExp, max: number) {
  return z.string().check(
    z.normalize('NFC'),
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((text) => VISIBLE.test(text), { error: 'must have at least one visible character' }),
    z.refine((text) => !unsafe.test(text) && !LONE_SURROGATE.test(text), {
      error: 'must not contain control or text-direction characters',
    }),
  );
}

/** Lowercase base32 (RFC 4648 alphabet, no padding). */
export const id = z.string().check(z.regex(/^[a-z2-7]{8,52}$/, 'must be a lowercase base32 id'));

/** A SHA-256 (FIPS 180-4) as 64 lower-case hex digits. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex'));

/** The publisher's own key for a thing: 1 … 64 of `a-z 0-9 . _ -`. */
export const externalId = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be 1 to 64 of a-z 0-9 . _ -'));

/** ISO 8601 instant in UTC, `2026-11-22T06:05:00.000Z`. */
export const instant = z.iso.datetime();

/** Civil date `YYYY-MM-DD` in Asia/Shanghai. */
export const civilDate = z.iso.date();

export const currency = z.enum(CURRENCIES);

/** Whole minor units, zero or more. */
export const minor = z.int().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));

export const money = z
  .strictObject({ amountMinor: z.int().check(z.gte(1), z.lte(GIFT_MAX_MINOR)), currency: z.enum(CURRENCIES) })
  .register(z.globalRegistry, { id: 'Money', description: 'Integer minor units (fen for CNY) and ISO 4217 currency.' });

/** Goals and plans may be larger than one gift. */
export const largeMoney = z
  .strictObject({ amountMinor: z.int().check(z.gte(1), z.lte(Number.MAX_SAFE_INTEGER)), currency: z.enum(CURRENCIES) })
  .register(z.globalRegistry, { id: 'LargeMoney', description: 'As Money, without the ceiling of a single gift.' });

/** What something is planned to cost: it may be nothing. */
export const costMoney = z
  .strictObject({ amountMinor: z.int().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER)), currency: z.enum(CURRENCIES) })
  .register(z.globalRegistry, { id: 'CostMoney', description: 'As LargeMoney, and it may be zero.' });

/** An https URL; plain http only on this machine (`localhost`, `127.0.0.1`), for development. */
export const webUrl = webAddress({ protocol: /^https?$/, normalize: true });

/** An origin such as `https://www.example.org`: scheme, host, port; no path. */
export const origin = webAddress({ protocol: /^https?$/ }).check(
  z.refine((text) => parseUrl(text)?.origin === text, {
    error: 'must be an origin: scheme, host and port only, no path, no trailing slash',
  }),
);

/** Administrative division code, six digits (GB/T 2260). */
export const region = z.string().check(z.regex(/^\d{6}$/, 'must be a six-digit GB/T 2260 code'));

/** Unified social credit code, 18 characters (GB 32100-2015); the check digit is the rules package's to judge. */
export const uscc = z
  .string()
  .check(z.regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, 'must be an 18-character unified social credit code'));

/**
 * Further facts for the rules, in the sections that `@happy-homeland/rules` names: `organisation`, `campaign`, `use`, …
 * They are public. What cannot be read there is a finding that names the field, not a fault of the body.
 */
export const facts = z.record(z.string().check(z.maxLength(60)), z.unknown()).register(z.globalRegistry, {
  id: 'DeclaredFacts',
  description: 'Facts for the rules by section, as @happy-homeland/rules takes them. Public.',
});

// Normalised, a URL is plain ASCII: what was hidden in it is percent-encoded, and it can stand in a header.
function webAddress(options: { readonly protocol: RegExp; readonly normalize?: true }) {
  return z.url(options).check(
    z.maxLength(2048),
    z.refine((text) => /^https?:\/\//i.test(text) && isSafeWebUrl(text), {
      error: 'must be an https URL (http is accepted for localhost and 127.0.0.1 only), without user name or password',
    }),
  );
}

function isSafeWebUrl(text: string): boolean {
  const url = parseUrl(text);
  if (url?.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || url.hostname === 'localhost' || url.hostname === '127.0.0.1';
}

// `URL.parse` would do, but Node 20 lacks it.
function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
