import { describe, expect, test } from 'vitest';
import { isWithin, networkText, parseAddress, parseRange } from './network.ts';

const text = (address: string) => {
  const parsed = parseAddress(address);
  return parsed && networkText(parsed);
};

describe('an address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['203.0.113.7:8080', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:FFFF:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
  ])('%s is the network %s', (written, network) => {
    expect(text(written)).toBe(network);
  });

  test.each([
    '',
    'unknown',
    '256.1.1.1',
    '1.2.3',
    '1.2.3.4.5',
    '1::2::3',
    '12345::',
    'g::1',
    ':1',
    '1:2:3:4:5:6:7:8:9',
    '_hidden',
    '1:2:3:4:5:6:7::8',
  ])('“%s” is none', (written) => {
    expect(parseAddress(written)).toBeNull();
  });
});

describe('a range', () => {
  const within = (address: string, range: string) => {
    const [parsed, of] = [parseAddress(address), parseRange(range)];
    return parsed !== null && of !== null && isWithin(parsed, of);
  };

  test.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['192.168.1.127', '192.168.1.0/25', true],
    ['192.168.1.128', '192.168.1.0/25', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.2', '127.0.0.1', false],
    ['::ffff:10.9.9.9', '10.0.0.0/8', true],
    ['8.8.8.8', '0.0.0.0/0', true],
    ['fd12::1', 'fd00::/8', true],
    ['fe12::1', 'fd00::/8', false],
    ['::1', '::1', true],
    ['10.0.0.1', '::/0', false],
  ])('%s in %s: %s', (address, range, expected) => {
    expect(within(address, range)).toBe(expected);
  });

  test.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', 'nowhere/8', '::/129', ''])('“%s” is none', (written) => {
    expect(parseRange(written)).toBeNull();
  });
});
