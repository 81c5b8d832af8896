import type { Trust } from '@happy-homeland/log';
import { createSigningKey, formatTrust } from '@happy-homeland/log';
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer } from '../testing/healthy-deployment.ts';
import { HEALTHY_LOG, HEALTHY_NOW } from '../testing/healthy-deployment.ts';
import { found, hh, removeFolders, trustFile } from '../testing/run-doctor.ts';
import { SampleLog } from '../testing/sample-log.ts';

afterEach(removeFolders);

describe('hh doctor and the public log', () => {
  const day = 86_400_000;

  test('compares the keys with the trust file that the operator keeps', async () => {
    expect(await found('/nothing', {}, ['--trust', await trustFile()])).toEqual([]);
    const other = await trustFile((trust) => ({ ...trust, quorum: 2 }));
    expect(await found('/nothing', {}, ['--trust', other])).toEqual(['fault log-keys']);
  });

  test('says where keys leave a gap, begin late, or all have ended', async () => {
    const { trust } = await HEALTHY_LOG;
    const [key] = trust.logKeys;
    const next = await createSigningKey({
      name: 'log.example.org/shili',
      role: 'log',
      seed: new Uint8Array(32).fill(8),
    });
    const ranges = async (...logKeys: Trust['logKeys']) =>
      found('/log/trust.json', { status: 200, body: formatTrust({ ...trust, logKeys }) });
    if (key === undefined) return expect.unreachable('the log has a key');
    const second = { key: next.verifierKey, fromSize: 2 };
    expect(await ranges(second, { ...key, toSize: 2 })).not.toContain('fault log-rotation');
    expect(await ranges(second, { ...key, toSize: 1 })).toContain('fault log-rotation');
    expect(await ranges({ ...key, fromSize: 1 })).toContain('fault log-rotation');
    expect(await ranges({ ...key, toSize: 9 })).toContain('fault log-rotation');
    expect(await ranges(second, key)).toContain('fault log-rotation');
  });

  test.each<[string, Partial<Answer>, string[]]>([
    ['/log/trust.json', { status: 404, body: '' }, ['fault log-keys']],
    ['/log/trust.json', { status: 200, body: '<!doctype html>' }, ['fault log-keys']],
    ['/log/checkpoint', { status: 200, body: '<!doctype html>' }, ['fault log']],
    ['/log/cosigned', { status: 404, body: '' }, ['warning log-witnesses']],
    ['/log/tile/0/000.p/3', { status: 404, body: '' }, ['fault log-files']],
    ['/log/tile/0/000.p/3', { status: 200, body: 'x'.repeat(96) }, ['fault log-files']],
    ['/log/tile/entries/000.p/3', { status: 200, body: '<!doctype html>' }, ['fault log-files']],
  ])('finds %s answered as %j', async (path, change, bad) => {
    expect(await found(path, change)).toEqual(bad);
  });

  test('warns of witnesses that are silent, or have been for a day', async () => {
    const log = await HEALTHY_LOG;
    const alone = await SampleLog.create();
    alone.appendBytes(log.entries.slice(1));
    const body = await alone.publish(alone.witnesses.slice(0, 1));
    expect(await found('/log/cosigned', { status: 200, body })).toEqual(['warning log-witnesses']);
    const { out, err } = await hh(['doctor', '--lang', 'en'], { nowMs: HEALTHY_NOW + day });
    expect([...out, ...err].filter((line) => line.includes('log-witnesses'))).toEqual([
      '! log-witnesses: the newest signature of a witness is older than 24 hours',
    ]);
  });
});
