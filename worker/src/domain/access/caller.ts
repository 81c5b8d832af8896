// Who asks, without knowing who it is: keyed hashes of the network and of the tab, under a key that changes twice a day,
// so that what is kept can neither be read back nor joined over days.

import type { Ports, Rate, RateCount } from '../../ports/index.ts';
import { CALLER_KEY_PREFIX } from '../../ports/index.ts';
import { DECLINE_COUNTS_MS } from './limits.ts';

const PERIOD_MS = 12 * 60 * 60_000;
const PERIOD_DIGITS = 8;

/** What a request says of its caller. */
export interface Caller {
  /** Network of the client; all clients that nobody can tell apart share one. */
  readonly network: string | null;
  /** Random value of one tab or form. Leaving it out or changing it gains nothing: the network counts as well. */
  readonly session: string | null;
  /** A solved challenge, as it was sent. */
  readonly proof: string | null;
  /** A plain form may come from a browser that has no script to solve anything with. */
  readonly via: 'api' | 'form';
}

export const UNKNOWN_CALLER: Caller = { network: null, session: null, proof: null, via: 'api' };

export interface CallerMarks {
  readonly addressHash: string;
  readonly sessionHash: string | null;
  /** With those of the period before, while declines of it still count. */
  readonly addressHashes: readonly string[];
  readonly sessionHashes: readonly string[];
}

export async function marksOf(ports: Ports, { network, session }: Caller): Promise<CallerMarks> {
  const nowMs = ports.clock.nowMs();
  const periods = [...new Set([periodOf(nowMs), periodOf(nowMs - DECLINE_COUNTS_MS)])];
  const hashed = (purpose: 'caller-address' | 'caller-session', text: string) =>
    Promise.all(periods.map((period) => ports.secrets.fingerprint(purpose, `${period}\n${text}`)));
  const [addressHashes, sessionHashes] = await Promise.all([
    hashed('caller-address', network ?? 'unknown'),
    session === null ? [] : hashed('caller-session', session),
  ]);
  const [addressHash = ''] = addressHashes;
  return { addressHash, sessionHash: sessionHashes[0] ?? null, addressHashes, sessionHashes };
}

/** Counters of a caller are kept apart by scope and go with their period. */
export function callerRate(ports: Ports, scope: string, { hash, rate }: { hash: string; rate: Rate }): RateCount {
  return { key: `${callerKeysBefore(ports.clock.nowMs())}${scope}:${hash}`, ...rate };
}

/** All caller keys of past periods sort before this. */
export function callerKeysBefore(nowMs: number): string {
  return `${CALLER_KEY_PREFIX}${String(periodOf(nowMs)).padStart(PERIOD_DIGITS, '0')}`;
}

function periodOf(nowMs: number): number {
  return Math.floor(nowMs / PERIOD_MS);
}
