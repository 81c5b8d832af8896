// Whom an audit believes.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SigningKey } from '@happy-homeland/log';
import { createSigningKey, formatVerifierKey } from '@happy-homeland/log';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditFolder, logOfGifts } from '../testing/run-audit.ts';
import { cardOf, gift, LOG_ORIGIN, SampleLog } from '../testing/sample-log.ts';

let folder: ReturnType<typeof auditFolder>;
beforeEach(() => {
  folder = auditFolder();
});
afterEach(() => folder.remove());

const hh: typeof folder.hh = (...args) => folder.hh(...args);
const findingsOf: typeof folder.findingsOf = (...args) => folder.findingsOf(...args);

describe('a snapshot that is not vouched for', () => {
  test('by a trust file that came another way', async () => {
    const log = await logOfGifts(2);
    const other = await SampleLog.create([]);
    const name = join(folder.data, 'trust.json');
    writeFileSync(name, other.files.get('trust.json') ?? '');
    expect((await hh(log, ['--trust', name])).code).toBe(0);
    writeFileSync(name, JSON.stringify({ format: 1 }));
    const { code, err } = await hh(log, ['--trust', name]);
    expect([code, err]).toEqual([2, '没有完成：信任文件无法读懂']);
  });

  test('by too few witnesses, or with a broken signature', async () => {
    const log = await logOfGifts(2);
    log.files.delete('cosigned');
    await log.publish([]);
    log.files.set('cosigned', log.files.get('checkpoint') ?? new Uint8Array());
    const few = await hh(log, ['--lang', 'en']);
    expect(few.code).toBe(1);
    expect(few.out).toMatch(
      /^✗ the snapshot cannot be trusted: too few witnesses have signed it\n {4}log\.example\.org/,
    );
    const note = await log.publish();
    log.files.set('checkpoint', new TextEncoder().encode(note.replace('\n3\n', '\n2\n')));
    const broken = await hh(log);
    expect([broken.code, broken.out.split('\n')[0]]).toEqual([
      1,
      '✗ 账目快照不可信：署名是信任的密钥，签名却不对：内容或签名被动过',
    ]);
  });

  test('by the trust file that was kept the first time', async () => {
    const log = await logOfGifts(2);
    await hh(log);
    log.trust = { ...log.trust, logKeys: [] };
    log.takeOver(await createSigningKey({ name: LOG_ORIGIN, role: 'log', seed: new Uint8Array(32).fill(8) }), 0);
    const { code, err } = await hh(log);
    expect(code).toBe(2);
    expect(err).toContain('相矛盾');
  });
});

describe('a key that takes over', () => {
  const seed = new Uint8Array(32).fill(9);
  interface Rotated {
    readonly isForged?: boolean;
    readonly from?: SigningKey;
    readonly servedFrom?: number;
  }
  async function rotated({ isForged = false, from, servedFrom = 3 }: Rotated = {}) {
    const log = await logOfGifts(2);
    await hh(log);
    const next = await createSigningKey({ name: LOG_ORIGIN, role: 'log', seed });
    const old = from ?? log.key;
    const [oldKey, newKey] = [formatVerifierKey(old.verifierKey), formatVerifierKey(next.verifierKey)];
    const message = new TextEncoder().encode(`fund/key-rotation/v1\n${LOG_ORIGIN}\n${oldKey}\n${newKey}\n3\n`);
    const signed = async (key: typeof next) => Buffer.from(await key.sign(message)).toString('base64url');
    const oldSignature = await signed(isForged ? next : old);
    const newSignature = await signed(next);
    log.append({
      v: 1,
      kind: 'key.rotation',
      date: '2026-11-22',
      oldKey,
      newKey,
      oldSignature,
      newSignature,
      validFrom: 3,
    });
    log.takeOver(next, servedFrom);
    await log.publish();
    return log;
  }

  test('is believed where both have signed it in the log', async () => {
    const log = await rotated();
    const { code, out } = await hh(log);
    expect([code, out]).toEqual([0, expect.stringContaining('服务换发了更新版本的信任文件')]);
  });

  test('is not believed where the old one has not', async () => {
    const { code, findings } = await findingsOf(await rotated({ isForged: true }));
    expect(code).toBe(1);
    expect(findings.map(({ kind, index }) => [kind, index])).toEqual([
      ['rotation-wrong', 3],
      ['rotation-wrong', null],
    ]);
  });

  test('is not believed where a stranger’s key has handed over to it', async () => {
    const stranger = await createSigningKey({ name: LOG_ORIGIN, role: 'log', seed: new Uint8Array(32).fill(77) });
    const { code, findings } = await findingsOf(await rotated({ from: stranger }));
    expect(code).toBe(1);
    expect(findings.map(({ kind, index }) => [kind, index])).toEqual([['rotation-wrong', null]]);
  });

  test('is not believed where it is said to have been there from the beginning', async () => {
    const log = await logOfGifts(2);
    await hh(log);
    log.takeOver(await createSigningKey({ name: LOG_ORIGIN, role: 'log', seed }), 0);
    // The key that was kept stays good for what it has signed, and signs no more.
    const [next, first] = log.trust.logKeys;
    if (next === undefined || first === undefined) throw new TypeError('two keys');
    log.serveTrust({ ...log.trust, logKeys: [next, { key: first.key, fromSize: 0, toSize: 3 }] });
    log.append(gift(1));
    log.cards = [cardOf('well', 301, 3)];
    await log.publish();
    const { code, findings } = await findingsOf(log);
    expect(code).toBe(1);
    expect(findings.map(({ kind, index }) => [kind, index])).toEqual([['rotation-wrong', null]]);
  });

  test('is believed from the size on that both have signed, and from no earlier one', async () => {
    const { code, findings } = await findingsOf(await rotated({ servedFrom: 1 }));
    expect([code, findings.map(({ kind }) => kind)]).toEqual([1, ['rotation-wrong']]);
  });
});

