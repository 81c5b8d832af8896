import { describe, expect, test } from 'vitest';
import type { ReportFields } from '../../ports/index.ts';
import { cloudflareCallers } from './cloudflare-callers.ts';
import { parseRange } from './network.ts';
import { createPeerCallers, notePeer } from './peer-callers.ts';

function networkFrom(peer: string | undefined, headers: Record<string, string>, proxies: readonly string[] = []) {
  const reported: { event: string; fields: ReportFields }[] = [];
  const trustedProxies = proxies.map((proxy) => parseRange(proxy)).filter((range) => range !== null);
  const reporter = {
    report: (_: string, event: string, fields: ReportFields) => void reported.push({ event, fields }),
  };
  const callers = createPeerCallers({ trustedProxies, reporter });
  const request = new Request('https://give.example.org/', { headers });
  notePeer(request, peer);
  return { network: callers.networkOf(request), again: callers.networkOf(request), reported };
}

const FORWARDED = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' };

describe('a server that sees its peers', () => {
  test('PAY-10 ignores what a caller forwards by itself, and tells the operator once', () => {
    const { network, reported } = networkFrom('192.0.2.9', FORWARDED);
    expect(network).toBe('192.0.2.9');
    expect(reported).toEqual([{ event: 'forwarding-header-ignored', fields: { setting: 'TRUSTED_PROXIES' } }]);
    expect(networkFrom('192.0.2.9', {}).reported).toEqual([]);
  });

  test.each([
    ['takes the right-most hop that is not ours', '127.0.0.1', FORWARDED, ['127.0.0.1'], '203.0.113.7'],
    ['steps over every proxy of ours', '127.0.0.1', FORWARDED, ['127.0.0.1', '203.0.113.0/24'], '198.51.100.1'],
    ['knows a proxy that is mapped into IPv6', '::ffff:127.0.0.1', FORWARDED, ['127.0.0.1'], '203.0.113.7'],
    ['is the peer where the proxy says nothing', '127.0.0.1', {}, ['127.0.0.1'], '127.0.0.1'],
    ['stops at a hop nobody can read', '127.0.0.1', { 'x-forwarded-for': '1.2.3.4, junk' }, ['127.0.0.1'], '127.0.0.1'],
    [
      'is the last hop known where all are ours',
      '127.0.0.1',
      { 'x-forwarded-for': '10.0.0.1, 10.0.0.2' },
      ['127.0.0.1', '10.0.0.0/8'],
      '10.0.0.1',
    ],
    [
      'reads Forwarded where there is nothing else',
      '127.0.0.1',
      { forwarded: 'for=1.2.3.4, for="[2001:db8::9]:4711";proto=https' },
      ['127.0.0.1'],
      '2001:db8:0:0::/64',
    ],
    ['does not trust a proxy that is not named', '192.0.2.1', FORWARDED, ['127.0.0.1'], '192.0.2.1'],
  ])('%s', (...[, peer, headers, proxies, expected]) => {
    expect(networkFrom(peer, headers as Record<string, string>, proxies).network).toBe(expected);
  });

  test('says that it does not know where there is no peer', () => {
    expect(networkFrom(undefined, FORWARDED, ['0.0.0.0/0']).network).toBeNull();
  });

  test('looks at the last sixteen hops only', () => {
    const hops = ['198.51.100.1', ...Array.from({ length: 20 }, () => '10.0.0.1')].join(', ');
    expect(networkFrom('127.0.0.1', { 'x-forwarded-for': hops }, ['127.0.0.1', '10.0.0.0/8']).network).toBe('10.0.0.1');
  });
});

test('Cloudflare’s own header is the caller there, and nothing forwarded is', () => {
  const networkOf = (headers: Record<string, string>) =>
    cloudflareCallers.networkOf(new Request('https://give.example.org/', { headers }));
  expect(networkOf({ 'cf-connecting-ip': '2001:db8:1:2:3::4', ...FORWARDED })).toBe('2001:db8:1:2::/64');
  expect(networkOf(FORWARDED)).toBeNull();
});
