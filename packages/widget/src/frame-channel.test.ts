import { describe, expect, test } from 'vitest';
import { newChannel, parseHeight, parseHello } from './frame-channel.ts';

const CHANNEL = '0123456789abcdef0123456789abcdef';
const HELLO = { hh: 'hello', channel: CHANNEL };
const HEIGHT = { hh: 'height', channel: CHANNEL, height: 640 };

describe('a message between a page and its frame', () => {
  test('is taken as it is meant', () => {
    expect([parseHello(HELLO), parseHeight(HEIGHT)]).toEqual([HELLO, HEIGHT]);
    expect(newChannel()).toMatch(/^[0-9a-f]{32}$/);
    expect(newChannel()).not.toBe(newChannel());
  });

  test.each([
    null,
    undefined,
    'hello',
    7,
    [],
    {},
    { ...HELLO, channel: 'short' },
    { ...HELLO, channel: `${CHANNEL}\n` },
    { ...HELLO, channel: [CHANNEL] },
    { ...HELLO, more: 1 },
    { ...HEIGHT, height: 0 },
    { ...HEIGHT, height: -1 },
    { ...HEIGHT, height: 8001 },
    { ...HEIGHT, height: 1.5 },
    { ...HEIGHT, height: '640' },
    { ...HEIGHT, height: Number.NaN },
    { ...HEIGHT, height: Number.POSITIVE_INFINITY },
    { ...HEIGHT, name: '王阿姨' },
    { hh: 'height', height: 640 },
    { ...HEIGHT, hh: 'hello' },
    { ...HELLO, hh: 'height' },
  ])('that is %j is nobody’s', (data) => {
    expect([parseHello(data), parseHeight(data)]).toEqual([null, null]);
  });
});
