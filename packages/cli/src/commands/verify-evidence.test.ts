// Evidence that a log contradicts itself, as somebody checks it who got the file from a browser, a witness or an audit.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSigningKey, formatTrust, formatVerifierKey } from '@happy-homeland/log';
import { formatEvidence } from '@happy-homeland/log/evidence';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditFolder, logOfGifts } from '../testing/run-audit.ts';
import { runHh } from '../testing/run-hh.ts';
import type { SampleLog } from '../testing/sample-log.ts';
import { gift, LOG_ORIGIN } from '../testing/sample-log.ts';

const KEPT = '2026-11-22T04:00:00.000Z';

let folder: ReturnType<typeof auditFolder>;
beforeEach(() => {
  folder = auditFolder();
});
afterEach(() => folder.remove());

async function verify(evidence: string, { trust }: Pick<SampleLog, 'trust'>, flags: readonly string[] = []) {
  const [file, trusted] = [join(folder.data, 'evidence.txt'), join(folder.data, 'trusted.json')];
  writeFileSync(file, evidence);
  writeFileSync(trusted, formatTrust(trust));
  return runHh(['verify', file, '--trust', trusted, ...flags]);
}

/** Two snapshots of five entries, of which the log has signed both. */
async function forked() {
  const log = await logOfGifts(4);
  const first = await log.publish([]);
  log.rewrite(2, gift(9));
  const second = await log.publish([]);
  return { log, first, second };
}

const forkFile = ({ first, second }: { first: string; second: string }) =>
  formatEvidence({ kind: 'fork', kept: KEPT, first, second, proof: [] });

describe('evidence of a contradiction', () => {
  test('is told with what it proves, by whose key, and what it does not', async () => {
    const both = await forked();
    const { code, out, err } = await verify(forkFile(both), both.log);
    expect([code, err]).toEqual([0, '']);
    const key = formatVerifierKey(both.log.key.verifierKey);
    expect(out.replaceAll(/条，[\w+/]{43}=/g, '条，…').split('\n')).toEqual([
      '✓ 证据成立：同一份公开账目记录，在同一长度上签了两份不同的快照',
      `  公开账目记录 ${LOG_ORIGIN}`,
      `  第一份快照：5 条，…，签名密钥 ${key}`,
      `  第二份快照：5 条，…，签名密钥 ${key}`,
      '  出具者自称：一个浏览器，2026年11月22日 中国标准时间 12:00',
      '证明了：这两份快照不能同时为真，而两份都由上面的密钥签名；已公布的账被改写过，或给不同的人看了不同的账。不必相信出具此文件的人。',
      '没有证明：哪一份是真的、谁改的、为什么。请把此文件交给审计机构或民政部门。',
    ]);
    const english = await verify(forkFile(both), both.log, ['--lang', 'en']);
    expect(english.out).toMatch(/^✓ The evidence holds: one log signed two different snapshots of the same size\n/);
    expect(JSON.parse((await verify(forkFile(both), both.log, ['--json'])).out)).toEqual({
      ok: true,
      evidence: 'fork',
      origin: LOG_ORIGIN,
      first: '5',
      second: '5',
    });
  });

  test('that an audit kept proves a rewritten history', async () => {
    const log = await logOfGifts(300);
    await folder.hh(log);
    log.rewrite(100, gift(9));
    log.append(gift(1));
    await log.publish();
    expect((await folder.hh(log)).out).toContain('历史被改写');
    const [kept = ''] = readdirSync(join(folder.data, 'evidence'));
    const evidence = readFileSync(join(folder.data, 'evidence', kept, 'evidence.txt'), 'utf8');
    const { code, out } = await verify(evidence, log, ['--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toMatch(/^✓ The evidence holds: .* the later has another beginning than the earlier\n/);
  });

  test('is not enough where nothing shows that the log did not simply grow', async () => {
    const log = await logOfGifts(4);
    const first = await log.publish([]);
    log.append(gift(1));
    const second = await log.publish([]);
    const unproven = formatEvidence({ kind: 'unproven', kept: 'some day', first, second, proof: [] });
    const { code, out } = await verify(unproven, log, ['--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toContain('✗ Not enough: both snapshots are the log’s own');
    expect(out).toContain('by a browser at some day');
  });

  test('proves nothing with the keys of others, for another log, or where one snapshot stands twice', async () => {
    const both = await forked();
    const stranger = await createSigningKey({ name: LOG_ORIGIN, role: 'log', seed: new Uint8Array(32).fill(9) });
    const keys = [{ key: stranger.verifierKey, fromSize: 0 }];
    const others = { trust: { ...both.log.trust, logKeys: keys } };
    const renamed = { trust: { ...both.log.trust, origin: 'log.example.net' } };
    const same = { first: both.first, second: both.first };
    for (const [file, log] of [
      [forkFile(both), others],
      [forkFile(both), renamed],
      [forkFile(same), both.log],
      ['happy-homeland/evidence/v1\n', both.log],
    ] as const) {
      const { code, out } = await verify(file, log);
      expect(code).toBe(1);
      expect(out).toMatch(/^✗ 核验不通过：文件里没有由信任文件中/);
    }
  });
});
