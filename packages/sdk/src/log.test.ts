import { formatEntryBundle } from '@happy-homeland/log';
import { describe, expect, test } from 'vitest';
import type { ApiError } from './index.ts';
import { createPublicLog } from './index.ts';
import { fakeDeployment, LOST, refusal } from './testing/fake-deployment.ts';
import { inTime, useVirtualTime } from './testing/virtual-time.ts';

const NOTE = 'log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— log.example AAAAAAAA\n';
const BUNDLE = bundleOf([new Uint8Array(3).fill(1), new Uint8Array(0), new Uint8Array(5).fill(2)]);
const FULL = bundleOf(Array.from({ length: 256 }, (_, at) => Uint8Array.of(at)));
const HTML = '<!doctype html><title>Sign in</title>';

useVirtualTime();

function bundleOf(entries: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(formatEntryBundle(entries));
}

function logOf(...steps: readonly (Response | Error | (() => Response))[]) {
  const fake = fakeDeployment(...steps);
  return { fake, log: createPublicLog({ baseUrl: 'https://give.example/', fetch: fake.fetch }) };
}

function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  return inTime(promise).then(
    () => expect.unreachable('the call was expected to fail'),
    (error: ApiError) => error,
  );
}

describe('files of the public log', () => {
  test('are asked for where C2SP tlog-tiles puts them', async () => {
    const { fake, log } = logOf(
      new Response(NOTE),
      new Response(NOTE),
      new Response('{}'),
      new Response(new Uint8Array(64)),
      new Response(BUNDLE),
      new Response(FULL),
    );
    expect(await log.checkpoint()).toBe(NOTE);
    expect(await log.cosigned()).toBe(NOTE);
    expect(await log.trust()).toBe('{}');
    expect(await log.tile({ level: 1, index: 1234067n, width: 2 })).toHaveLength(64);
    expect((await log.entries({ index: 5n, width: 3 })).map(({ length }) => length)).toEqual([3, 0, 5]);
    expect(await log.entries({ index: 4n })).toHaveLength(256);
    expect(fake.asked.map(({ url }) => url.replace('https://give.example/log/', ''))).toEqual([
      ...[
        'checkpoint',
        'cosigned',
        'trust.json',
        'tile/1/x001/x234/067.p/2',
        'tile/entries/005.p/3',
        'tile/entries/004',
      ],
    ]);
  });

  test('are tried again where an answer was lost', async () => {
    const { fake, log } = logOf(LOST, refusal('overloaded', 503), new Response(NOTE));
    expect(await inTime(log.checkpoint())).toBe(NOTE);
    expect(fake.asked).toHaveLength(3);
  });

  test('are cut out of the full tile once the partial one is gone', async () => {
    const hashes = new Uint8Array(256 * 32).map((_, at) => at);
    const ofHashes = logOf(refusal('not-found', 404), new Response(hashes));
    expect(await ofHashes.log.tile({ level: 0, index: 0n, width: 3 })).toEqual(hashes.slice(0, 96));
    expect(ofHashes.fake.asked.at(-1)?.url).toBe('https://give.example/log/tile/0/000');
    const ofEntries = logOf(refusal('not-found', 404), new Response(FULL));
    expect(await ofEntries.log.entries({ index: 0n, width: 2 })).toEqual([Uint8Array.of(0), Uint8Array.of(1)]);
    const gone = logOf(refusal('not-found', 404));
    expect(await failureOf(gone.log.entries({ index: 0n }))).toMatchObject({ status: 404 });
    expect(gone.fake.asked).toHaveLength(1);
  });

  test.each<[string, BodyInit]>([
    ['a web page', HTML],
    ['nothing', ''],
    ['a hash too few', new Uint8Array(32)],
    ['a hash too many', new Uint8Array(96)],
    ['a byte too few', new Uint8Array(63)],
  ])('are refused as a tile of hashes: %s', async (_, body) => {
    const { log } = logOf(new Response(body));
    expect((await failureOf(log.tile({ level: 0, index: 0n, width: 2 }))).code).toBe('bad-answer');
  });

  test.each<[string, BodyInit]>([
    ['a web page', HTML],
    ['nothing', ''],
    ['two entries', bundleOf([Uint8Array.of(1), Uint8Array.of(2)])],
    ['four entries', bundleOf(Array.from({ length: 4 }, () => Uint8Array.of(1)))],
    ['half an entry', BUNDLE.slice(0, -1)],
  ])('are refused as a bundle of three: %s', async (_, body) => {
    const { log } = logOf(new Response(body));
    expect((await failureOf(log.entries({ index: 0n, width: 3 }))).code).toBe('bad-answer');
  });

  test('that never end are left, and text that is none is refused', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (body) => {
        sent += 1;
        body.enqueue(new Uint8Array(65_536));
      },
    });
    const { log } = logOf(() => new Response(endless));
    expect((await failureOf(log.checkpoint())).code).toBe('bad-answer');
    expect(sent).toBeLessThan(32);
    expect((await failureOf(logOf(new Response(Uint8Array.of(0xff))).log.checkpoint())).code).toBe('bad-answer');
  });
});
