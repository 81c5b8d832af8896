// Who is calling a server that sees its peers. A forwarding header is what somebody wrote, so it counts only where the
// peer is a proxy of ours, and then only its right end: each proxy appends whom it heard, and whatever stands before the
// first hop that is not ours was written by the caller.

import type { Callers, Reporter } from '../../ports/index.ts';
import type { Address, Range } from './network.ts';
import { isWithin, networkText, parseAddress } from './network.ts';

/** More hops than this are not looked at. */
const HOPS_MAX = 16;

// A request belongs to one connection, whatever deployment it is for, so this is kept beside the request itself.
const peers = new WeakMap<Request, string>();

/** Tells from which address a request came. Whoever accepts connections calls it once per request. */
export function notePeer(request: Request, peer: string | undefined): void {
  if (peer !== undefined) peers.set(request, peer);
}

export interface PeerOptions {
  readonly trustedProxies: readonly Range[];
  readonly reporter: Reporter;
}

export function createPeerCallers({ trustedProxies, reporter }: PeerOptions): Callers {
  const isTrusted = (address: Address) => trustedProxies.some((range) => isWithin(address, range));
  let hasWarned = false;
  return {
    networkOf: (request) => {
      const peer = parseAddress(peers.get(request) ?? '');
      if (peer === null) return null;
      const forwarded = hopsOf(request.headers);
      if (isTrusted(peer)) return networkText(originator(peer, forwarded, isTrusted));
      // Everybody behind a proxy that nobody named looks like one caller, and would be limited as one.
      if (forwarded.length > 0 && !hasWarned) {
        hasWarned = true;
        reporter.report('warn', 'forwarding-header-ignored', { setting: 'TRUSTED_PROXIES' });
      }
      return networkText(peer);
    },
  };
}

// From the right: the first hop that is no proxy of ours. One that is unreadable was not written by ours; then the last
// that was is as far as we know.
function originator(peer: Address, hops: readonly string[], isTrusted: (address: Address) => boolean): Address {
  let known = peer;
  for (const hop of hops.toReversed().slice(0, HOPS_MAX)) {
    const address = parseAddress(hop);
    if (address === null) return known;
    known = address;
    if (!isTrusted(address)) return known;
  }
  return known;
}

// X-Forwarded-For is what proxies really write; Forwarded (RFC 7239) counts where that is missing.
function hopsOf(headers: Headers): string[] {
  const plain = headers.get('x-forwarded-for');
  if (plain !== null) return plain.split(',');
  const standard = headers.get('forwarded') ?? '';
  return standard === '' ? [] : standard.split(',').map(forOf);
}

function forOf(element: string): string {
  const [, quoted, bare = ''] = /(?:^|;)\s*for=(?:"([^"]*)"|([^;\s]*))/i.exec(element) ?? [];
  return quoted ?? bare;
}
