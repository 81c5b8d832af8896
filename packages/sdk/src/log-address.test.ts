import { formatTrust } from '@happy-homeland/log';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { KeyStore } from './key-store.ts';
import { memoryKeyStore } from './key-store.ts';
import { browserPins } from './log-pin.ts';
import { createLogWatch } from './log-watch.ts';
import { giftLeaf, SampleLog as Log, ORIGIN } from './testing/sample-log.ts';

const HERE = 'https://give.example';
const DAY_MS = 24 * 3_600_000;
const GIFTS = [giftLeaf(0), giftLeaf(1), giftLeaf(2)];

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Looks at an address that serves one log after the other. */
function visitor(pins: KeyStore = memoryKeyStore()) {
  return (log: Log, baseUrl = HERE) => createLogWatch({ baseUrl, fetch: log.serve(() => log.note()), pins }).look();
}

function namesIn(pins: KeyStore): string[] {
  return pins instanceof Map ? [...pins.keys()] : [];
}

const usual = () => Log.create(GIFTS, { operators: ['own', 'other', 'other'], quorum: 2 });

describe('the log at an address', () => {
  test('is the same as long as its name, its keys and its checkers are', async () => {
    const look = visitor();
    for (let visit = 0; visit < 3; visit += 1) {
      expect(await look(await usual())).toMatchObject({ kind: 'seen', isWeakened: false });
    }
  });

  test('is refused where another one stands, however well that is signed, and stays so', async () => {
    const look = visitor();
    await look(await usual());
    const away = await Log.create(GIFTS, {
      origin: 'log.example.org/away',
      operators: ['own', 'other', 'other'],
      quorum: 2,
    });
    for (const again of [1, 2])
      expect([again, await look(away)]).toEqual([again, { kind: 'refused', reason: 'replaced' }]);
    expect(await look(away, 'https://elsewhere.example')).toMatchObject({ kind: 'seen' });
    expect(await look(await usual())).toMatchObject({ kind: 'seen', isWeakened: false });
  });

  test('is refused where all its keys are others than before', async () => {
    const look = visitor();
    await look(await usual());
    const rekeyed = await Log.create(GIFTS, { fill: 9, operators: ['own', 'other', 'other'], quorum: 2 });
    expect(await look(rekeyed)).toEqual({ kind: 'refused', reason: 'replaced' });
  });

  test('may sign with a newer key where the older one is still in the file', async () => {
    const pins = memoryKeyStore();
    const old = await usual();
    await visitor(pins)(old);
    const next = await Log.create(GIFTS, { fill: 9, operators: ['own', 'other', 'other'], quorum: 2 });
    const [newest] = next.trust.logKeys;
    const [oldest] = old.trust.logKeys;
    if (newest === undefined || oldest === undefined) return expect.unreachable();
    const logKeys = [
      { ...newest, fromSize: 3 },
      { ...oldest, toSize: 3 },
    ];
    const trust = { ...old.trust, logKeys };
    const serve = old.serve(() => old.note({ keys: [next.key, old.key] }));
    const fetch = async (url: string) => (url.endsWith('trust.json') ? new Response(formatTrust(trust)) : serve(url));
    const look = () => createLogWatch({ baseUrl: HERE, fetch, pins }).look();
    for (let visit = 0; visit < 2; visit += 1) expect(await look()).toMatchObject({ kind: 'seen', isWeakened: false });
  });

  test('does not get rid of a contradiction by another name', async () => {
    const look = visitor();
    await look(await usual());
    const forged = await Log.create([giftLeaf(5), ...GIFTS], { operators: ['own', 'other', 'other'], quorum: 2 });
    const verdict = await look(forged);
    expect(verdict).toMatchObject({ kind: 'contradiction', origin: ORIGIN });
    expect(await look(await Log.create(GIFTS, { origin: 'log.example.org/away' }))).toEqual(verdict);
  });
});

describe('the checkers of the log at an address', () => {
  test.each<[string, Parameters<typeof Log.create>[1]]>([
    ['fewer have to have seen it', { operators: ['own', 'other', 'other'], quorum: 1 }],
    ['one of them is gone', { operators: ['own', 'other'], quorum: 2 }],
    ['one of them is said to be somebody else’s now', { operators: ['other', 'other', 'other'], quorum: 2 }],
  ])('are said to be weaker where %s, for thirty days', async (_, options) => {
    const look = visitor();
    const now = vi.spyOn(Date, 'now').mockReturnValue(DAY_MS);
    await look(await usual());
    const weaker = await Log.create(GIFTS, options);
    expect(await look(weaker)).toMatchObject({ kind: 'seen', isWeakened: true });
    now.mockReturnValue(31 * DAY_MS);
    expect(await look(weaker)).toMatchObject({ kind: 'seen', isWeakened: true });
    now.mockReturnValue(31 * DAY_MS + 1);
    expect(await look(weaker)).toMatchObject({ kind: 'seen', isWeakened: false });
    expect(await look(weaker)).toMatchObject({ kind: 'seen', isWeakened: false });
  });

  test('are told of from the beginning again where they were as before in between', async () => {
    const look = visitor();
    const now = vi.spyOn(Date, 'now').mockReturnValue(DAY_MS);
    await look(await usual());
    const weaker = await Log.create(GIFTS, { operators: ['own', 'other', 'other'], quorum: 1 });
    await look(weaker);
    await look(await usual());
    now.mockReturnValue(40 * DAY_MS);
    expect(await look(weaker)).toMatchObject({ kind: 'seen', isWeakened: true });
  });

  test('may be more than before', async () => {
    const look = visitor();
    await look(await Log.create(GIFTS));
    expect(await look(await usual())).toMatchObject({ kind: 'seen', isWeakened: false });
  });

  test('are remembered of what was verified only', async () => {
    const stranger = await Log.create(GIFTS, { origin: 'log.example.org/away', quorum: 2 });
    const pins = memoryKeyStore();
    const fetch = stranger.serve(() => stranger.note({ witnesses: 1 }));
    expect(await createLogWatch({ baseUrl: HERE, fetch, pins }).look()).toMatchObject({ kind: 'refused' });
    expect(namesIn(pins)).toEqual([]);
    expect(await visitor(pins)(await usual())).toMatchObject({ kind: 'seen' });
  });
});

describe('what is remembered of an address', () => {
  test('is nothing where the trust came from elsewhere', async () => {
    const pins = memoryKeyStore();
    const log = await usual();
    const watch = createLogWatch({ baseUrl: HERE, fetch: log.serve(() => log.note()), pins, trust: log.trustText });
    expect(await watch.look()).toMatchObject({ kind: 'seen', isWeakened: false });
    expect(namesIn(pins)).toEqual([`hh:log:${ORIGIN}`]);
  });

  test.each(['', 'x', '0\n', '0\n{"format":1}', '\n\n\n'])('is as good as nothing where it is %j', async (kept) => {
    const pins = memoryKeyStore();
    await pins.set(`hh:log-at:${HERE}/log/`, kept);
    expect(await visitor(pins)(await usual())).toMatchObject({ kind: 'seen', isWeakened: false });
    expect(await pins.get(`hh:log-at:${HERE}/log/`)).toBe(`0\n${(await usual()).trustText}`);
  });

  test('is kept for the page where storage is full or refuses', async () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    const away = await Log.create(GIFTS, { origin: 'log.example.org/away', quorum: 1 });
    const look = visitor(browserPins());
    expect(await look(await usual(), 'https://full.example')).toMatchObject({ kind: 'seen' });
    expect(await look(away, 'https://full.example')).toEqual({ kind: 'refused', reason: 'replaced' });
  });
});