describe('the newest snapshot, before witnesses have seen it', () => {
  test('is left for the one that they have seen', async () => {
    const log = await logOfGifts(2);
    const journal = log.journalOf('well');
    log.append(gift(1));
    await log.publish([]);
    log.bend = (path) => (path.includes('/ledger') ? Response.json({ items: journal, nextCursor: null }) : undefined);
    const { code, out } = await hh(log);
    expect([code, out]).toEqual([0, expect.stringContaining('账目快照：3 条')]);
  });

  async function ahead(): Promise<SampleLog> {
    const log = await logOfGifts(2);
    log.append(gift(1));
    await log.publish([]);
    log.cards = [cardOf('well', 301, 3)];
    return log;
  }

  test('is used where the figures have gone ahead, once the witnesses have seen it too', async () => {
    const log = await ahead();
    let asked = 0;
    log.bend = async (path) => {
      if (path.startsWith('/v1/projects?')) asked += 1;
      // They need as long as it takes to read the figures twice.
      const isSeen = asked === 2 && path === '/log/cosigned';
      return isSeen ? new Response(await log.publish()) : undefined;
    };
    const { code, out } = await hh(log, ['--journal']);
    expect([code, out]).toEqual([0, expect.stringContaining('账目快照：4 条')]);
    expect(out).toContain('独立核对方 2 家');
  });

  test('proves nothing while too few have seen it: a deployment could show it to one reader alone', async () => {
    const log = await ahead();
    const { code, findings } = await findingsOf(log);
    expect([code, findings]).toEqual([1, [expect.objectContaining({ kind: 'unwitnessed', from: 3, until: 4 })]]);
    const { out } = await hh(log);
    expect(out).toContain('第 4 至 4 条记录');
  });
});

describe('what an audit says that it proves is no more than it has seen', () => {
  test('the first time', async () => {
    const { out } = await hh(await logOfGifts(2));
    expect(out).toContain('这是第一次核对，此前有没有改写，要从下次核对起才看得出');
    expect(out).toContain('1 家他方核对方看过同一份记录');
  });

  test('the second time', async () => {
    const log = await logOfGifts(2);
    await hh(log);
    const { out } = await hh(log, ['--lang', 'en']);
    expect(out).toContain('and was not rewritten since the audit before');
  });

  test.each([[[]], [['witness.example.org/a']]])('where %j are all who have signed', async (names) => {
    const log = await SampleLog.create(names);
    log.append(gift(100));
    log.cards = [cardOf('well', 100, 1)];
    await log.publish();
    const { code, out } = await hh(log);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('没有他方核对方看过：给别人看的是不是同一份，这里证明不了'),
    ]);
    expect(out).not.toContain('看过同一份记录');
  });
});
