import { cosign, formatCheckpoint, signNote } from '@happy-homeland/log';
import { judgeEvidence } from '@happy-homeland/log/evidence';
import { describe, expect, test } from 'vitest';
import { memoryKeyStore } from './key-store.ts';
import { createLogWatch } from './log-watch.ts';
import { giftLeaf, ORIGIN, SampleLog, SEEN_S } from './testing/sample-log.ts';

const gifts = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => giftLeaf(from + at));

function watching(first: SampleLog) {
  let log = first;
  let note: string | undefined;
  const pins = memoryKeyStore();
  const fetch = (url: string) => log.serve(() => note ?? log.note())(url);
  const watch = createLogWatch({ baseUrl: 'https://give.example/', fetch, pins });
  return {
    pins,
    look: () => watch.look(),
    show: (next: SampleLog, text?: string) => {
      log = next;
      note = text;
    },
  };
}

describe('a log that is looked at', () => {
  test('is signed and seen, and followed from then on', async () => {
    const log = await SampleLog.create(gifts(0, 300));
    const { look } = watching(log);
    const first = await look();
    expect(first).toMatchObject({
      kind: 'seen',
      origin: ORIGIN,
      size: '300',
      sinceMs: undefined,
      newestTimeMs: SEEN_S * 1000,
    });
    log.grow(gifts(300, 777));
    expect(await look()).toMatchObject({ kind: 'seen', size: '777', sinceMs: expect.any(Number) });
  });

  test('is as good as before where it did not grow', async () => {
    const { look } = watching(await SampleLog.create(gifts(0, 3)));
    await look();
    expect(await look()).toMatchObject({ kind: 'seen', size: '3' });
  });

  test('says who saw it, where those were too few', async () => {
    const log = await SampleLog.create(gifts(0, 3), { quorum: 2 });
    const { look, show } = watching(log);
    show(log, await log.note({ witnesses: 1 }));
    expect(await look()).toMatchObject({ kind: 'refused', reason: 'quorum-missed', cosignedBy: [{ operator: 'own' }] });
  });

  test('proves nothing where nobody answers, or somebody else does', async () => {
    const pins = memoryKeyStore();
    const answers = [
      () => Promise.reject(new TypeError('network')),
      async () => new Response('', { status: 503 }),
      async () => new Response('x'.repeat(70_000)),
    ];
    for (const fetch of answers) {
      expect(await createLogWatch({ baseUrl: 'https://give.example', fetch, pins }).look()).toEqual({
        kind: 'unreachable',
      });
    }
    const portal = async () => new Response('<html>登录</html>');
    expect(await createLogWatch({ baseUrl: 'https://give.example', fetch: portal, pins }).look()).toEqual({
      kind: 'refused',
      reason: 'trust-unusable',
    });
  });

  test('throws nothing but the reason of whoever stopped looking', async () => {
    const log = await SampleLog.create(gifts(0, 3));
    const watch = createLogWatch({
      baseUrl: 'https://give.example',
      fetch: log.serve(() => log.note()),
      pins: memoryKeyStore(),
    });
    const reason = new Error('gone');
    await expect(watch.look({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe('a log that contradicts what was seen', () => {
  const rewritten = (to: number) => [giftLeaf(0), giftLeaf(1, {}, 'road'), ...gifts(2, to)];

  test.each([
    ['with an entry that was changed, and grew since', 300, 700],
    ['with another history of the same size', 300, 300],
    ['with another history of one entry more', 3, 4],
    ['within one tile', 5, 200],
  ])('%s', async (_, before, after) => {
    const { look, show, pins } = watching(await SampleLog.create(gifts(0, before)));
    const seen = await look();
    const forged = await SampleLog.create(rewritten(after));
    show(forged);
    const verdict = await look();
    expect(verdict).toMatchObject({ kind: 'contradiction', origin: ORIGIN });
    if (verdict.kind !== 'contradiction' || seen.kind !== 'seen') return expect.unreachable();
    // Both states stand in the file, and it is proof for whoever has the log's own keys, and for nobody else.
    for (const note of [seen.note, await forged.note()]) expect(verdict.evidence).toContain(note);
    expect(await judgeEvidence(verdict.evidence, forged.trust.logKeys)).toBe(before === after ? 'fork' : 'rewritten');
    const stranger = await SampleLog.create([], { fill: 9 });
    expect(await judgeEvidence(verdict.evidence, stranger.trust.logKeys)).toBe('nothing');
    // It stays, whatever is shown later.
    show(await SampleLog.create(gifts(0, before)));
    expect(await look()).toEqual(verdict);
    expect(pins).toBeInstanceOf(Map);
  });

  test.each([
    ['no witness', 0],
    ['fewer witnesses than have to', 1],
  ])('and was signed by the log itself and by %s', async (_, witnesses) => {
    const { look, show } = watching(await SampleLog.create(gifts(0, 300), { quorum: 2 }));
    const seen = await look();
    const forged = await SampleLog.create(rewritten(700), { quorum: 2 });
    const note = await forged.note({ witnesses });
    show(forged, note);
    const verdict = await look();
    if (verdict.kind !== 'contradiction' || seen.kind !== 'seen') return expect.unreachable(JSON.stringify(verdict));
    for (const signed of [seen.note, note]) expect(verdict.evidence).toContain(signed);
    expect(await judgeEvidence(verdict.evidence, forged.trust.logKeys)).toBe('rewritten');
  });

  test('and came with a cosignature that its witness never made', async () => {
    const { look, show } = watching(await SampleLog.create(gifts(0, 300)));
    await look();
    const forged = await SampleLog.create(rewritten(300));
    const note = await forged.note({ witnesses: 1 });
    const at = note.lastIndexOf('==') - 4;
    show(forged, `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`);
    expect(await look()).toMatchObject({ kind: 'contradiction' });
  });

  test('while one that fits and too few have seen is not what later ones are held against', async () => {
    const log = await SampleLog.create(gifts(0, 300), { quorum: 2 });
    const { look, show, pins } = watching(log);
    const first = await look();
    log.grow(gifts(300, 400));
    show(log, await log.note({ witnesses: 1 }));
    expect(await look()).toMatchObject({ kind: 'refused', reason: 'quorum-missed', cosignedBy: [{ operator: 'own' }] });
    if (first.kind !== 'seen') return expect.unreachable();
    expect(await pins.get(`hh:log:${ORIGIN}`)).toContain(first.note);
    show(log);
    expect(await look()).toMatchObject({ kind: 'seen', size: '400' });
  });

  test('and a smaller one with another beginning', async () => {
    const { look, show } = watching(await SampleLog.create(gifts(0, 300)));
    await look();
    show(await SampleLog.create(rewritten(200)));
    // The larger tree cannot be had any more, so nothing is proved; it is not taken for the newest either.
    expect(await look()).toEqual({ kind: 'refused', reason: 'older' });
  });

  test('while an old answer of the same log is only old', async () => {
    const log = await SampleLog.create(gifts(0, 100));
    const old = await log.note();
    log.grow(gifts(100, 400));
    const { look, show } = watching(log);
    await look();
    show(log, old);
    expect(await look()).toEqual({ kind: 'refused', reason: 'older' });
    show(log);
    expect(await look()).toMatchObject({ kind: 'seen', size: '400' });
  });

  test('while tiles of somebody else only prove nothing', async () => {
    const log = await SampleLog.create(gifts(0, 300));
    const { look } = watching(log);
    await look();
    log.grow(gifts(300, 700));
    const path = 'tile/0/001';
    const tile = log.files.get(path) ?? new Uint8Array();
    log.files.set(
      path,
      tile.map((byte) => byte ^ 1),
    );
    expect(await look()).toEqual({ kind: 'refused', reason: 'tiles-wrong' });
    log.files.set(path, tile.slice(1));
    expect(await look()).toEqual({ kind: 'refused', reason: 'tiles-wrong' });
    log.files.delete(path);
    expect(await look()).toEqual({ kind: 'unreachable' });
    log.files.set(path, tile);
    expect(await look()).toMatchObject({ kind: 'seen', size: '700' });
  });

  test('and a wrong signature is no ground for anything', async () => {
    const log = await SampleLog.create(gifts(0, 3));
    const { look, show } = watching(log);
    const text = formatCheckpoint({ origin: ORIGIN, size: 3n, root: new Uint8Array(32) });
    const [witness] = log.witnesses;
    const right = await log.note();
    const forged = `${text}${right.slice(right.indexOf('\n\n') + 1)}`;
    show(log, forged);
    expect(await look()).toEqual({ kind: 'refused', reason: 'signature-wrong' });
    if (witness === undefined) return expect.unreachable();
    show(log, `${await signNote(text, [])}${await cosign({ text, timeS: SEEN_S }, witness)}`);
    expect(await look()).toEqual({ kind: 'refused', reason: 'signature-missing' });
  });
});
