// Internet addresses as bytes, so that however one is written, it is one address: shortened IPv6, IPv4 inside IPv6, a
// port behind it, brackets around it.

/** 4 or 16 bytes. An IPv4 address mapped into IPv6 (RFC 4291 section 2.5.5.2) is the IPv4 address. */
export type Address = readonly number[];

const V4_MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];
const V6_BYTES = 16;
const V6_NETWORK_BYTES = 8;

/** Null where the text is no address. A zone (`%eth0`), brackets and a port are left out. */
export function parseAddress(text: string): Address | null {
  const bare = withoutPort(text.trim());
  return bare.includes(':') ? parseV6(bare) : parseV4(bare);
}

/** An IPv4 address, or the /64 of an IPv6 one: a household has a whole /64, and a robot would use all of it. */
export function networkText(address: Address): string {
  if (address.length < V6_BYTES) return address.join('.');
  const groups: string[] = [];
  for (let at = 0; at < V6_NETWORK_BYTES; at += 2) {
    groups.push((((address[at] ?? 0) << 8) | (address[at + 1] ?? 0)).toString(16));
  }
  return `${groups.join(':')}::/64`;
}

export interface Range {
  readonly base: Address;
  readonly bits: number;
}

/** `10.0.0.0/8`, `fd00::/8`, or one address. Null where the text is none of them. */
export function parseRange(text: string): Range | null {
  const [address = '', length] = text.trim().split('/');
  const base = parseAddress(address);
  if (base === null) return null;
  const all = base.length * 8;
  if (length === undefined) return { base, bits: all };
  const bits = Number(length);
  return /^\d{1,3}$/.test(length) && bits <= all ? { base, bits } : null;
}

export function isWithin(address: Address, { base, bits }: Range): boolean {
  if (address.length !== base.length) return false;
  return base.every((byte, index) => {
    const left = Math.min(8, Math.max(0, bits - index * 8));
    const mask = (0xff << (8 - left)) & 0xff;
    return (byte & mask) === ((address[index] ?? 0) & mask);
  });
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text);
  const inner = bracketed?.[1] ?? text.replace(/^([\d.]+):\d{1,5}$/, '$1');
  return inner.replace(/%.*$/, '');
}

function parseV4(text: string): Address | null {
  if (!/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) return null;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 0xff) ? bytes : null;
}

function parseV6(text: string): Address | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = '', tail] = halves;
  const first = bytesOf(head);
  const last = tail === undefined ? [] : bytesOf(tail);
  if (first === null || last === null) return null;
  const missing = V6_BYTES - first.length - last.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return null;
  const bytes = [...first, ...Array.from({ length: missing }, () => 0), ...last];
  return V4_MAPPED.every((byte, index) => bytes[index] === byte) ? bytes.slice(V4_MAPPED.length) : bytes;
}

function bytesOf(half: string): number[] | null {
  if (half === '') return [];
  const bytes: number[] = [];
  const groups = half.split(':');
  for (const [index, group] of groups.entries()) {
    const dotted = group.includes('.') && index === groups.length - 1 ? parseV4(group) : null;
    if (dotted !== null) bytes.push(...dotted);
    else if (/^[\da-f]{1,4}$/i.test(group))
      bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return null;
  }
  return bytes;
}
