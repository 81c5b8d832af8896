// Which addresses are of the public Internet. A federation may name any address to be told at; one inside our own network,
// or of the machine's cloud, would make this server ask there in somebody else's name (OWASP API7:2023).

import type { Address } from '../system/network.ts';
import { isWithin, parseAddress, parseRange } from '../system/network.ts';

/** IANA IPv4 Special-Purpose Address Registry, and what is multicast or reserved. */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];

/** Of IPv6 only global unicast is public, less what is for tunnels, tests and documents. */
const GLOBAL_V6 = ['2000::/3'];
const NOT_PUBLIC_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const V4_BYTES = 4;

const rangesOf = (texts: readonly string[]) => texts.flatMap((text) => parseRange(text) ?? []);
const [notPublicV4, globalV6, notPublicV6] = [rangesOf(NOT_PUBLIC_V4), rangesOf(GLOBAL_V6), rangesOf(NOT_PUBLIC_V6)];

/** Whether an address, however it is written, is of the public Internet. What is no address is not. */
export function isPublicAddress(text: string): boolean {
  const address = parseAddress(text);
  return address !== null && isPublic(address);
}

function isPublic(address: Address): boolean {
  if (address.length === V4_BYTES) return !notPublicV4.some((range) => isWithin(address, range));
  return globalV6.some((range) => isWithin(address, range)) && !notPublicV6.some((range) => isWithin(address, range));
}

/** Names that no public resolver answers for. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion)\.?$/;

/**
 * Why a URL may not be told at, as far as its text says; null where it may. `new URL` has made one address of all the ways
 * to write an IPv4 address (`127.1`, `0x7f.1`, `2130706433`).
 */
export function refuseUrl(text: string): string | null {
  if (!URL.canParse(text)) return 'it is no address';
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (protocol !== 'https:') return 'it must begin with https://';
  if (username !== '' || password !== '') return 'it must not hold a name or a password';
  if (hash !== '') return 'it must not have a fragment';
  if (isLiteral(hostname)) return isPublicAddress(hostname) ? null : NOT_PUBLIC;
  return LOCAL_NAME.test(hostname) || !hostname.includes('.') ? NOT_PUBLIC : null;
}

export const NOT_PUBLIC = 'it is not an address of the public Internet';

/** Whether the host of a URL is written as an address. */
export function isLiteral(hostname: string): boolean {
  return hostname.startsWith('[') || parseAddress(hostname) !== null;
}
